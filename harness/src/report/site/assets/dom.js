// Building the page. Whatever comes from a trajectory is hostile: it gets into the page as text and as nothing else.

// Characters that are not plain text: they would be invisible, or turn the text around.
const HARMFUL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;

// Text for an attribute, or for where there is only room for text.
function plain(text) {
  return String(text).replace(HARMFUL, "\ufffd");
}

// Text for the page, with harmful characters shown by their number.
function say(text) {
  const whole = String(text);
  const made = document.createDocumentFragment();
  let from = 0;
  for (const found of whole.matchAll(HARMFUL)) {
    made.append(whole.slice(from, found.index));
    const number = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    const mark = document.createElement("span");
    mark.className = "control";
    mark.textContent = "⟨" + number + "⟩";
    made.append(mark);
    from = found.index + found[0].length;
  }
  made.append(whole.slice(from));
  return made;
}

// An element. Attributes are names of ours with text; a function listens to the event of its name. Links lead to
// places in the site, so that no address can come from a trajectory.
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else if (name === "href" && !/^#|^[a-z-]+\.html/.test(value)) throw new TypeError("a link out of the site");
    else made.setAttribute(name, value === true ? "" : plain(value));
  }
  for (const child of children.flat(3)) {
    if (child === undefined || child === null || child === false) continue;
    made.append(child instanceof Node ? child : say(child));
  }
  return made;
}

const NOTHING = "–";

function number(value, digits = 0) {
  return value === null || value === undefined ? NOTHING : value.toFixed(digits);
}

// A count with its thousands set apart.
function count(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

function many(value, one, more) {
  return count(value) + " " + (value === 1 ? one : more);
}

function time(ms) {
  if (ms < 1000) return ms + " ms";
  if (ms < 90_000) return (ms / 1000).toFixed(1) + " s";
  return (ms / 60_000).toFixed(1) + " min";
}

function dollars(value) {
  if (value === null || value === undefined) return NOTHING;
  return "$" + value.toFixed(value !== 0 && value < 0.1 ? 4 : 2);
}

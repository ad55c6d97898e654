// One turn of an episode: what the model was told, what it answered, what that changed, and what it was worth.

const ROLES = { system: "Standing instructions", user: "Told", assistant: "Said" };

function messageBox([role, text], open) {
  const length = whole(text).length;
  return el("details", { class: "message", open }, el("summary", {}, ROLES[role] ?? role, el("span", { class: "note" }, many(length, "character", "characters"))), prose(text));
}

function replyParts(turn) {
  const parts = [];
  if (turn.reasoning) {
    parts.push(el("details", { class: "message reasoning" }, el("summary", {}, "Reasoning", el("span", { class: "note" }, many(whole(turn.reasoning).length, "character", "characters"))), prose(turn.reasoning)));
  }
  parts.push(el("div", { class: "reply" }, whole(turn.reply).trim() ? prose(turn.reply) : el("p", { class: "note" }, "An empty reply.")));
  if (turn.stop && turn.stop !== "stop") parts.push(el("p", { class: "note" }, `The model stopped because of: ${turn.stop}.`));
  if (turn.declaration) parts.push(el("p", { class: "alert" }, el("strong", {}, "Declared contradictory: "), whole(turn.declaration)));
  if (turn.notes.length) parts.push(el("ul", { class: "note" }, turn.notes.map((note) => el("li", {}, note))));
  return parts;
}

function turnFigures(turn) {
  const { tokens, grade } = turn;
  const pairs = [
    ["Reward", number(turn.reward, 3)],
    ["Stopped at", grade.stage],
    ["Tokens", tokens.prompt + tokens.completion ? `${count(tokens.prompt)} in, ${count(tokens.completion)} out` : NOTHING],
    ["Reasoning", tokens.reasoning ? count(tokens.reasoning) : NOTHING],
    ["Cost", dollars(turn.cost_usd)],
    ["Time", time(turn.duration_ms)],
    ["Began", `${time(turn.started_ms)} in`],
    ["Grading", time(grade.grade_ms) + (grade.cached ? ", known already" : "")],
  ];
  if (turn.requests > 1) pairs.push(["Requests", turn.requests]);
  if (turn.served) pairs.push(["Served by", turn.served]);
  return el("dl", { class: "facts" }, pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

// Fills a pane with its turn; turn 0 is the untouched workspace.
function showTurn(pane) {
  const { record, shared, turn } = pane;
  for (const button of pane.bar.children) {
    const current = button.dataset.turn === String(turn);
    if (current) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
  const own = turn === 0 ? null : record.turns[turn - 1];
  const prompt = shared.prompts[record.prompt] ?? [];
  const told = turn <= 1 ? prompt : own.messages;
  const grade = own ? own.grade : shared.starts[record.start];
  const state = pane.states[turn];
  const left = [];
  if (told.length) {
    left.push(el("h2", {}, turn === 0 ? "First observation" : "Observation"));
    left.push(told.map((one) => messageBox(one, turn === 0 ? one[0] === "user" : turn > 1)));
  }
  if (own) left.push(el("h2", {}, "Reply"), replyParts(own));
  const right = [];
  if (own) {
    const changed = changedFiles(state, own.grade);
    const box = el("div", { class: "files-shown" }, changed.length ? changed : el("p", { class: "note" }, "No file was changed."));
    const files = el("button", { type: "button", "aria-pressed": "false" }, "Whole files");
    files.addEventListener("click", () => {
      const pressed = files.getAttribute("aria-pressed") === "true";
      files.setAttribute("aria-pressed", String(!pressed));
      box.replaceChildren(...(pressed ? (changed.length ? changed : [el("p", { class: "note" }, "No file was changed.")]) : wholeFiles(state.files, own.grade, shared.locked)));
    });
    right.push(el("div", { class: "head" }, el("h2", {}, "Changes"), files), box);
    right.push(el("h2", {}, "Grade"), turnFigures(own), gradeParts(own.grade));
  } else {
    right.push(el("h2", {}, "Files at the start"), wholeFiles(state.files, grade, shared.locked), gradeParts(grade, true));
  }
  pane.body.replaceChildren(el("div", { class: "left" }, left), el("div", { class: "right" }, right));
}

// Searching in the episodes that are open.
let wanted = "";
let found = [];
let current = -1;

// What is searched of a turn.
function turnText(pane, turn) {
  const own = pane.record.turns[turn - 1];
  if (!own) return "";
  const parts = [own.reply, own.reasoning, ...own.messages.map(([, text]) => text)].filter(Boolean).map(whole);
  for (const { rows } of Object.values(pane.states[turn].changed)) parts.push(...rows.map((row) => row.text));
  parts.push(...compilerDiagnostics(own.grade).map((one) => whole(one.rendered)));
  parts.push(...(own.grade.tests?.outcomes ?? []).map(([name, , message]) => `${name} ${message ? whole(message) : ""}`));
  return parts.join("\n").toLowerCase();
}

function findBox() {
  wanted = "";
  const says = el("span", { class: "note", "aria-live": "polite" });
  const input = el("input", { type: "search", id: "find", placeholder: "Find in this trajectory", "aria-label": "Find in this trajectory" });
  const update = () => {
    wanted = input.value.trim().toLowerCase();
    const hits = wanted ? panes.flatMap((pane) => pane.record.turns.map((_, at) => at + 1).filter((turn) => turnText(pane, turn).includes(wanted))) : [];
    for (const pane of panes) {
      for (const button of pane.bar.children) button.classList.toggle("hit", wanted !== "" && turnText(pane, Number(button.dataset.turn)).includes(wanted));
    }
    says.textContent = wanted ? (hits.length ? many(hits.length, "turn", "turns") : "not found") : "";
    current = -1;
    markFound();
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    nextFound();
  });
  return el("span", { class: "find" }, input, says);
}

// Marks what was searched for on the page, without changing the page.
function markFound() {
  found = [];
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("found");
  if (!wanted) return;
  for (const pane of panes) {
    const walker = document.createTreeWalker(pane.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      for (let at = text.indexOf(wanted); at >= 0 && found.length < 2000; at = text.indexOf(wanted, at + wanted.length)) {
        if (at + wanted.length > node.data.length) break;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        found.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...found));
}

// Goes to the next place in this turn, or to the next turn that has one.
function nextFound() {
  if (!wanted || !panes.length) return;
  current += 1;
  if (current >= found.length) {
    const turns = Math.max(...panes.map((pane) => pane.record.turns.length));
    const from = Math.max(...panes.map((pane) => pane.turn));
    for (let ahead = 1; ahead <= turns; ahead += 1) {
      const turn = ((from - 1 + ahead) % turns) + 1;
      if (panes.some((pane) => turnText(pane, turn).includes(wanted))) {
        go(panes[0], turn);
        break;
      }
    }
    current = 0;
  }
  const range = found[current];
  if (!range) return;
  for (let box = range.startContainer.parentElement?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}

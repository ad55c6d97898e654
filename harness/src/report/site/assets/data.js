// The data beside the page: scripts that hand over compressed JSON, loaded when they are needed.

const waiting = new Map();
const loaded = new Map();
// How many pieces are kept.
const MOST_PIECES = 40;

const addresses = window.trustedTypes?.createPolicy("assay-pieces", {
  createScriptURL(address) {
    if (!/^data\/(index|task-\d+(-\d+)?)\.js$/.test(address)) throw new TypeError("no piece of this report");
    return address;
  },
});

async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

Object.defineProperty(window, "assayPiece", {
  value(name, packed) {
    waiting.get(name)?.(packed);
  },
});

// The content of a piece.
function piece(name) {
  if (loaded.has(name)) {
    const known = loaded.get(name);
    // The one used last is given up last.
    loaded.delete(name);
    loaded.set(name, known);
    return known;
  }
  const address = `data/${name}.js`;
  const promise = new Promise((resolve, reject) => {
    waiting.set(name, resolve);
    const script = document.createElement("script");
    script.src = addresses ? addresses.createScriptURL(address) : address;
    script.onload = () => script.remove();
    script.onerror = () => {
      script.remove();
      loaded.delete(name);
      reject(new Error(`${address} is not beside this page. Copy the whole folder of the report, not the page alone.`));
    };
    document.head.append(script);
  }).then(unpacked);
  loaded.set(name, promise);
  for (const oldest of loaded.keys()) {
    if (loaded.size <= MOST_PIECES) break;
    if (oldest !== "index") loaded.delete(oldest);
  }
  return promise;
}

// The index, once it is there: columns with a value for each episode.
let index = null;
// Numbers of each task's episodes, in order, by the task's number.
let byTask = [];

async function readIndex() {
  if (index) return;
  const read = await piece("index");
  if (read.format !== 1) throw new Error("the data beside this page are of another version of Assay");
  byTask = read.tasks.map(() => []);
  read.task.forEach((task, episode) => byTask[task].push(episode));
  index = read;
}

const isSolved = (episode) => (index.marks[episode] & 1) !== 0;
const isTampered = (episode) => (index.marks[episode] & 2) !== 0;
const isDeclared = (episode) => (index.marks[episode] & 4) !== 0;
const canOpen = (episode) => index.piece[episode] >= 0;

// How an episode ended, in a word.
function outcome(episode) {
  if (index.status[episode] !== "graded") return index.status[episode];
  if (isTampered(episode)) return "tampered";
  if (isDeclared(episode)) return "declared";
  return isSolved(episode) ? "solved" : "unsolved";
}

// Links say row, task and sample, so that they still lead to the episode when the report is written again.
function episodePath(episode) {
  const parts = [index.rows[index.row[episode]], ...index.tasks[index.task[episode]].id.split("/"), index.sample[episode]];
  return parts.map(encodeURIComponent).join("/");
}

const episodeLink = (episode, query = "") => `#/episode/${episodePath(episode)}${query}`;

function findEpisode(path) {
  const wanted = path.map((part) => decodeURIComponent(part));
  const sample = Number(wanted.at(-1));
  const task = index.tasks.findIndex((one) => one.id === wanted.slice(1, -1).join("/"));
  const among = byTask[task] ?? [];
  return among.find((one) => index.rows[index.row[one]] === wanted[0] && index.sample[one] === sample);
}

function taskLink(task) {
  return "#/task/" + index.tasks[task].id.split("/").map(encodeURIComponent).join("/");
}

async function readEpisode(episode) {
  const task = index.task[episode];
  const [shared, episodes] = await Promise.all([piece(`task-${task}`), piece(`task-${task}-${index.piece[episode]}`)]);
  return { shared, record: episodes[index.at[episode]] };
}

// A text, or a text and how much of it is left out.
function whole(text) {
  return Array.isArray(text) ? text[0] : text;
}

function leftOut(text) {
  if (!Array.isArray(text)) return null;
  return el("p", { class: "note" }, `${count(text[1])} more bytes are in trajectories.jsonl.`);
}

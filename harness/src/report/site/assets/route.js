// Where the reader is: the part of the address behind #, and the keys.

const KEYS = [
  ["j, →", "next turn"],
  ["k, ←", "turn before"],
  ["]", "next episode of the list"],
  ["[", "episode before"],
  ["/", "search"],
  ["Enter", "in the search of a trajectory: the next place"],
  ["u", "up: from an episode to its task, from a task to the tasks"],
  ["?", "these keys"],
];

const view = document.getElementById("view");
let showing = 0;

async function route() {
  const [path, search] = location.hash.replace(/^#\/?/, "").split("?");
  const [page, ...rest] = path.split("/");
  const query = new URLSearchParams(search ?? "");
  showing += 1;
  const mine = showing;
  panes = [];
  let content;
  try {
    await readIndex();
    if (page === "episode") content = await episodePage(rest, query);
    else if (page === "task") content = await taskPage(rest);
    else if (page === "tasks") content = tasksPage(query);
    else content = listPage(query);
  } catch (error) {
    content = [el("h1", {}, "Not found"), el("p", { class: "notice" }, error.message), el("p", {}, el("a", { href: "#/" }, "All episodes"))];
  }
  // Another page was asked for in the meantime.
  if (mine !== showing) return;
  view.replaceChildren(...content.flat(3).filter(Boolean));
  view.dataset.page = page || "list";
  view.dataset.ready = location.hash;
  for (const link of document.querySelectorAll("[data-page]:not(main)")) {
    const here = link.dataset.page === (page === "task" ? "tasks" : page === "tasks" ? "tasks" : "list");
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  window.scrollTo(0, 0);
}

const help = el(
  "dialog",
  { id: "key-help", "aria-label": "Keys" },
  el("h2", {}, "Keys"),
  el("dl", {}, KEYS.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
  el("form", { method: "dialog" }, el("button", {}, "Close")),
);
document.getElementById("help").append(help);
const keysButton = document.getElementById("keys");
keysButton.hidden = false;
keysButton.addEventListener("click", () => help.showModal());

function up() {
  if (!panes.length) location.hash = view.dataset.page === "task" ? "#/tasks" : "#/";
  else location.hash = taskLink(index.task[panes[0].episode]);
}

const ACTIONS = {
  j: () => step(1),
  ArrowRight: () => step(1),
  k: () => step(-1),
  ArrowLeft: () => step(-1),
  "]": () => stepEpisode(1),
  "[": () => stepEpisode(-1),
  u: up,
  "?": () => help.showModal(),
  "/": () => (document.getElementById("find") ?? document.getElementById("search"))?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const typing = event.target.closest?.("input, select, textarea");
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  // Sideways keys scroll what has them.
  if (event.key.startsWith("Arrow") && event.target.closest?.(".scroll, .code, pre")) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

window.addEventListener("hashchange", route);
route();

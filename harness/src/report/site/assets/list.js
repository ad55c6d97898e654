// The list of episodes: searched, filtered, sorted.

const OUTCOMES = ["solved", "unsolved", "declared", "tampered", "ungraded", "errored"];
const STAGES = ["parse", "rules", "compile", "test-build", "tests", "lints", "cost", "solved"];
// How many are shown at first, and more at a time.
const SHOWN = 200;
// The numbers of the episodes last listed, for stepping from one to the next.
let listed = null;

const COLUMNS = [
  ["Task", "name", (e) => index.tasks[index.task[e]].id],
  ["Model", "name", (e) => index.row[e]],
  ["Sample", "", (e) => index.sample[e]],
  ["Outcome", "name", (e) => OUTCOMES.indexOf(outcome(e))],
  ["Reward", "", (e) => index.reward[e]],
  ["Turns", "", (e) => index.turns[e]],
  ["Stopped at", "name", (e) => STAGES.indexOf(index.stage[e])],
  ["Codes met", "name", (e) => index.met[e].length],
  ["Tokens", "", (e) => index.tokens[e]],
  ["Cost", "", (e) => index.cost_usd[e]],
  ["Time", "", (e) => index.wall_ms[e]],
];

// The numbers of the episodes that match a query.
function matching(query) {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const tasks = index.tasks.map((task) => `${task.id} ${task.title} ${task.family}`.toLowerCase());
  const rows = index.rows.map((row) => row.toLowerCase());
  const codes = index.codes.map((code) => code.toLowerCase());
  const row = query.has("row") ? index.rows.indexOf(query.get("row")) : null;
  const code = query.has("code") ? index.codes.indexOf(query.get("code")) : null;
  const [family, wanted, stage] = ["family", "outcome", "stage"].map((name) => query.get(name));
  const found = [];
  for (let e = 0; e < index.task.length; e += 1) {
    if (row !== null && index.row[e] !== row) continue;
    if (code !== null && !index.met[e].includes(code)) continue;
    if (family && index.tasks[index.task[e]].family !== family) continue;
    if (wanted && outcome(e) !== wanted) continue;
    if (stage && index.stage[e] !== stage) continue;
    const holds = (word) =>
      tasks[index.task[e]].includes(word) ||
      rows[index.row[e]].includes(word) ||
      index.met[e].some((met) => codes[met].includes(word));
    if (words.every(holds)) found.push(e);
  }
  const column = COLUMNS[Number(query.get("by"))] && query.has("by") ? COLUMNS[Number(query.get("by"))] : null;
  if (column) {
    const down = query.get("down") === "1";
    const keyed = found.map((e) => [column[2](e), e]);
    keyed.sort(([a, x], [b, y]) => compare(a, b, down) || x - y);
    return keyed.map(([, e]) => e);
  }
  return found;
}

function outcomeMark(episode) {
  const word = outcome(episode);
  return el("span", { class: `outcome ${word}` }, word);
}

function codeMarks(codes) {
  const shown = codes.slice(0, 6).map((code) => el("code", {}, code));
  if (codes.length > 6) shown.push(el("span", { class: "note" }, `+${codes.length - 6}`));
  return el("span", { class: "codes" }, shown);
}

// Columns of which nothing is known are left out.
function columnsShown() {
  const known = { Cost: index.cost_usd.some((cost) => cost !== null), Tokens: index.tokens.some((tokens) => tokens > 0), "Codes met": index.codes.length > 0 };
  return COLUMNS.map(([name]) => known[name] !== false);
}

function episodeRow(e, shown) {
  const task = index.tasks[index.task[e]];
  const name = canOpen(e) ? el("a", { href: episodeLink(e) }, task.id) : say(task.id);
  const cells = [
    el("th", { class: "name", scope: "row" }, name, el("span", { class: "title" }, task.title)),
    el("td", { class: "name" }, index.rows[index.row[e]]),
    el("td", {}, index.sample[e]),
    el("td", { class: "name" }, outcomeMark(e)),
    el("td", {}, number(index.reward[e], 3)),
    el("td", {}, index.turns[e]),
    el("td", { class: "name" }, index.status[e] === "graded" ? index.stage[e] : index.class[e] ?? NOTHING),
    el("td", { class: "name" }, codeMarks(index.met[e].map((code) => index.codes[code]))),
    el("td", {}, index.tokens[e] ? count(index.tokens[e]) : NOTHING),
    el("td", {}, dollars(index.cost_usd[e])),
    el("td", {}, time(index.wall_ms[e])),
  ];
  return el("tr", {}, cells.filter((_, column) => shown[column]));
}

function chooser(label, name, options, query, change) {
  const choices = [el("option", { value: "" }, `Any ${label}`), ...options.map((one) => el("option", { value: one }, plain(one)))];
  const select = el("select", { "aria-label": label, "data-filter": name, change: () => change(name, select.value) }, choices);
  // A value that cleaning has changed is still found by its place.
  choices.slice(1).forEach((choice, place) => (choice.value = options[place]));
  select.value = query.get(name) ?? "";
  return select;
}

function listPage(query) {
  const families = [...new Set(index.tasks.map((task) => task.family))].sort();
  const change = (name, value) => {
    if (value) query.set(name, value);
    else query.delete(name);
    const text = query.toString();
    history.replaceState(null, "", text ? `#/?${text}` : "#/");
    fill();
  };
  const search = el("input", { type: "search", placeholder: "Search tasks, models, codes", "aria-label": "Search", id: "search" });
  search.value = query.get("q") ?? "";
  search.addEventListener("input", () => change("q", search.value.trim()));
  const clear = el("button", { type: "button", click: () => (location.hash = "#/") }, "Clear");
  const filters = el(
    "div",
    { class: "filters", role: "search" },
    search,
    chooser("outcome", "outcome", OUTCOMES, query, change),
    chooser("stage", "stage", STAGES, query, change),
    chooser("error code", "code", [...index.codes].sort(), query, change),
    chooser("model", "row", index.rows, query, change),
    chooser("family", "family", families, query, change),
    clear,
  );
  const columns = columnsShown();
  const heads = COLUMNS.map(([name, kind], column) => {
    const button = el("button", { type: "button", class: "sort" }, name);
    const head = el("th", { scope: "col", class: kind, "aria-sort": "none" }, button);
    button.addEventListener("click", () => {
      const again = query.get("by") === String(column);
      const down = again ? query.get("down") !== "1" : kind === "";
      query.set("by", column);
      change("down", down ? "1" : "0");
    });
    return head;
  });
  const body = el("tbody");
  const found = el("p", { class: "lead", id: "found", "aria-live": "polite" });
  const more = el("button", { type: "button", class: "more" }, "Show more");
  let shown = 0;
  more.addEventListener("click", () => grow());
  function grow() {
    body.append(...listed.slice(shown, shown + SHOWN).map((e) => episodeRow(e, columns)));
    shown = Math.min(listed.length, shown + SHOWN);
    more.hidden = shown >= listed.length;
  }
  function fill() {
    listed = matching(query);
    shown = 0;
    body.replaceChildren();
    heads.forEach((head, column) => {
      const by = query.get("by") === String(column);
      head.setAttribute("aria-sort", by ? (query.get("down") === "1" ? "descending" : "ascending") : "none");
    });
    const all = index.task.length;
    found.textContent = listed.length === all ? many(all, "episode", "episodes") : `${count(listed.length)} of ${many(all, "episode", "episodes")}`;
    clear.hidden = [...query.keys()].length === 0;
    grow();
  }
  fill();
  const table = el("table", { class: "episodes" }, el("thead", {}, el("tr", {}, heads.filter((_, column) => columns[column]))), body);
  return [
    el("h1", {}, "Episodes"),
    found,
    filters,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Episodes" }, table),
    more,
  ];
}

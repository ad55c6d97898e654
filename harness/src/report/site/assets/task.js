// All tasks against all rows, and the page of one task: its instruction, its files, and every attempt.

// Mean reward and how many of a row's episodes solved a task.
function share(episodes) {
  const graded = episodes.filter((e) => index.reward[e] !== null);
  const sum = graded.reduce((total, e) => total + index.reward[e], 0);
  return { n: graded.length, solved: graded.filter(isSolved).length, mean: graded.length ? sum / graded.length : null };
}

function ofRow(task, row) {
  return byTask[task].filter((e) => index.row[e] === row);
}

function shareCell(task, row) {
  const { n, solved, mean } = share(ofRow(task, row));
  if (n === 0) return el("td", {}, NOTHING);
  return el("td", { class: `shaded s${Math.round(mean * 8)}` }, number(mean, 2), el("span", { class: "n" }, `${solved} of ${n}`));
}

function tasksPage(query) {
  const search = el("input", { type: "search", placeholder: "Search tasks", "aria-label": "Search", id: "search" });
  search.value = query.get("q") ?? "";
  const rows = index.tasks.map((task, place) => {
    const link = el("a", { href: taskLink(place) }, task.id);
    const cells = index.rows.map((_, row) => shareCell(place, row));
    const head = el("th", { class: "name", scope: "row" }, link, el("span", { class: "title" }, task.title));
    return el("tr", {}, head, el("td", {}, task.impossible ? "impossible" : task.difficulty), cells);
  });
  const words = index.tasks.map((task) => `${task.id} ${task.title}`.toLowerCase());
  function filter() {
    const wanted = search.value.trim().toLowerCase().split(/\s+/);
    rows.forEach((row, place) => (row.hidden = !wanted.every((word) => words[place].includes(word))));
    history.replaceState(null, "", search.value.trim() ? `#/tasks?q=${encodeURIComponent(search.value.trim())}` : "#/tasks");
  }
  search.addEventListener("input", filter);
  filter();
  const heads = index.rows.map((row) => el("th", { scope: "col" }, row));
  const head = el("tr", {}, el("th", { class: "name", scope: "col" }, "Task"), el("th", { scope: "col" }, "Difficulty"), heads);
  const table = el("table", { class: "tasks freeze" }, el("thead", {}, head), el("tbody", {}, rows));
  return [
    el("h1", {}, "Tasks"),
    el("p", { class: "lead" }, "Mean reward of graded episodes, and how many of them solved the task."),
    el("div", { class: "filters", role: "search" }, search),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Tasks" }, table),
  ];
}

// A paragraph, with what stands between backticks as code.
function paragraph(text) {
  const parts = text.split(/`([^`\n]{1,200})`/);
  return el("p", {}, parts.map((part, place) => (place % 2 ? el("code", {}, part) : part)));
}

// Lines that were only broken to keep them short are joined again.
function unwrapped(text) {
  const lines = [];
  for (const line of text.split("\n")) {
    const before = lines.at(-1) ?? "";
    if (before.length > 70 && /^ {0,4}[^\s\-*+#>|\d]/.test(line)) lines[lines.length - 1] = `${before} ${line.trim()}`;
    else lines.push(line);
  }
  return lines.join("\n");
}

// A text with blocks between fences, as models and instructions write it.
function prose(text, joined = false) {
  const parts = el("div", { class: "prose" });
  let block = null;
  let fence = "";
  let lines = [];
  const flush = () => {
    const said = lines.join("\n");
    if (block) parts.append(el("pre", { class: "fenced", tabindex: "0" }, said));
    else if (said.trim()) parts.append(paragraph((joined ? unwrapped(said) : said).replace(/^\n+|\n+$/g, "")));
    lines = [];
  };
  for (const line of whole(text).split("\n")) {
    const ticks = /^ {0,3}(`{3,})/.exec(line)?.[1];
    if (!block && ticks) {
      flush();
      block = true;
      fence = ticks;
      const language = line.trim().slice(ticks.length).trim();
      if (language) parts.append(el("p", { class: "fence" }, language.slice(0, 120)));
    } else if (block && ticks && ticks.length >= fence.length && line.trim() === ticks) {
      flush();
      block = false;
    } else lines.push(line);
  }
  flush();
  const cut = leftOut(text);
  if (cut) parts.append(cut);
  return parts;
}

async function taskPage(path) {
  const id = path.map((part) => decodeURIComponent(part)).join("/");
  const place = index.tasks.findIndex((task) => task.id === id);
  if (place < 0) throw new Error(`the task ${plain(id)} is not in this report`);
  const task = index.tasks[place];
  const shared = await piece(`task-${place}`);
  const attempts = index.rows.map((row, number) => [row, ofRow(place, number)]).filter(([, own]) => own.length);
  const table = attempts.map(([row, own]) => {
    const { n, solved, mean } = share(own);
    const links = own.map((e) => {
      const marks = { class: `attempt ${outcome(e)}`, title: `sample ${index.sample[e]}: ${outcome(e)}, ${many(index.turns[e], "turn", "turns")}` };
      return canOpen(e) ? el("a", { href: episodeLink(e), ...marks }, number(index.reward[e], 2)) : el("span", marks, number(index.reward[e], 2));
    });
    const stages = [...new Set(own.map((e) => index.stage[e]))].join(", ");
    return el("tr", {}, el("th", { class: "name", scope: "row" }, row), el("td", { class: "main" }, number(mean, 3)), el("td", {}, `${solved} of ${n}`), el("td", { class: "name" }, stages), el("td", { class: "attempts" }, links));
  });
  const heads = ["Model", "Reward", "Solved", "Stopped at", "Attempts, by sample"].map((name, column) => el("th", { scope: "col", class: column % 4 === 0 || column === 3 ? "name" : "" }, name));
  const files = shared.files[0] ?? {};
  const start = shared.starts[0];
  return [
    el("p", { class: "crumbs" }, el("a", { href: "#/tasks" }, "Tasks"), " / ", id),
    el("h1", {}, shared.title || task.title || id),
    el("p", { class: "lead" }, `${task.family}, difficulty ${task.difficulty}${task.impossible ? ", impossible" : ""}. `, el("a", { href: `#/?q=${encodeURIComponent(id)}` }, "Its episodes")),
    el("h2", {}, "Attempts"),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Attempts" }, el("table", { class: "attempts" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, table))),
    el(
      "div",
      { class: "halves" },
      el("section", {}, el("h2", {}, "Instruction"), whole(shared.instruction) ? prose(shared.instruction, true) : el("p", { class: "note" }, "The record of this task's episodes holds no instruction.")),
      el("section", {}, el("h2", {}, "Files at the start"), wholeFiles(files, start, shared.locked), start ? diagnosticList(start) : null),
    ),
  ];
}

// One episode, or two side by side, turn by turn.

// What is on the page: the panes, and the turn that each shows.
let panes = [];

// How far a turn came: the colour below its number.
function stageClass(grade) {
  if (grade.tampering) return "tampered";
  if (grade.stage === "solved") return "solved";
  return ["parse", "rules", "compile"].includes(grade.stage) ? "early" : "late";
}

function turnBar(pane) {
  const buttons = [el("button", { type: "button", class: "turn", "data-turn": "0", title: "the untouched workspace", click: () => go(pane, 0) }, "start")];
  for (const [place, turn] of pane.record.turns.entries()) {
    const title = `turn ${place + 1}: stopped at ${turn.grade.stage}, reward ${number(turn.reward, 3)}`;
    const open = () => go(pane, place + 1);
    buttons.push(el("button", { type: "button", class: `turn ${stageClass(turn.grade)}`, "data-turn": place + 1, title, click: open }, place + 1));
  }
  return el("div", { class: "turns", role: "group", "aria-label": "Turns" }, buttons);
}

function facts(pane) {
  const { record } = pane;
  const tokens = `${count(record.tokens.prompt)} in, ${count(record.tokens.completion)} out${record.tokens.estimated ? " (estimated)" : ""}`;
  const pairs = [
    ["Reward", number(record.reward, 3)],
    ["Ended by", record.ended_by.replaceAll("_", " ") + (record.class ? ` (${record.class.replaceAll("_", " ")})` : "")],
    ["Turns", record.turns.length],
    ["Tokens", record.tokens.prompt + record.tokens.completion > 0 ? tokens : NOTHING],
    ["Cost", dollars(record.cost_usd)],
    ["Time", `${time(record.wall_ms)}: ${time(record.policy_ms)} policy, ${time(record.grade_ms)} grading`],
    ["Reply format", record.format],
    ["Seed", record.seed],
    ["Run", record.run],
  ];
  if (record.earlier_errors) pairs.push(["Tried before", record.earlier_errors]);
  const list = pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)));
  return [
    el("dl", { class: "facts" }, list),
    record.detail ? el("p", { class: "alert" }, whole(record.detail)) : null,
  ];
}

// Chooses another episode of the same task.
function otherChooser(episode, label, value, change) {
  const among = byTask[index.task[episode]].filter(canOpen);
  const options = among.map((one) => el("option", { value: one }, `${index.rows[index.row[one]]} · ${index.sample[one]} · ${outcome(one)}`));
  const none = label === "Compare with" ? [el("option", { value: "" }, "nothing")] : [];
  const select = el("select", { change: () => change(select.value === "" ? null : Number(select.value)) }, none, options);
  select.value = value === null ? "" : String(value);
  return el("label", { class: "choose" }, `${label} `, select);
}

async function openPane(episode, turn) {
  if (!canOpen(episode)) throw new Error("this episode's turns are not in this report; it was written with fewer trajectories");
  const { shared, record } = await readEpisode(episode);
  const start = shared.files[record.files] ?? {};
  const pane = { episode, record, shared, states: fileStates(start, record.turns), element: el("section", { class: "pane" }), body: el("div", { class: "turn-body" }) };
  pane.turn = Math.max(0, Math.min(turn ?? record.turns.length, record.turns.length));
  return pane;
}

async function episodePage(path, query) {
  const episode = findEpisode(path);
  if (episode === undefined) throw new Error(`there is no episode ${plain(path.map((part) => decodeURIComponent(part)).join("/"))} in this report`);
  const asked = query.has("turn") ? Number(query.get("turn")) || 0 : null;
  const other = query.has("with") ? findEpisode(query.get("with").split("/")) : undefined;
  panes = [await openPane(episode, asked ?? 1)];
  if (other !== undefined) panes.push(await openPane(other, asked ?? 1));
  const place = index.task[episode];
  const task = index.tasks[place];
  const head = el(
    "header",
    { class: "episode-head" },
    el("p", { class: "crumbs" }, el("a", { href: "#/" }, "Episodes"), " / ", el("a", { href: taskLink(place) }, task.id), ` / ${index.rows[index.row[episode]]} / ${index.sample[episode]}`),
    el("h1", {}, task.title || task.id),
    el(
      "div",
      { class: "filters" },
      otherChooser(episode, "Episode", episode, (one) => (location.hash = episodeLink(one, `?turn=${panes[0].turn}`))),
      otherChooser(episode, "Compare with", other ?? null, (one) => (location.hash = episodeLink(episode, `?turn=${panes[0].turn}${one === null ? "" : `&with=${encodeURIComponent(episodePath(one))}`}`))),
      findBox(),
    ),
  );
  for (const pane of panes) {
    pane.bar = turnBar(pane);
    const name = panes.length > 1 ? el("h2", {}, index.rows[index.row[pane.episode]], el("span", { class: "note" }, ` sample ${index.sample[pane.episode]}`)) : null;
    pane.element.append(el("div", { class: "pane-head" }, name, outcomeMark(pane.episode), pane.bar), el("details", { class: "about", open: panes.length === 1 }, el("summary", {}, "About this episode"), facts(pane)), pane.body);
  }
  const side = el("div", { class: panes.length > 1 ? "panes two" : "panes" }, panes.map((pane) => pane.element));
  panes.forEach(showTurn);
  return [head, side];
}

// Shows the turn in the pane, and in the one beside it.
function go(pane, turn) {
  for (const one of panes) {
    one.turn = Math.max(0, Math.min(turn, one.record.turns.length));
    showTurn(one);
  }
  const query = new URLSearchParams(location.hash.split("?")[1] ?? "");
  query.set("turn", Math.max(...panes.map((one) => one.turn)));
  const other = query.get("with");
  history.replaceState(null, "", episodeLink(panes[0].episode, `?turn=${query.get("turn")}${other ? `&with=${encodeURIComponent(other)}` : ""}`));
  markFound();
}

const step = (by) => panes.length && go(panes[0], Math.max(...panes.map((pane) => pane.turn)) + by);

// The episode before or after in the list, or among the task's.
function stepEpisode(by) {
  if (!panes.length) return;
  const among = (listed?.includes(panes[0].episode) ? listed : byTask[index.task[panes[0].episode]]).filter(canOpen);
  const next = among[among.indexOf(panes[0].episode) + by];
  if (next !== undefined) location.hash = episodeLink(next, `?turn=1`);
}

// Files: what a turn changed in them, and the places that the compiler speaks of.

// Lines around a change that are shown with it.
const AROUND = 3;

const splitLines = (text) => text.split("\n");

// The lines of a file after `runs` have changed it, and what is to be shown: each line with its number before and
// after, and whether it is gone or new.
function applyRuns(old, runs) {
  const rows = [];
  const made = [];
  let before = 0;
  const push = (mark, text) => {
    if (mark !== "-") made.push(text);
    rows.push({ mark, text, old: mark === "+" ? null : before + 1, now: mark === "-" ? null : made.length });
    if (mark !== "+") before += 1;
  };
  for (const run of runs) {
    if (Array.isArray(run)) for (const line of run) push("+", line);
    else for (let n = Math.abs(run); n > 0; n -= 1) push(run < 0 ? "-" : " ", old[before]);
  }
  return { rows, made };
}

// The state of all files after each turn: `files` by path, and `changed` rows by path.
function fileStates(start, turns) {
  const states = [{ files: { ...start }, changed: {} }];
  for (const turn of turns) {
    const files = { ...states.at(-1).files };
    const changed = {};
    for (const [path, runs] of Object.entries(turn.changes)) {
      const known = Object.hasOwn(files, path);
      const old = known ? splitLines(files[path]) : [];
      const { rows, made } = runs === null ? applyRuns(old, [-old.length]) : applyRuns(old, runs);
      changed[path] = { rows, kind: runs === null ? "deleted" : known ? "changed" : "new" };
      if (runs === null) delete files[path];
      else files[path] = made.join("\n");
    }
    states.push({ files, changed });
  }
  return states;
}

// Where diagnostics point, by file and line: `{from, to, level, primary, label, message}`, columns from 0.
function spansByLine(diagnostics) {
  const files = new Map();
  for (const one of diagnostics) {
    for (const [file, line, column, endLine, endColumn, primary, label] of one.spans) {
      if (!files.has(file)) files.set(file, new Map());
      const lines = files.get(file);
      // A span over many lines says little about each of them.
      for (let at = line; at <= Math.min(endLine, line + 40); at += 1) {
        if (!lines.has(at)) lines.set(at, []);
        lines.get(at).push({
          from: at === line ? column - 1 : 0,
          to: at === endLine ? endColumn - 1 : Infinity,
          level: one.level,
          code: one.code,
          primary,
          label: at === line ? label : null,
          message: at === line && primary ? one.message : null,
        });
      }
    }
  }
  return files;
}

const RANK = { ice: 4, error: 4, warning: 3, help: 2, note: 1, failure_note: 1 };

// The text of a line with the places that diagnostics speak of marked in it.
function markedText(text, spans, words) {
  const marks = (spans ?? []).map((span) => ({ ...span, kind: "span" }));
  if (words) marks.push({ ...words, kind: "word" });
  if (!marks.length) return [say(text)];
  const letters = Array.from(text);
  const indent = letters.findIndex((letter) => letter.trim() !== "");
  for (const mark of marks) {
    mark.from = Math.max(mark.from, mark.kind === "span" ? Math.max(indent, 0) : 0);
    mark.to = Math.min(mark.to, letters.length);
    // A place between two letters is shown at the one before or after it.
    if (mark.kind === "span" && mark.to <= mark.from) mark.to = Math.min(letters.length, mark.from + 1);
  }
  const edges = [...new Set([0, letters.length, ...marks.flatMap((mark) => [mark.from, mark.to])])];
  edges.sort((a, b) => a - b);
  const parts = [];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [from, to] = [edges[at], edges[at + 1]];
    const piece = letters.slice(from, to).join("");
    const over = marks.filter((mark) => mark.from <= from && to <= mark.to);
    const word = over.some((mark) => mark.kind === "word") ? " word" : "";
    const best = over
      .filter((mark) => mark.kind === "span")
      .sort((a, b) => b.primary - a.primary || RANK[b.level] - RANK[a.level])[0];
    if (best) {
      const title = [best.message, best.label].filter(Boolean).join(" — ");
      parts.push(el("span", { class: `span ${best.level}${best.primary ? " primary" : ""}${word}`, title: title || null }, piece));
    } else parts.push(word ? el("span", { class: "word" }, piece) : say(piece));
  }
  return parts;
}

// The part of a changed line that differs from the line which it replaces.
function changedPart(one, other) {
  const [a, b] = [Array.from(one), Array.from(other)];
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const same = from + end;
  return same * 3 < Math.min(a.length, b.length) ? null : { from, to: a.length - end };
}

// Marks what differs inside of lines that are replaced one by one.
function pairLines(rows) {
  for (let at = 0; at < rows.length; ) {
    if (rows[at].mark !== "-") {
      at += 1;
      continue;
    }
    let gone = at;
    while (rows[gone]?.mark === "-") gone += 1;
    let now = gone;
    while (rows[now]?.mark === "+") now += 1;
    if (now - gone === gone - at) {
      for (let n = 0; n < gone - at; n += 1) {
        const [left, right] = [rows[at + n], rows[gone + n]];
        left.words = changedPart(left.text, right.text);
        right.words = changedPart(right.text, left.text);
      }
    }
    at = now;
  }
}

function codeRow(row, spans, plainFile) {
  const kind = row.mark === "-" ? "gone" : row.mark === "+" ? "new" : "";
  const own = row.mark === "-" ? null : spans?.get(row.now);
  const text = el("td", { class: "text" }, markedText(row.text, own, row.words));
  const said = (own ?? []).filter((span) => span.message || span.label);
  if (said.length) {
    const best = said.sort((a, b) => b.primary - a.primary || RANK[b.level] - RANK[a.level])[0];
    const code = best.code && best.message ? `[${best.code}] ` : "";
    text.append(el("span", { class: `lens ${best.level}` }, `${code}${best.label ?? best.message}`));
  }
  const numbers = plainFile ? [el("td", { class: "no" }, row.now)] : [el("td", { class: "no" }, row.old ?? ""), el("td", { class: "no" }, row.now ?? "")];
  return el("tr", { class: kind }, numbers, plainFile ? null : el("td", { class: "mark" }, row.mark), text);
}

// Rows with those left out that are far from any change and any place of a diagnostic.
function codeTable(rows, spans, plainFile) {
  const wanted = rows.map((row) => plainFile || row.mark !== " " || (row.now !== null && spans?.has(row.now)));
  const near = (at) => {
    for (let n = Math.max(0, at - AROUND); n <= at + AROUND; n += 1) if (wanted[n]) return true;
    return false;
  };
  const body = el("tbody");
  for (let at = 0; at < rows.length; at += 1) {
    if (near(at)) {
      body.append(codeRow(rows[at], spans, plainFile));
      continue;
    }
    let end = at;
    while (end < rows.length && !near(end)) end += 1;
    const hidden = rows.slice(at, end);
    const row = el("tr", { class: "fold" });
    const open = () => row.replaceWith(...hidden.map((one) => codeRow(one, spans, plainFile)));
    row.append(el("td", { colspan: "4" }, el("button", { type: "button", class: "plain", click: open }, many(hidden.length, "unchanged line", "unchanged lines"))));
    body.append(row);
    at = end - 1;
  }
  return el("div", { class: "code", tabindex: "0" }, el("table", { class: "code" }, body));
}

function asRows(text) {
  const lines = splitLines(text);
  // The end of the last line is no line.
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines.map((line, place) => ({ mark: " ", text: line, old: place + 1, now: place + 1 }));
}

function fileBox(path, kind, content, open = true) {
  const head = el("summary", {}, el("code", {}, path), kind ? el("span", { class: "note" }, kind) : null);
  return el("details", { class: "file", open }, head, content);
}

// All files whole, with the places that diagnostics speak of.
function wholeFiles(files, grade, locked = []) {
  const spans = spansByLine(grade ? compilerDiagnostics(grade) : []);
  const paths = Object.keys(files).sort((a, b) => locked.includes(a) - locked.includes(b) || (a < b ? -1 : 1));
  return paths.map((path) => fileBox(path, locked.includes(path) ? "not to be changed" : "", codeTable(asRows(files[path]), spans.get(path), true), !locked.includes(path)));
}

// What a turn changed, and what else the compiler speaks of.
function changedFiles(state, grade) {
  const spans = spansByLine(compilerDiagnostics(grade));
  const boxes = [];
  for (const [path, { rows, kind }] of Object.entries(state.changed)) {
    pairLines(rows);
    const shown = rows.at(-1)?.text === "" && rows.at(-1).mark !== "-" ? rows.slice(0, -1) : rows;
    const [more, less] = ["+", "-"].map((mark) => shown.filter((row) => row.mark === mark).length);
    boxes.push(fileBox(path, kind === "changed" ? `+${more} −${less}` : kind, codeTable(shown, spans.get(path), false)));
  }
  for (const [path, own] of spans) {
    if (Object.hasOwn(state.changed, path) || !Object.hasOwn(state.files, path) || !own.size) continue;
    boxes.push(fileBox(path, "not changed", codeTable(asRows(state.files[path]), own, false)));
  }
  return boxes;
}

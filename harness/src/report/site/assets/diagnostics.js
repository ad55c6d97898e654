// What the compiler, the tests and the rest of grading say, in the compiler's colours.

// Diagnostics about the candidate's own library, of the compiler and of clippy.
function compilerDiagnostics(grade) {
  return [...(grade.compile?.diagnostics ?? []), ...(grade.lints ?? []), ...(grade.named_lints?.diagnostics ?? [])];
}

const HEAD = /^(error|warning|note|help|failure-note)(\[[^\]]{1,60}\])?(:)/;

// The colours of one line, as the compiler would give them in a terminal.
function renderedLine(line, level) {
  const head = HEAD.exec(line);
  if (head) {
    const kind = head[1] === "failure-note" ? "note" : head[1];
    return [el("span", { class: `strong ${kind}` }, head[1] + (head[2] ?? "")), el("span", { class: "strong" }, line.slice(head[0].length - 1))];
  }
  const place = /^(\s*)(-->|:::)(.*)$/.exec(line);
  if (place) return [place[1], el("span", { class: "gutter" }, place[2]), place[3]];
  const source = /^(\s*(?:\d+|\.\.\.)?\s*)([|=+~-])(.*)$/.exec(line);
  if (!source) return [line];
  const [, before, bar, rest] = source;
  if (bar === "=") {
    const kind = /^ (note|help)(:.*)$/.exec(rest);
    return [before, el("span", { class: "gutter" }, "="), kind ? [" ", el("strong", {}, kind[1]), kind[2]] : rest];
  }
  const gutter = el("span", { class: "gutter" }, before + bar);
  // A line below source code holds nothing but marks and labels.
  if (/^[\s_|/\\]*[\^][\^\s]*/.test(rest) && !/\d/.test(before)) return [gutter, el("span", { class: `strong ${level}` }, rest)];
  if (/^[\s_|/\\^]*[-][-\s|]*/.test(rest) && !/\d/.test(before)) return [gutter, el("span", { class: "gutter" }, rest)];
  if (bar === "+" || bar === "-" || bar === "~") return [gutter, el("span", { class: bar === "-" ? "bad" : "good" }, rest)];
  return [gutter, rest];
}

function rendered(one) {
  let level = one.level === "ice" ? "error" : one.level === "failure_note" ? "note" : one.level;
  const lines = whole(one.rendered).replace(/\n+$/, "").split("\n").slice(0, 400);
  const made = lines.map((line) => {
    const head = HEAD.exec(line);
    if (head && head[1] !== "failure-note") level = head[1];
    return [renderedLine(line, level), "\n"];
  });
  return el("pre", { class: "rendered", tabindex: "0" }, made);
}

function diagnosticBoxes(diagnostics, open) {
  return diagnostics.map((one) => {
    const level = one.level === "failure_note" ? "note" : one.level;
    const head = el("summary", {}, el("span", { class: `strong ${level}` }, level + (one.code ? `[${one.code}]` : "")), ": ", one.message);
    return el("details", { class: "diagnostic", open: open && ["error", "ice"].includes(one.level) }, head, rendered(one), leftOut(one.rendered));
  });
}

function diagnosticList(grade) {
  const own = compilerDiagnostics(grade);
  return own.length ? [el("h3", {}, "What the compiler says of them"), diagnosticBoxes(own, true)] : null;
}

function limitWords(limit) {
  return limit ? ` (ended by a limit: ${String(limit).replaceAll("_", " ")})` : "";
}

function resultWord(result) {
  if (typeof result === "object" && result) return `limit: ${Object.values(result)[0].replaceAll("_", " ")}`;
  return { passed: "passed", failed: "failed", died: "died", not_run: "not run" }[result] ?? String(result);
}

function testTable(tests) {
  const passed = tests.outcomes.filter(([, result]) => result === "passed").length;
  const rows = [...tests.outcomes].sort(([, a], [, b]) => (a === "passed") - (b === "passed"));
  const row = ([name, result, message]) =>
    el(
      "tr",
      {},
      el("td", { class: `result ${result === "passed" ? "good" : "bad"}` }, resultWord(result)),
      el("td", { class: "test" }, el("code", {}, name), message ? el("pre", {}, whole(message).slice(0, 4000)) : null),
    );
  return [
    el("h3", {}, tests.built ? `Hidden tests: ${passed} of ${tests.outcomes.length} passed` : `The hidden tests do not compile against it${limitWords(tests.limit)}`),
    tests.built ? el("table", { class: "tests" }, el("tbody", {}, rows.map(row))) : null,
  ];
}

// Everything that grading a turn established, stage by stage.
function gradeParts(grade, start) {
  const parts = [];
  if (grade.tampering) parts.push(el("p", { class: "alert" }, el("strong", {}, `Tampering (${grade.tampering.kind.replaceAll("_", " ")}): `), grade.tampering.evidence));
  if (grade.unusable) parts.push(el("p", { class: "alert" }, el("strong", {}, `Unusable reply (${grade.unusable.kind}): `), grade.unusable.message));
  if (grade.rules.length) {
    parts.push(el("h3", {}, "Static rules"));
    parts.push(el("ul", {}, grade.rules.map((one) => el("li", {}, el("span", { class: one.forbidden ? "bad" : "" }, one.forbidden ? "forbidden" : "noted"), ` ${one.rule}, `, el("code", {}, `${one.file}:${one.line}:${one.column}`), ` ${one.what}`))));
  }
  if (grade.compile) {
    const { ok, codes, diagnostics, cut, limit } = grade.compile;
    const words = ok ? "It compiles" : `It does not compile${codes.length ? `: ${codes.join(", ")}` : ""}`;
    parts.push(el("h3", {}, words + limitWords(limit)));
    parts.push(diagnosticBoxes(diagnostics, true));
    if (cut) parts.push(el("p", { class: "note" }, `${many(cut, "more diagnostic", "more diagnostics")} in trajectories.jsonl.`));
  }
  if (grade.lints?.length) parts.push(el("h3", {}, `Clippy: ${many(grade.lints.length, "warning", "warnings")}`), diagnosticBoxes(grade.lints, false));
  if (grade.tests) parts.push(testTable(grade.tests));
  if (grade.named_lints) {
    const left = Object.values(grade.named_lints.counts).reduce((sum, n) => sum + n, 0);
    parts.push(el("h3", {}, `Lints that the task names: ${left} left of ${grade.named_lints.at_start} at the start`), diagnosticBoxes(grade.named_lints.diagnostics, true));
  }
  if (grade.cost) {
    const { instructions, reference, start: before, score } = grade.cost;
    parts.push(el("h3", {}, "Cost of the workload"), el("p", {}, `${count(instructions)} instructions; ${count(before)} at the start, ${count(reference)} by the reference. Score ${number(score, 1)}${limitWords(grade.cost.limit)}.`));
  }
  if (!parts.length && !start) parts.push(el("p", { class: "note" }, "Nothing was established."));
  return parts;
}

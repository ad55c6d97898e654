//! Episodes as the pages read them: a list of what is shown, and nothing else. What the compiler says of hidden tests
//! quotes their sources and is not in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::changes::{Run, changes, lines};
use crate::diagnostic::{Diagnostic, Level, Span};
use crate::endpoint::{Message, Role, StopReason, Usage};
use crate::grade::{
    Cost, Finding, Grade, LimitHit, NamedLints, Stage, Tampering, TestResult, Tests, Unusable,
};
use crate::trajectory::{EndClass, EndedBy, Status, Trajectory, Turn};

/// The longest text that a page gets, in bytes. What is longer is cut, and the page says so.
const LONGEST: usize = 200_000;
/// The most diagnostics of one compilation that a page gets.
const MOST_DIAGNOSTICS: usize = 60;

/// A text, cut where it is too long for a page. In JSON: the text, or the text and how many bytes are left out.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Shown<'a> {
    Whole(&'a str),
    Cut(&'a str, usize),
}

impl<'a> Shown<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        if text.len() <= LONGEST {
            return Self::Whole(text);
        }
        let kept = &text[..text.floor_char_boundary(LONGEST)];
        Self::Cut(kept, text.len() - kept.len())
    }
}

/// Who speaks, and what is said.
pub(super) type Said<'a> = (Role, Shown<'a>);

pub(super) fn said(message: &Message) -> Said<'_> {
    (message.role, Shown::of(&message.content))
}

/// One episode. The first prompt and what the untouched workspace is like are the same for many episodes: numbers of
/// what the task's piece holds.
#[derive(Serialize)]
pub(super) struct EpisodeRecord<'a> {
    pub(super) prompt: usize,
    pub(super) start: usize,
    pub(super) files: usize,
    run: &'a str,
    status: Status,
    class: Option<EndClass>,
    detail: Option<Shown<'a>>,
    ended_by: EndedBy,
    reward: Option<f64>,
    /// As text: numbers in a page are exact to 2^53 only.
    seed: String,
    format: &'static str,
    started_at: &'a str,
    earlier_errors: u32,
    tokens: Tokens,
    cost_usd: Option<f64>,
    wall_ms: u64,
    policy_ms: u64,
    grade_ms: u64,
    turns: Vec<TurnRecord<'a>>,
}

#[derive(Serialize)]
struct Tokens {
    prompt: u64,
    completion: u64,
    reasoning: u64,
    cached: u64,
    estimated: bool,
}

impl Tokens {
    fn of(usage: &Usage) -> Self {
        Self {
            prompt: usage.prompt_tokens,
            completion: usage.completion_tokens,
            reasoning: usage.reasoning_tokens,
            cached: usage.cached_tokens,
            estimated: usage.estimated,
        }
    }
}

#[derive(Serialize)]
struct TurnRecord<'a> {
    /// New messages; those of the first turn are the prompt.
    messages: Vec<Said<'a>>,
    reply: Shown<'a>,
    reasoning: Option<Shown<'a>>,
    stop: Option<&'a StopReason>,
    served: Option<&'a str>,
    requests: usize,
    tokens: Tokens,
    cost_usd: Option<f64>,
    policy_ms: u64,
    notes: &'a [String],
    declaration: Option<Shown<'a>>,
    /// What changed of each file, as JSON of [`Run`]s; `null` for a file that is gone.
    changes: BTreeMap<&'a str, Option<serde_json::Value>>,
    grade: GradeRecord<'a>,
    reward: f64,
    started_ms: u64,
    duration_ms: u64,
}

/// Makes the record of `trajectory`, which began with `files`.
pub(super) fn record<'a>(
    trajectory: &'a Trajectory,
    (prompt, start, number): (usize, usize, usize),
    files: &'a BTreeMap<String, String>,
) -> EpisodeRecord<'a> {
    // The files that a turn records are the editable ones; others stay as they are.
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut known: Option<BTreeMap<&str, &str>> = None;
    for (path, text) in files {
        before.insert(path, text);
    }
    let mut turns = Vec::new();
    for (index, turn) in trajectory.turns.iter().enumerate() {
        let after: BTreeMap<&str, &str> = turn
            .files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let mut changed = BTreeMap::new();
        for (path, text) in &after {
            let old = before.get(path).copied();
            if old == Some(text) {
                continue;
            }
            changed.insert(*path, Some(runs(old, text)));
            before.insert(path, text);
        }
        // A file that was there after the turn before and is no longer was deleted. What stood there before the
        // first turn is only known where the prompt could be read.
        for path in known.iter().flatten().map(|(path, _)| *path) {
            if !after.contains_key(path) {
                changed.insert(path, None);
                before.remove(path);
            }
        }
        known = Some(after);
        turns.push(turn_record(turn, index == 0, changed));
    }
    EpisodeRecord {
        prompt,
        start,
        files: number,
        run: &trajectory.run,
        status: trajectory.status,
        class: trajectory.class,
        detail: trajectory.detail.as_deref().map(Shown::of),
        ended_by: trajectory.ended_by,
        reward: trajectory.reward,
        seed: trajectory.seed.to_string(),
        format: trajectory.reply_format.name(),
        started_at: &trajectory.started_at,
        earlier_errors: trajectory.earlier_errors,
        tokens: Tokens::of(&trajectory.totals.usage),
        cost_usd: trajectory.totals.cost_usd,
        wall_ms: trajectory.totals.wall_ms,
        policy_ms: trajectory.totals.policy_ms,
        grade_ms: trajectory.totals.grade_ms,
        turns,
    }
}

fn runs(old: Option<&str>, new: &str) -> serde_json::Value {
    let (old, new) = (old.map(lines).unwrap_or_default(), lines(new));
    let runs: Vec<Run> = changes(&old, &new);
    serde_json::to_value(runs).unwrap_or_default()
}

fn turn_record<'a>(
    turn: &'a Turn,
    first: bool,
    changes: BTreeMap<&'a str, Option<serde_json::Value>>,
) -> TurnRecord<'a> {
    let messages = if first { &[] } else { &turn.messages[..] };
    let action = turn.action.as_ref();
    TurnRecord {
        messages: messages.iter().map(said).collect(),
        reply: Shown::of(&turn.reply.text),
        reasoning: turn.reply.reasoning.as_deref().map(Shown::of),
        stop: turn.reply.stop_reason.as_ref(),
        served: turn.reply.served_model.as_deref(),
        requests: turn.reply.attempts.len(),
        tokens: Tokens::of(&turn.reply.usage),
        cost_usd: turn.reply.cost_usd,
        policy_ms: turn.reply.duration_ms,
        notes: action.map(|action| &*action.notes).unwrap_or_default(),
        declaration: action
            .and_then(|action| action.declaration.as_deref())
            .map(Shown::of),
        changes,
        grade: GradeRecord::of(&turn.grade),
        reward: turn.reward,
        started_ms: turn.started_ms,
        duration_ms: turn.duration_ms,
    }
}

/// A grade as pages show it.
#[derive(Serialize)]
pub(super) struct GradeRecord<'a> {
    stage: Stage,
    unusable: Option<&'a Unusable>,
    rules: &'a [Finding],
    compile: Option<CompileRecord<'a>>,
    lints: Option<Vec<DiagnosticRecord<'a>>>,
    tests: Option<TestsRecord<'a>>,
    named_lints: Option<NamedRecord<'a>>,
    cost: Option<&'a Cost>,
    tampering: Option<&'a Tampering>,
    cached: bool,
    retries: u32,
    grade_ms: u64,
}

#[derive(Serialize)]
struct CompileRecord<'a> {
    ok: bool,
    codes: &'a [String],
    diagnostics: Vec<DiagnosticRecord<'a>>,
    /// How many more there were.
    cut: usize,
    limit: Option<LimitHit>,
}

#[derive(Serialize)]
struct NamedRecord<'a> {
    diagnostics: Vec<DiagnosticRecord<'a>>,
    counts: &'a BTreeMap<String, u32>,
    at_start: u32,
}

/// The hidden tests: which there are and what they said. What the compiler says of their sources stays out.
#[derive(Serialize)]
struct TestsRecord<'a> {
    built: bool,
    limit: Option<LimitHit>,
    outcomes: Vec<(&'a str, TestResult, Option<Shown<'a>>)>,
}

#[derive(Serialize)]
struct DiagnosticRecord<'a> {
    level: Level,
    code: Option<&'a str>,
    message: &'a str,
    rendered: Shown<'a>,
    spans: Vec<SpanRecord<'a>>,
}

/// File, first line and column, last line and column, primary, label.
type SpanRecord<'a> = (&'a str, u32, u32, u32, u32, bool, Option<&'a str>);

impl<'a> GradeRecord<'a> {
    pub(super) fn of(grade: &'a Grade) -> Self {
        Self {
            stage: grade.stops_at,
            unusable: grade.unusable.as_ref(),
            rules: &grade.rules,
            compile: grade.compile.as_ref().map(|compile| CompileRecord {
                ok: compile.ok,
                codes: &compile.codes,
                diagnostics: diagnostics(&compile.diagnostics),
                cut: compile.diagnostics.len().saturating_sub(MOST_DIAGNOSTICS)
                    + compile.cut as usize,
                limit: compile.limit,
            }),
            lints: grade
                .lints
                .as_ref()
                .map(|lints| diagnostics(&lints.diagnostics)),
            tests: grade.tests.as_ref().map(tests),
            named_lints: grade.named_lints.as_ref().map(named),
            cost: grade.cost.as_ref(),
            tampering: grade.tampering.as_ref(),
            cached: grade.cached,
            retries: grade.retries,
            grade_ms: grade.timing.wall_ms,
        }
    }
}

fn tests(tests: &Tests) -> TestsRecord<'_> {
    let outcomes = tests.outcomes.iter();
    TestsRecord {
        built: tests.built,
        limit: tests.limit,
        outcomes: outcomes
            .map(|one| {
                let message = one.message.as_deref().map(Shown::of);
                (one.name.as_str(), one.result, message)
            })
            .collect(),
    }
}

fn named(lints: &NamedLints) -> NamedRecord<'_> {
    NamedRecord {
        diagnostics: diagnostics(&lints.diagnostics),
        counts: &lints.counts,
        at_start: lints.at_start,
    }
}

fn diagnostics(all: &[Diagnostic]) -> Vec<DiagnosticRecord<'_>> {
    all.iter()
        .take(MOST_DIAGNOSTICS)
        .map(|one| DiagnosticRecord {
            level: one.level,
            code: one.code.as_deref(),
            message: &one.message,
            rendered: Shown::of(&one.rendered),
            spans: one.spans.iter().map(span_record).collect(),
        })
        .collect()
}

fn span_record(span: &Span) -> SpanRecord<'_> {
    (
        &span.file,
        span.line,
        span.column,
        span.end_line,
        span.end_column,
        span.primary,
        span.label.as_deref(),
    )
}

//! `results.jsonl` and `metadata.json`, as the library verifiers wrote them up to its version 1 and many tools read them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Work;
use super::grpo::Components;
use crate::endpoint::StopReason;
use crate::export::conversation::{Said, prompt, reply, rest};
use crate::export::index::Entry;
use crate::export::sink::Sink;
use crate::export::write::RowWriter;
use crate::export::{ExportError, FileFormat};
use crate::trajectory::{EndedBy, Status, Trajectory, Turn};

/// The rows so far, and what `metadata.json` says of them.
#[derive(Default)]
pub(in crate::export) struct Verifiers {
    writer: Option<RowWriter>,
    models: BTreeMap<String, u64>,
    date: Option<String>,
    examples: u64,
    most_rollouts: u64,
    rows: u64,
    rewarded: u64,
    rewards: f64,
    errors: u64,
    prompt_tokens: f64,
    completion_tokens: f64,
}

#[derive(Serialize)]
struct Row {
    example_id: u64,
    prompt: Vec<Said>,
    completion: Vec<Said>,
    reward: Option<f64>,
    timing: Value,
    is_completed: bool,
    is_truncated: bool,
    metrics: Map<String, Value>,
    answer: &'static str,
    info: Value,
    error: Option<Value>,
    stop_condition: &'static str,
    trajectory: Vec<Step>,
    token_usage: Value,
}

#[derive(Serialize)]
struct Step {
    prompt: Vec<Said>,
    completion: Vec<Said>,
    response: Option<Value>,
    tokens: Option<Tokens>,
    reward: f64,
    advantage: Option<f64>,
    is_truncated: bool,
    trajectory_id: String,
    extras: Value,
}

#[derive(Serialize)]
struct Tokens {
    prompt_ids: Vec<u32>,
    prompt_mask: Vec<u8>,
    completion_ids: Vec<u32>,
    completion_mask: Vec<u8>,
    completion_logprobs: Vec<f64>,
    overlong_prompt: bool,
    is_truncated: bool,
}

impl Verifiers {
    pub(super) fn task(
        &mut self,
        work: &Work<'_>,
        entries: &[Entry],
        sink: &mut Sink<'_>,
    ) -> Result<(), ExportError> {
        let example = self.examples;
        self.examples += 1;
        self.most_rollouts = self.most_rollouts.max(entries.len() as u64);
        for entry in entries {
            if sink.turns_away() {
                continue;
            }
            let one = work.episodes.read(entry)?;
            self.add(&one);
            let row = row(work, entry, &one, example);
            let writer = match &mut self.writer {
                Some(writer) => writer,
                None => {
                    let path = sink.folder().file("results.jsonl");
                    self.writer
                        .insert(RowWriter::begin(path, FileFormat::Jsonl, &Vec::new())?)
                }
            };
            writer.write(&row)?;
            sink.count();
        }
        Ok(())
    }

    fn add(&mut self, one: &Trajectory) {
        *self.models.entry(one.model.clone()).or_default() += 1;
        if self.date.as_ref().is_none_or(|date| one.started_at < *date) {
            self.date = Some(one.started_at.clone());
        }
        self.rows += 1;
        self.rewarded += u64::from(one.reward.is_some());
        self.rewards += one.reward.unwrap_or_default();
        self.errors += u64::from(one.status != Status::Graded);
        self.prompt_tokens += one.totals.usage.prompt_tokens as f64;
        self.completion_tokens += one.totals.usage.completion_tokens as f64;
    }

    pub(super) fn finish(self, sink: &Sink<'_>) -> Result<Vec<std::path::PathBuf>, ExportError> {
        let Some(writer) = self.writer else {
            return Ok(Vec::new());
        };
        let share = |sum: f64, of: u64| if of == 0 { 0.0 } else { sum / of as f64 };
        let models: Vec<&str> = self.models.keys().map(String::as_str).collect();
        let metadata = json!({
            "env_id": "assay",
            "env_args": {},
            "model": models.join(","),
            "base_url": "",
            "num_examples": self.examples,
            "rollouts_per_example": self.most_rollouts,
            "sampling_args": {},
            "date": self.date,
            "time": 0.0,
            "avg_reward": share(self.rewards, self.rewarded),
            "avg_metrics": {},
            "avg_error": share(self.errors as f64, self.rows),
            "pass_at_k": {},
            "pass_all_k": {},
            "pass_threshold": 1.0,
            "usage": {
                "input_tokens": share(self.prompt_tokens, self.rows),
                "output_tokens": share(self.completion_tokens, self.rows),
            },
            "version_info": {"assay": env!("CARGO_PKG_VERSION")},
            "state_columns": ["trajectory"],
            "tools": null,
        });
        let file = sink.folder().file("metadata.json");
        let text = serde_json::to_string_pretty(&metadata)
            .map_err(|error| ExportError::write(&file, &error))?;
        std::fs::write(&file, text + "\n").map_err(|error| ExportError::write(&file, &error))?;
        Ok(vec![writer.finish()?, file])
    }
}

fn row(work: &Work<'_>, entry: &Entry, one: &Trajectory, example_id: u64) -> Row {
    let reasoning = work.options.reasoning;
    let run = work.runs[usize::from(entry.source)];
    let last = one.turns.len() - 1;
    let components = serde_json::to_value(Components::of(one)).unwrap_or_default();
    let mut metrics = match components {
        Value::Object(parts) => parts
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect(),
        _ => Map::new(),
    };
    metrics.insert("num_turns".to_owned(), json!(one.turns.len()));
    metrics.insert("solved".to_owned(), json!(f64::from(u8::from(one.solved))));
    let totals = &one.totals;
    let start: Option<jiff::Timestamp> = one.started_at.parse().ok();
    Row {
        example_id,
        prompt: prompt(one, 0, reasoning),
        completion: rest(one, 0, last, reasoning),
        reward: one.reward,
        timing: json!({
            "start_time": start.map_or(0.0, |start| start.as_millisecond() as f64 / 1000.0),
            "generation_ms": totals.policy_ms as f64,
            "scoring_ms": totals.grade_ms as f64,
            "total_ms": totals.wall_ms as f64,
        }),
        is_completed: one.status == Status::Graded,
        is_truncated: one.turns.iter().any(truncated),
        metrics,
        answer: "",
        info: json!({
            "task": one.task, "task_hash": one.task_hash, "model": one.model, "run": run, "sample": one.sample,
        }),
        error: (one.status != Status::Graded).then(
            || json!({"error": one.class, "message": one.detail.as_deref().unwrap_or_default()}),
        ),
        stop_condition: stop(one.ended_by),
        trajectory: (0..one.turns.len())
            .map(|at| step(work, one, at, &format!("{run}/{}", one.episode)))
            .collect(),
        token_usage: json!({
            "input_tokens": totals.usage.prompt_tokens as f64,
            "output_tokens": totals.usage.completion_tokens as f64,
        }),
    }
}

fn step(work: &Work<'_>, one: &Trajectory, at: usize, id: &str) -> Step {
    let (turn, reasoning) = (&one.turns[at], work.options.reasoning);
    Step {
        prompt: prompt(one, at, reasoning),
        completion: vec![reply(turn, reasoning)],
        response: None,
        tokens: tokens(turn),
        reward: turn.reward,
        advantage: None,
        is_truncated: truncated(turn),
        trajectory_id: id.to_owned(),
        extras: json!({"turn": turn.turn, "stops_at": turn.grade.stops_at.name()}),
    }
}

/// The tokens of a turn, if the endpoint gave all that the library wants: ids, and one log probability for each.
fn tokens(turn: &Turn) -> Option<Tokens> {
    let prompt_ids = turn.reply.prompt_token_ids.clone()?;
    let completion_ids = turn.reply.token_ids.clone()?;
    let logprobs = turn.reply.logprobs.as_ref()?;
    (logprobs.len() == completion_ids.len()).then(|| Tokens {
        prompt_mask: vec![0; prompt_ids.len()],
        completion_mask: vec![1; completion_ids.len()],
        completion_logprobs: logprobs.iter().map(|token| token.logprob).collect(),
        prompt_ids,
        completion_ids,
        overlong_prompt: false,
        is_truncated: truncated(turn),
    })
}

fn truncated(turn: &Turn) -> bool {
    turn.reply.stop_reason == Some(StopReason::Length)
}

fn stop(by: EndedBy) -> &'static str {
    match by {
        EndedBy::Solved => "solved",
        EndedBy::Turns => "max_turns_reached",
        EndedBy::WallTime => "wall_time",
        EndedBy::Tokens => "tokens",
        EndedBy::Cost => "cost",
        EndedBy::PolicyDone => "policy_done",
        EndedBy::Declared => "declared",
        EndedBy::Failure => "has_error",
    }
}

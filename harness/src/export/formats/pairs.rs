//! Pairs of a better and a worse reply to the same prompt.

use serde::Serialize;

use super::{Work, messages, reference};
use crate::export::conversation::{Said, length, prompt, reply};
use crate::export::index::Entry;
use crate::export::schema::{Columns, Kind};
use crate::export::sheet::{prompt_cell, reply_cell};
use crate::export::sink::{Lengths, Sink};
use crate::export::{ExportError, Format, Pairing, Reasoning};
use crate::trajectory::Trajectory;

/// How often another pair is tried for each row that a task may have: replies that are all alike would else be compared
/// without end.
const TRIES: usize = 20;

/// What keeps a margin of 0.1 from refusing 0.5 and 0.4, whose difference is a hair less.
const HAIR: f64 = 1e-9;

/// A pair, and where it comes from.
#[derive(Debug, Clone, Serialize)]
struct Preference {
    prompt: Vec<Said>,
    chosen: Vec<Said>,
    rejected: Vec<Said>,
    score_chosen: f64,
    score_rejected: f64,
    /// The difference of the scores; for a reward model alone, since a column of this name changes its loss.
    #[serde(skip_serializing_if = "Option::is_none")]
    margin: Option<f64>,
    pairing: Pairing,
    task: String,
    task_hash: String,
    /// Run, model, task, sample and turn, or `reference`.
    chosen_from: String,
    rejected_from: String,
}

/// A row of an imported sheet.
#[derive(Debug, Clone, Serialize)]
pub(in crate::export) struct ImportedRow {
    pub prompt: Vec<Said>,
    pub chosen: Vec<Said>,
    pub rejected: Vec<Said>,
    pub task: Option<String>,
    pub line: u64,
}

impl ImportedRow {
    pub(in crate::export) fn columns() -> Columns {
        vec![
            ("prompt", Kind::messages(false)),
            ("chosen", Kind::messages(false)),
            ("rejected", Kind::messages(false)),
            ("task", Kind::Text),
            ("line", Kind::Int),
        ]
    }
}

/// A row of the sheet.
#[derive(Serialize)]
struct SheetRow {
    #[serde(rename = "Prompt")]
    prompt: String,
    #[serde(rename = "Chosen")]
    chosen: String,
    #[serde(rename = "Rejected")]
    rejected: String,
    #[serde(rename = "Task")]
    task: String,
    #[serde(rename = "Chosen reward")]
    score_chosen: f64,
    #[serde(rename = "Rejected reward")]
    score_rejected: f64,
}

pub(super) fn columns(format: Format, reasoning: Reasoning) -> Columns {
    if format == Format::Csv {
        let texts = ["Prompt", "Chosen", "Rejected", "Task"].map(|name| (name, Kind::Text));
        let numbers = ["Chosen reward", "Rejected reward"].map(|name| (name, Kind::Float));
        return texts.into_iter().chain(numbers).collect();
    }
    let mut columns = vec![
        ("prompt", messages(reasoning)),
        ("chosen", messages(reasoning)),
        ("rejected", messages(reasoning)),
        ("score_chosen", Kind::Float),
        ("score_rejected", Kind::Float),
    ];
    if format == Format::RewardModel {
        columns.push(("margin", Kind::Float));
    }
    let texts = [
        "pairing",
        "task",
        "task_hash",
        "chosen_from",
        "rejected_from",
    ];
    columns.extend(texts.map(|name| (name, Kind::Text)));
    columns
}

pub(super) fn task(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    for pairing in &work.options.pairs {
        match pairing {
            Pairing::Samples => samples(work, entries, sink)?,
            Pairing::Turns => each(work, entries, sink, turns)?,
            Pairing::Reference => each(work, entries, sink, against_reference)?,
        }
    }
    Ok(())
}

/// Pairs of first replies to the same prompt: the best with the worst, the second best with the second worst and so on,
/// then shifted by one, so that no reply comes a second time before the others have come once.
fn samples(work: &Work<'_>, entries: &[Entry], sink: &mut Sink<'_>) -> Result<(), ExportError> {
    let mut prompts: Vec<u64> = entries.iter().map(|entry| entry.prompt).collect();
    prompts.sort_unstable();
    prompts.dedup();
    let margin = work.options.margin - HAIR;
    for key in prompts {
        let mut ranked: Vec<&Entry> = entries.iter().filter(|entry| entry.prompt == key).collect();
        ranked.sort_by(|a, b| b.first_reward.total_cmp(&a.first_reward));
        let (Some(best), Some(worst)) = (ranked.first(), ranked.last()) else {
            continue;
        };
        let (top, bottom) = (best.first_reward, worst.first_reward);
        let high: Vec<&Entry> = with(&ranked, |one| one.first_reward - bottom >= margin);
        let mut low: Vec<&Entry> = with(&ranked, |one| top - one.first_reward >= margin);
        low.reverse();
        let alone = ranked
            .iter()
            .filter(|one| one.first_reward - bottom < margin && top - one.first_reward < margin);
        sink.counts
            .drop("no partner with the margin", alone.count() as u64);
        let most = work
            .options
            .per_task
            .unwrap_or(usize::MAX)
            .saturating_mul(TRIES);
        let pairs = (0..low.len()).flat_map(|shift| {
            let (high, low) = (&high, &low);
            (0..high.len()).map(move |at| (high[at], low[(at + shift) % low.len()]))
        });
        let pairs = pairs.filter(|(a, b)| a.first_reward - b.first_reward >= margin);
        for (chosen, rejected) in pairs.take(most) {
            if sink.is_full() {
                break;
            }
            let (a, b) = (work.episodes.read(chosen)?, work.episodes.read(rejected)?);
            let pair = Preference {
                prompt: prompt(&a, 0, work.options.reasoning),
                chosen: vec![reply(&a.turns[0], work.options.reasoning)],
                rejected: vec![reply(&b.turns[0], work.options.reasoning)],
                score_rejected: b.turns[0].reward,
                rejected_from: from(work, rejected, &b, 0),
                ..blank(work, chosen, &a, (0, Pairing::Samples))
            };
            offer(work, pair, sink)?;
        }
    }
    Ok(())
}

fn with<'a>(ranked: &[&'a Entry], good: impl Fn(&Entry) -> bool) -> Vec<&'a Entry> {
    ranked.iter().copied().filter(|one| good(one)).collect()
}

type OfEpisode = fn(&Work<'_>, &Entry, &Trajectory, &mut Sink<'_>) -> Result<(), ExportError>;

fn each(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
    pairs: OfEpisode,
) -> Result<(), ExportError> {
    for entry in entries {
        if sink.is_full() {
            break;
        }
        let one = work.episodes.read(entry)?;
        pairs(work, entry, &one, sink)?;
    }
    Ok(())
}

/// Each turn against the best that a later turn made of it: the reply that would have led there at once.
fn turns(
    work: &Work<'_>,
    entry: &Entry,
    one: &Trajectory,
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    for (first, worse) in one.turns.iter().enumerate() {
        let later = one.turns.iter().enumerate().skip(first + 1);
        let best = later.reduce(|best, next| {
            if next.1.reward > best.1.reward {
                next
            } else {
                best
            }
        });
        let Some((last, better)) = best else {
            continue;
        };
        if better.reward - worse.reward < work.options.margin - HAIR {
            sink.counts.drop("margin too small", 1);
            continue;
        }
        let chosen = match reference::shortcut(work.known, one, first, last) {
            Ok(Some(text)) => Said::assistant(text),
            Ok(None) => reply(better, work.options.reasoning),
            Err(unknown) => {
                sink.counts.drop(unknown.why(), 1);
                continue;
            }
        };
        let pair = Preference {
            prompt: prompt(one, first, work.options.reasoning),
            chosen: vec![chosen],
            rejected: vec![reply(worse, work.options.reasoning)],
            score_rejected: worse.reward,
            rejected_from: from(work, entry, one, first),
            ..blank(work, entry, one, (last, Pairing::Turns))
        };
        offer(work, pair, sink)?;
    }
    Ok(())
}

/// The first reply against the task's solution.
fn against_reference(
    work: &Work<'_>,
    entry: &Entry,
    one: &Trajectory,
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    if 1.0 - entry.first_reward < work.options.margin - HAIR {
        sink.counts.drop("margin too small", 1);
        return Ok(());
    }
    match reference::solution(work.known, one) {
        Ok(solution) => {
            let pair = Preference {
                chosen: vec![Said::assistant(solution)],
                rejected: vec![reply(&one.turns[0], work.options.reasoning)],
                prompt: prompt(one, 0, work.options.reasoning),
                score_chosen: 1.0,
                score_rejected: entry.first_reward,
                chosen_from: "reference".to_owned(),
                rejected_from: from(work, entry, one, 0),
                ..blank(work, entry, one, (0, Pairing::Reference))
            };
            offer(work, pair, sink)
        }
        Err(unknown) => {
            sink.counts.drop(unknown.why(), 1);
            Ok(())
        }
    }
}

/// A pair that knows only where its chosen reply comes from.
fn blank(work: &Work<'_>, entry: &Entry, one: &Trajectory, chosen: (usize, Pairing)) -> Preference {
    let (turn, pairing) = chosen;
    Preference {
        prompt: Vec::new(),
        chosen: Vec::new(),
        rejected: Vec::new(),
        score_chosen: one.turns[turn].reward,
        score_rejected: 0.0,
        margin: None,
        pairing,
        task: one.task.clone(),
        task_hash: one.task_hash.clone(),
        chosen_from: from(work, entry, one, turn),
        rejected_from: String::new(),
    }
}

fn from(work: &Work<'_>, entry: &Entry, one: &Trajectory, turn: usize) -> String {
    let run = work.runs[usize::from(entry.source)];
    format!("{run}/{}#{}", one.episode, one.turns[turn].turn)
}

fn offer(work: &Work<'_>, mut pair: Preference, sink: &mut Sink<'_>) -> Result<(), ExportError> {
    if pair.chosen == pair.rejected {
        sink.counts.drop("both replies are the same", 1);
        return Ok(());
    }
    let lengths = Lengths {
        chosen: length(&pair.chosen),
        rejected: length(&pair.rejected),
    };
    let text = |said: &[Said]| {
        said.first()
            .map(|said| said.content.clone())
            .unwrap_or_default()
    };
    let learned = format!("{}\n\0\n{}", text(&pair.chosen), text(&pair.rejected));
    match work.options.format {
        Format::Csv => {
            let failed = |error: serde_json::Error| {
                ExportError::write(std::path::Path::new("train.csv"), &error)
            };
            let row = SheetRow {
                prompt: prompt_cell(&pair.prompt).map_err(failed)?,
                chosen: pair.chosen.first().map(reply_cell).unwrap_or_default(),
                rejected: pair.rejected.first().map(reply_cell).unwrap_or_default(),
                task: pair.task,
                score_chosen: pair.score_chosen,
                score_rejected: pair.score_rejected,
            };
            sink.offer(&row, &learned, Some(lengths))?;
        }
        format => {
            pair.margin =
                (format == Format::RewardModel).then_some(pair.score_chosen - pair.score_rejected);
            sink.offer(&pair, &learned, Some(lengths))?;
        }
    }
    Ok(())
}

//! Supervised fine-tuning: conversations that ended well.

use serde::Serialize;

use super::{Origin, Work, messages};
use crate::export::conversation::{Said, prompt, rest};
use crate::export::index::Entry;
use crate::export::schema::{Columns, Kind};
use crate::export::sink::Sink;
use crate::export::{ExportError, Options, RowPer, Shape};
use crate::trajectory::Trajectory;

#[derive(Serialize)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<Vec<Said>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<Vec<Said>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completion: Option<Vec<Said>>,
    reward: f64,
    /// The turn that the row ends with, from 1.
    turn: u32,
    #[serde(flatten)]
    origin: Origin,
}

pub(super) fn columns(options: &Options) -> Columns {
    let said = || messages(options.reasoning);
    let mut columns = match options.shape {
        Shape::Messages => vec![("messages", said())],
        Shape::PromptCompletion => vec![("prompt", said()), ("completion", said())],
    };
    columns.extend([("reward", Kind::Float), ("turn", Kind::Int)]);
    columns.extend(Origin::columns());
    columns
}

pub(super) fn task(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let least = work.options.min_reward;
    for entry in entries {
        if sink.turns_away() {
            continue;
        }
        if work.options.rows == RowPer::Episode && entry.reward < least {
            sink.counts.drop("reward too small", 1);
            continue;
        }
        let one = work.episodes.read(entry)?;
        if work.options.rows == RowPer::Episode {
            let last = one.turns.len() - 1;
            offer(work, entry, &one, (0, last), entry.reward, sink)?;
            continue;
        }
        for (at, turn) in one.turns.iter().enumerate() {
            if turn.reward < least || turn.grade.tampering.is_some() {
                sink.counts.drop("reward too small", 1);
                continue;
            }
            offer(work, entry, &one, (at, at), turn.reward, sink)?;
        }
    }
    Ok(())
}

/// Offers a row whose completion is the replies from the first to the last turn of `turns`.
fn offer(
    work: &Work<'_>,
    entry: &Entry,
    one: &Trajectory,
    turns: (usize, usize),
    reward: f64,
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let (first, last) = turns;
    let reasoning = work.options.reasoning;
    let mut before = prompt(one, first, reasoning);
    let after = rest(one, first, last, reasoning);
    let learned: Vec<&str> = after
        .iter()
        .filter(|said| said.role == "assistant")
        .map(|said| said.content.as_str())
        .collect();
    let learned = learned.join("\n");
    let (messages, prompt, completion) = match work.options.shape {
        Shape::Messages => {
            before.extend(after);
            (Some(before), None, None)
        }
        Shape::PromptCompletion => (None, Some(before), Some(after)),
    };
    let row = Row {
        messages,
        prompt,
        completion,
        reward,
        turn: one.turns[last].turn,
        origin: Origin::of(one, work, entry),
    };
    sink.offer(&row, &learned, None)?;
    Ok(())
}

//! Single replies, each good or bad.

use serde::Serialize;

use super::{Origin, Work, messages};
use crate::export::conversation::{Said, prompt, reply, rest};
use crate::export::index::Entry;
use crate::export::schema::{Columns, Kind};
use crate::export::sink::Sink;
use crate::export::{ExportError, Options, RowPer};

#[derive(Serialize)]
struct Row {
    prompt: Vec<Said>,
    completion: Vec<Said>,
    /// Whether the reply, or the episode, earned enough.
    label: bool,
    reward: f64,
    turn: u32,
    #[serde(flatten)]
    origin: Origin,
}

pub(super) fn columns(options: &Options) -> Columns {
    let mut columns = vec![
        ("prompt", messages(options.reasoning)),
        ("completion", messages(options.reasoning)),
        ("label", Kind::Bool),
        ("reward", Kind::Float),
        ("turn", Kind::Int),
    ];
    columns.extend(Origin::columns());
    columns
}

pub(super) fn task(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let (least, reasoning) = (work.options.min_reward, work.options.reasoning);
    for entry in entries {
        if sink.turns_away() {
            continue;
        }
        let one = work.episodes.read(entry)?;
        let last = one.turns.len() - 1;
        let replies = match work.options.rows {
            RowPer::Episode => vec![(0, last, entry.reward, rest(&one, 0, last, reasoning))],
            RowPer::Turn => {
                let turns = one.turns.iter().enumerate();
                turns
                    .map(|(at, turn)| (at, at, turn.reward, vec![reply(turn, reasoning)]))
                    .collect()
            }
        };
        for (first, last, reward, completion) in replies {
            let label = reward >= least;
            let said: Vec<&str> = completion
                .iter()
                .map(|said| said.content.as_str())
                .collect();
            let learned = said.join("\n");
            let row = Row {
                prompt: prompt(&one, first, reasoning),
                completion,
                label,
                reward,
                turn: one.turns[last].turn,
                origin: Origin::of(&one, work, entry),
            };
            sink.offer(&row, &learned, None)?;
        }
    }
    Ok(())
}

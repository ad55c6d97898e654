//! One label a turn, for models that judge steps. The library wants plain text here, and no conversations.

use serde::Serialize;

use super::{Origin, Work};
use crate::export::ExportError;
use crate::export::conversation::{Said, prompt, reply};
use crate::export::index::Entry;
use crate::export::schema::{Columns, Kind};
use crate::export::sink::Sink;

#[derive(Serialize)]
struct Row {
    prompt: String,
    /// The replies.
    completions: Vec<String>,
    /// Whether a turn earned more than every turn before it: whether it was a step forward.
    labels: Vec<bool>,
    /// The rewards that the labels come from.
    rewards: Vec<f64>,
    /// What the model was told before each reply but the first; as many as there are replies, the first empty.
    observations: Vec<String>,
    #[serde(flatten)]
    origin: Origin,
}

pub(super) fn columns() -> Columns {
    let mut columns = vec![
        ("prompt", Kind::Text),
        ("completions", Kind::list(Kind::Text)),
        ("labels", Kind::list(Kind::Bool)),
        ("rewards", Kind::list(Kind::Float)),
        ("observations", Kind::list(Kind::Text)),
    ];
    columns.extend(Origin::columns());
    columns
}

pub(super) fn task(
    work: &Work<'_>,
    entries: &[Entry],
    sink: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let reasoning = work.options.reasoning;
    for entry in entries {
        if sink.turns_away() {
            continue;
        }
        let one = work.episodes.read(entry)?;
        let rewards: Vec<f64> = one.turns.iter().map(|turn| turn.reward).collect();
        let told = |turn: &crate::trajectory::Turn| {
            let said: Vec<Said> = turn.messages.iter().map(Said::from).collect();
            text(&said)
        };
        let row = Row {
            prompt: text(&prompt(&one, 0, reasoning)),
            completions: one
                .turns
                .iter()
                .map(|turn| reply(turn, reasoning).content)
                .collect(),
            labels: forward(&rewards),
            rewards,
            observations: std::iter::once(String::new())
                .chain(one.turns.iter().skip(1).map(told))
                .collect(),
            origin: Origin::of(&one, work, entry),
        };
        let learned = row.completions.join("\n");
        sink.offer(&row, &learned, None)?;
    }
    Ok(())
}

fn text(said: &[Said]) -> String {
    let contents: Vec<&str> = said.iter().map(|one| one.content.as_str()).collect();
    contents.join("\n\n")
}

/// Which turns earned more than every turn before; nothing is what one begins with.
fn forward(rewards: &[f64]) -> Vec<bool> {
    let mut best = 0.0;
    let step = |reward: &f64| {
        let forward = *reward > best;
        best = reward.max(best);
        forward
    };
    rewards.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_step_forward_beats_every_turn_before() {
        assert_eq!(
            super::forward(&[0.0, 0.4, 0.4, 0.2, 0.3, 1.0]),
            [false, true, false, false, false, true]
        );
    }
}

//! Conversations out of trajectories, as trainers want them.

use serde::Serialize;

use super::Reasoning;
use crate::endpoint::{Message, Role};
use crate::trajectory::{Trajectory, Turn};

/// One message of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Said {
    pub role: &'static str,
    pub content: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasoning_content: Option<String>,
}

impl Said {
    pub(super) fn new(role: &'static str, content: impl Into<String>) -> Self {
        Self {
            role,
            content: content.into(),
            reasoning_content: None,
        }
    }

    pub(super) fn assistant(content: impl Into<String>) -> Self {
        Self::new("assistant", content)
    }
}

impl From<&Message> for Said {
    fn from(message: &Message) -> Self {
        let role = match message.role {
            Role::System => "system",
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        Self::new(role, &*message.content)
    }
}

/// Everything that was said before the reply of the turn at `place`. Earlier replies are without reasoning kept apart,
/// as the model was shown them.
pub(super) fn prompt(one: &Trajectory, place: usize, reasoning: Reasoning) -> Vec<Said> {
    let mut said = Vec::new();
    for (at, turn) in one.turns.iter().enumerate().take(place + 1) {
        said.extend(turn.messages.iter().map(Said::from));
        if at < place {
            said.push(Said::assistant(match reasoning {
                Reasoning::Drop => without_thinking(&turn.reply.text),
                _ => &turn.reply.text,
            }));
        }
    }
    said
}

/// The reply of a turn.
pub(super) fn reply(turn: &Turn, reasoning: Reasoning) -> Said {
    let (text, thought) = (&turn.reply.text, turn.reply.reasoning.as_deref());
    match (reasoning, thought) {
        (Reasoning::Drop, _) => Said::assistant(without_thinking(text)),
        (_, None) => Said::assistant(text),
        (Reasoning::Think, Some(thought)) => {
            Said::assistant(format!("<think>\n{}\n</think>\n\n{text}", thought.trim()))
        }
        (Reasoning::Field, Some(thought)) => Said {
            reasoning_content: Some(thought.to_owned()),
            ..Said::assistant(text)
        },
    }
}

/// What follows the first prompt, up to the reply of the turn at `last`.
pub(super) fn rest(one: &Trajectory, first: usize, last: usize, reasoning: Reasoning) -> Vec<Said> {
    let mut said = Vec::new();
    for (at, turn) in one.turns.iter().enumerate().take(last + 1).skip(first) {
        if at > first {
            said.extend(turn.messages.iter().map(Said::from));
        }
        said.push(reply(turn, reasoning));
    }
    said
}

/// The text without the reasoning that it begins with.
pub(super) fn without_thinking(text: &str) -> &str {
    let Some(inner) = text.trim_start().strip_prefix("<think>") else {
        return text;
    };
    match inner.split_once("</think>") {
        Some((_, answer)) => answer.trim_start(),
        None => text,
    }
}

/// A hash of the first prompt: equal for episodes that were asked the same.
pub(super) fn prompt_key(one: &Trajectory) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for message in one.turns.first().map_or(&[][..], |turn| &turn.messages) {
        for part in [Said::from(message).role, &*message.content] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    first_bytes(&hasher.finalize())
}

/// The first eight bytes of a hash as a number.
pub(super) fn first_bytes(hash: &blake3::Hash) -> u64 {
    let bytes = hash.as_bytes().iter().take(8);
    bytes.fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// Bytes of all contents.
pub(super) fn length(said: &[Said]) -> usize {
    said.iter().map(|one| one.content.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasoning_at_the_beginning_goes_and_the_rest_stays() {
        assert_eq!(
            without_thinking("<think>a\nb</think>\n\nc </think> d"),
            "c </think> d"
        );
        assert_eq!(without_thinking("  <think></think>c"), "c");
        assert_eq!(
            without_thinking("<think>never closed"),
            "<think>never closed"
        );
        assert_eq!(without_thinking("c <think>d</think>"), "c <think>d</think>");
    }
}

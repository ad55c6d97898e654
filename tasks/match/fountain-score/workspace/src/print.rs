//! Writes scores down.

use crate::score::Score;

/// The text of a score.
pub fn show(score: &Score) -> String {
    match score {
        Score::Jet { name, height } => format!("{name}@{height}"),
        Score::Named(name) => name.clone(),
        _ => todo!("the other scores, and parentheses where they are needed"),
    }
}

/// A score that does the same with less.
pub fn simplified(score: Score) -> Score {
    match score {
        Score::Jet { .. } | Score::Sweep { .. } | Score::Rest(_) | Score::Named(_) => score,
        _ => todo!("the other scores"),
    }
}

//! What rows can be compared in: one number of each graded episode.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::episode::Episode;

/// A number that a graded episode has.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The reward, in [0, 1].
    Reward,
    /// 1 if it was solved, else 0.
    #[serde(rename = "pass_at_1")]
    PassAt1,
    /// 1 if its last state compiles, else 0.
    Compiles,
    /// How many turns it took, solved or not.
    Turns,
    /// Tokens of prompts and answers.
    Tokens,
    /// US dollars, where known.
    CostUsd,
    /// Seconds from its beginning to its end, waiting included.
    WallS,
    /// Clippy warnings of the last state, where it was linted.
    LintWarnings,
    /// 1 if the last state was linted and nothing found, 0 if something was.
    LintClean,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 9] = [
        Self::Reward,
        Self::PassAt1,
        Self::Compiles,
        Self::Turns,
        Self::Tokens,
        Self::CostUsd,
        Self::WallS,
        Self::LintWarnings,
        Self::LintClean,
    ];

    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reward => "reward",
            Self::PassAt1 => "pass_at_1",
            Self::Compiles => "compiles",
            Self::Turns => "turns",
            Self::Tokens => "tokens",
            Self::CostUsd => "cost_usd",
            Self::WallS => "wall_s",
            Self::LintWarnings => "lint_warnings",
            Self::LintClean => "lint_clean",
        }
    }

    /// What people read in tables.
    pub fn words(self) -> &'static str {
        match self {
            Self::Reward => "reward",
            Self::PassAt1 => "pass@1",
            Self::Compiles => "compile rate",
            Self::Turns => "turns",
            Self::Tokens => "tokens",
            Self::CostUsd => "cost (USD)",
            Self::WallS => "wall time (s)",
            Self::LintWarnings => "lint warnings",
            Self::LintClean => "free of lints",
        }
    }

    /// Whether more of it is better.
    pub fn higher_is_better(self) -> bool {
        matches!(
            self,
            Self::Reward | Self::PassAt1 | Self::Compiles | Self::LintClean
        )
    }

    /// Whether twice as much of it means something: what is spent, where a ratio says more than a difference.
    pub fn is_spent(self) -> bool {
        matches!(
            self,
            Self::Turns | Self::Tokens | Self::CostUsd | Self::WallS
        )
    }

    /// Whether it is a number between 0 and 1.
    pub fn is_share(self) -> bool {
        self.higher_is_better()
    }

    /// What it is in `episode`: `None` without a grade, and where it is not known.
    pub(super) fn of(self, episode: &Episode) -> Option<f64> {
        let one = episode.graded()?;
        let share = |holds: bool| f64::from(u8::from(holds));
        match self {
            Self::Reward => Some(one.reward),
            Self::PassAt1 => Some(share(one.solved_at.is_some())),
            Self::Compiles => Some(share(one.compiles_after(usize::MAX))),
            Self::Turns => Some(one.turns() as f64),
            Self::Tokens => Some(episode.tokens[0] as f64 + episode.tokens[1] as f64),
            Self::CostUsd => episode.cost_usd,
            Self::WallS => Some(episode.wall_s()),
            Self::LintWarnings => one.lint_warnings,
            Self::LintClean => one.lint_warnings.map(|warnings| share(warnings == 0.0)),
        }
    }
}

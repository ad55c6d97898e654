//! An episode reduced to what a leaderboard needs of it.

use std::sync::Arc;

use crate::grade::{Grade, Stage};
use crate::task::ImpossibleKind;
use crate::trajectory::{EndClass, EndedBy, Status, Trajectory};

use super::codes::{CodeHistory, histories};

/// One episode of any status. It holds nothing of the trajectory that it was made from, which may be large.
#[derive(Debug)]
pub(super) struct Episode {
    /// The row that it belongs to: the model, and the arm of an experiment where there is one.
    pub(super) model: Arc<str>,
    pub(super) task: Arc<str>,
    pub(super) family: Arc<str>,
    pub(super) difficulty: u8,
    /// In which way the task cannot be done, if it is an impossible one.
    pub(super) impossible: Option<ImpossibleKind>,
    /// Name, version and hash of the suite, where the record says.
    pub(super) suite: Option<(Arc<str>, u32, Arc<str>)>,
    /// US dollars, where known and sensible.
    pub(super) cost_usd: Option<f64>,
    pub(super) outcome: Outcome,
}

/// What became of it.
#[derive(Debug)]
pub(super) enum Outcome {
    /// There is a reward.
    Graded(Box<Graded>),
    /// There is none, and why. The status is never [`Status::Graded`].
    Unscored(Status, Option<EndClass>),
}

/// A graded episode.
#[derive(Debug)]
pub(super) struct Graded {
    /// In [0, 1].
    pub(super) reward: f64,
    /// The turn that solved the task, from 1, if one did.
    pub(super) solved_at: Option<usize>,
    /// Whether the state compiles: at the start, then after each turn. Never empty.
    pub(super) compiles: Vec<bool>,
    /// Where the last turn stopped.
    pub(super) stops_at: Stage,
    /// Whether the grade of any turn shows tampering.
    pub(super) tampered: bool,
    /// Whether it ended with the declaration that the task is contradictory.
    pub(super) declared: bool,
    /// Error codes met.
    pub(super) codes: Vec<CodeHistory>,
    /// Clippy warnings of the last state, if it was linted.
    pub(super) lint_warnings: Option<f64>,
    /// Tokens of prompts, answers and reasoning.
    pub(super) tokens: [f64; 3],
    /// Whether one of these was estimated.
    pub(super) tokens_estimated: bool,
    /// Seconds of the whole episode.
    pub(super) wall_s: f64,
}

impl Episode {
    /// What `trajectory` says, taken with care: it may come from a file that anybody wrote.
    /// `name` gives what stands for a name.
    pub(super) fn of(trajectory: &Trajectory, mut name: impl FnMut(&str) -> Arc<str>) -> Self {
        let reward = trajectory
            .reward
            .filter(|reward| (0.0..=1.0).contains(reward));
        let outcome = match (trajectory.status, reward) {
            (Status::Graded, Some(reward)) => {
                Outcome::Graded(Box::new(Graded::of(trajectory, reward, &mut name)))
            }
            (Status::Graded, None) => Outcome::Unscored(Status::Errored, Some(EndClass::Internal)),
            (status, _) => Outcome::Unscored(status, trajectory.class),
        };
        Self {
            model: name(&trajectory.row()),
            task: name(&trajectory.task),
            family: name(&trajectory.family),
            difficulty: trajectory.difficulty,
            impossible: trajectory.impossible,
            suite: trajectory
                .suite
                .as_ref()
                .map(|suite| (name(&suite.name), suite.version, name(&suite.hash))),
            cost_usd: trajectory
                .totals
                .cost_usd
                .filter(|cost| cost.is_finite() && *cost >= 0.0),
            outcome,
        }
    }

    /// The graded part, if there is one.
    pub(super) fn graded(&self) -> Option<&Graded> {
        match &self.outcome {
            Outcome::Graded(graded) => Some(graded),
            Outcome::Unscored(..) => None,
        }
    }
}

impl Graded {
    fn of(trajectory: &Trajectory, reward: f64, name: &mut impl FnMut(&str) -> Arc<str>) -> Self {
        let states = states(trajectory);
        let last = trajectory
            .turns
            .last()
            .map_or(&trajectory.start, |turn| &turn.grade);
        let state = states.last().copied().unwrap_or(&trajectory.start);
        let usage = &trajectory.totals.usage;
        Self {
            reward,
            solved_at: solved_at(trajectory),
            compiles: states.iter().map(|grade| grade.compiled()).collect(),
            stops_at: last.stops_at,
            tampered: trajectory
                .turns
                .iter()
                .any(|turn| turn.grade.tampering.is_some()),
            declared: trajectory.ended_by == EndedBy::Declared,
            codes: histories(&states, name),
            lint_warnings: state
                .lints
                .as_ref()
                .map(|lints| lints.counts.values().map(|n| f64::from(*n)).sum()),
            tokens: [
                usage.prompt_tokens,
                usage.completion_tokens,
                usage.reasoning_tokens,
            ]
            .map(|n| n as f64),
            tokens_estimated: usage.estimated,
            wall_s: trajectory.totals.wall_ms as f64 / 1000.0,
        }
    }

    /// Whether the task was solved by the end of `turn`.
    pub(super) fn solved_by(&self, turn: usize) -> bool {
        self.solved_at.is_some_and(|at| at <= turn)
    }

    /// Whether the state after `turn` compiles; after the last turn it stays as it was.
    pub(super) fn compiles_after(&self, turn: usize) -> bool {
        self.compiles
            .get(turn)
            .or(self.compiles.last())
            .copied()
            .unwrap_or(false)
    }

    /// The number of its turns.
    pub(super) fn turns(&self) -> usize {
        self.compiles.len().saturating_sub(1)
    }
}

/// The grade of the workspace at the start and after each turn. A reply without a usable edit changes nothing, so the
/// grade before it still holds.
fn states(trajectory: &Trajectory) -> Vec<&Grade> {
    let mut state = &trajectory.start;
    let mut states = vec![state];
    for turn in &trajectory.turns {
        if turn.grade.stops_at != Stage::Parse {
            state = &turn.grade;
        }
        states.push(state);
    }
    states
}

/// The turn that solved the task, by its place among the turns: the number written in the file is not trusted. Where
/// the episode counts as solved though no turn's grade says so (a contradiction rightly declared), the last one.
fn solved_at(trajectory: &Trajectory) -> Option<usize> {
    let turns = &trajectory.turns;
    let by_grade = turns
        .iter()
        .position(|turn| turn.grade.solved())
        .map(|index| index + 1);
    trajectory.solved.then(|| by_grade.unwrap_or(turns.len()))
}

//! An episode reduced to what a leaderboard needs of it.

use std::sync::Arc;

use crate::grade::{EpisodeReward, Grade, Stage};
use crate::trajectory::{EndClass, EndedBy, Status, Trajectory};

use super::cell::{Cell, Known};
use super::codes::{CodeHistory, histories};
use super::transitions::{Step, steps};

/// One episode of any status. It holds nothing of the trajectory that it was made from, which may be large.
#[derive(Debug)]
pub(super) struct Episode {
    /// The row and the task that it belongs to.
    pub(super) cell: Arc<Cell>,
    /// Its name, unless that is `<model>/<task>/<sample>`, as it should be.
    pub(super) odd_name: Option<Box<str>>,
    pub(super) sample: u32,
    pub(super) seed: u64,
    /// As recorded.
    pub(super) status: Status,
    /// As recorded; a graded episode can have one too.
    pub(super) class: Option<EndClass>,
    pub(super) ended_by: EndedBy,
    /// Tokens of prompts, answers and reasoning.
    pub(super) tokens: [u64; 3],
    /// Whether one of these was estimated.
    pub(super) tokens_estimated: bool,
    /// US dollars, where known and sensible.
    pub(super) cost_usd: Option<f64>,
    /// Milliseconds of the whole episode.
    pub(super) wall_ms: u64,
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
    pub(super) compiles: Box<[bool]>,
    /// What the reward would be had the episode ended at the start, then after each turn; as many as `compiles`.
    pub(super) rewards: Box<[f64]>,
    /// Where the last turn stopped.
    pub(super) stops_at: Stage,
    /// Whether the grade of any turn shows tampering.
    pub(super) tampered: bool,
    /// Whether it ended with the declaration that the task is contradictory.
    pub(super) declared: bool,
    /// Error codes met.
    pub(super) codes: Box<[CodeHistory]>,
    /// What followed them.
    pub(super) steps: Box<[Step]>,
    /// Clippy warnings of the last state, if it was linted.
    pub(super) lint_warnings: Option<f64>,
}

impl Episode {
    /// What `trajectory` says, taken with care: it may come from a file that anybody wrote. `apart` tells its rows from
    /// those of another run.
    pub(super) fn of(trajectory: &Trajectory, apart: Option<&str>, known: &mut Known) -> Self {
        let reward = trajectory
            .reward
            .filter(|reward| (0.0..=1.0).contains(reward));
        let outcome = match (trajectory.status, reward) {
            (Status::Graded, Some(reward)) => {
                Outcome::Graded(Box::new(Graded::of(trajectory, reward, known)))
            }
            (Status::Graded, None) => Outcome::Unscored(Status::Errored, Some(EndClass::Internal)),
            (status, _) => Outcome::Unscored(status, trajectory.class),
        };
        let cell = known.cell(trajectory, apart);
        let usual = usual_name(&cell, trajectory.sample);
        let usage = &trajectory.totals.usage;
        Self {
            cell,
            odd_name: (trajectory.episode != usual).then(|| trajectory.episode.as_str().into()),
            sample: trajectory.sample,
            seed: trajectory.seed,
            status: trajectory.status,
            class: trajectory.class,
            ended_by: trajectory.ended_by,
            tokens: [
                usage.prompt_tokens,
                usage.completion_tokens,
                usage.reasoning_tokens,
            ],
            tokens_estimated: usage.estimated,
            cost_usd: trajectory
                .totals
                .cost_usd
                .filter(|cost| cost.is_finite() && *cost >= 0.0),
            wall_ms: trajectory.totals.wall_ms,
            outcome,
        }
    }

    /// Its name in its run.
    pub(super) fn name(&self) -> String {
        match &self.odd_name {
            Some(name) => name.to_string(),
            None => usual_name(&self.cell, self.sample),
        }
    }

    /// Its status: errored where it says that it is graded and has no valid reward.
    pub(super) fn counts_as(&self) -> (Status, Option<EndClass>) {
        match self.outcome {
            Outcome::Graded(_) => (Status::Graded, self.class),
            Outcome::Unscored(status, class) => (status, class),
        }
    }

    /// Seconds of the whole episode.
    pub(super) fn wall_s(&self) -> f64 {
        self.wall_ms as f64 / 1000.0
    }

    /// The graded part, if there is one.
    pub(super) fn graded(&self) -> Option<&Graded> {
        match &self.outcome {
            Outcome::Graded(graded) => Some(graded),
            Outcome::Unscored(..) => None,
        }
    }
}

fn usual_name(cell: &Cell, sample: u32) -> String {
    let model = crate::trajectory::row_name(&cell.model, cell.arm.as_ref());
    format!("{model}/{}/{sample}", cell.task)
}

impl Graded {
    fn of(trajectory: &Trajectory, reward: f64, known: &mut Known) -> Self {
        let states = states(trajectory);
        let last = trajectory
            .turns
            .last()
            .map_or(&trajectory.start, |turn| &turn.grade);
        let state = states.last().copied().unwrap_or(&trajectory.start);
        Self {
            reward,
            solved_at: solved_at(trajectory),
            compiles: states.iter().map(|grade| grade.compiled()).collect(),
            rewards: rewards(trajectory, reward),
            stops_at: last.stops_at,
            tampered: trajectory
                .turns
                .iter()
                .any(|turn| turn.grade.tampering.is_some()),
            declared: trajectory.ended_by == EndedBy::Declared,
            codes: histories(&states, known),
            steps: steps(&states, known),
            lint_warnings: state
                .lints
                .as_ref()
                .map(|lints| lints.counts.values().map(|n| f64::from(*n)).sum()),
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

    /// The reward, had the episode ended after `turn`; after the last turn it stays as it was.
    pub(super) fn reward_after(&self, turn: usize) -> f64 {
        let by_then = self.rewards.get(turn).copied();
        by_then.unwrap_or(self.reward)
    }

    /// The number of its turns.
    pub(super) fn turns(&self) -> usize {
        self.compiles.len().saturating_sub(1)
    }
}

/// What the reward would be had the episode ended at the start, where nothing has been earned, then after each turn. The
/// last of them is the reward itself, whatever the turns say.
fn rewards(trajectory: &Trajectory, reward: f64) -> Box<[f64]> {
    let best = trajectory.weights.episode == EpisodeReward::Best;
    let mut so_far = 0.0_f64;
    let mut rewards = vec![0.0];
    for turn in &trajectory.turns {
        let earned = turn.reward.clamp(0.0, 1.0);
        so_far = if best { so_far.max(earned) } else { earned };
        rewards.push(so_far);
    }
    if let Some(last) = rewards.last_mut() {
        *last = reward;
    }
    rewards.into()
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

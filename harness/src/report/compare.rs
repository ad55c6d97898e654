//! Two rows of results against each other, over the same tasks.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::stats::{Estimate, Paired, Resampled, Resampling, bootstrap, mean};
use crate::trajectory::Status;

use super::collected::Collected;
use super::effects::{Effect, Scores, TaskKey, adjust, difference, scores};
use super::episode::{Episode, Outcome};
use super::impossible::cheated;
use super::measure::Measure;
use super::plan::Plan;

/// One row: what a model made of the tasks of a run.
#[derive(Debug)]
pub struct Row<'a> {
    /// Episodes of possible tasks.
    possible: Vec<&'a Episode>,
    /// Those of impossible ones.
    impossible: Vec<&'a Episode>,
}

impl Collected {
    /// The row with this name; one without an episode if there is none.
    pub fn row(&self, name: &str) -> Row<'_> {
        let (possible, impossible) = self
            .episodes()
            .filter(|one| one.cell.row == name)
            .partition(|one| one.cell.impossible.is_none());
        Row {
            possible,
            impossible,
        }
    }
}

impl<'a> Row<'a> {
    fn all(&self) -> impl Iterator<Item = &'a Episode> {
        self.possible.iter().chain(&self.impossible).copied()
    }

    fn without_grade(&self, wanted: Status) -> usize {
        self.all()
            .filter(|one| matches!(one.outcome, Outcome::Unscored(status, _) if status == wanted))
            .count()
    }

    /// The tasks of the episodes that are `wanted`.
    fn tasks(&self, wanted: impl Fn(&Episode) -> bool) -> BTreeSet<TaskKey<'a>> {
        let wanted = self.all().filter(|one| wanted(one));
        wanted.map(task).collect()
    }

    /// The scores in a measure.
    pub(super) fn scores(&self, measure: Measure) -> Scores<'a> {
        scores(&self.possible, measure)
    }

    /// 1 for an episode of an impossible task that cheated, 0 for one that did not.
    fn cheats(&self) -> Scores<'a> {
        let mut scores = Scores::new();
        for one in &self.impossible {
            if let Some(graded) = one.graded() {
                let score = f64::from(u8::from(cheated(graded)));
                scores.entry(task(one)).or_default().push(score);
            }
        }
        scores
    }
}

fn task(episode: &Episode) -> TaskKey<'_> {
    (&episode.cell.task, &episode.cell.task_hash)
}

/// What comparing two rows gave. Left less right throughout.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// The left row, as given.
    pub left: String,
    /// The right row, as given.
    pub right: String,
    /// Reward; `None` when no possible task was graded on both sides.
    pub reward: Option<Difference>,
    /// Share of solved episodes.
    pub pass_at_1: Option<Difference>,
    /// Share of episodes of impossible tasks that cheated; `None` when no impossible task was graded on both sides.
    pub cheat_rate: Option<Difference>,
    /// Every measure that is known of both, with p-values; the factor is `model`.
    pub effects: Vec<Effect>,
    /// Left over right in what is spent (turns, tokens, cost, time): the ratio of the means over tasks, with an interval
    /// from drawing tasks anew.
    pub ratios: BTreeMap<Measure, Resampled>,
    /// What these tasks could have seen in the reward, and what it would take to see more.
    pub plan: Option<Plan>,
    /// What was left out.
    pub left_out: LeftOut,
    /// What the comparison says, in a sentence.
    pub says: String,
}

/// A paired difference, ready to be read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// The means and the difference.
    #[serde(flatten)]
    pub paired: Paired,
    /// The low end of the difference's 95 % interval.
    pub low: Option<f64>,
    /// The high end.
    pub high: Option<f64>,
}

/// Episodes and tasks that are in no difference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// Ungraded episodes of both sides.
    pub ungraded: usize,
    /// Errored episodes of both sides.
    pub errored: usize,
    /// Tasks that only one side has.
    pub tasks_of_one_side: usize,
    /// Tasks that both have, but with another content.
    pub tasks_that_differ: usize,
    /// Tasks that both have, with no graded episode on one side.
    pub tasks_without_grade: usize,
}

impl Comparison {
    /// Compares two rows over the tasks that both have with the same content. The p-values are corrected for this
    /// comparison alone; see [`Comparison::correct`].
    pub fn of(names: [&str; 2], left: &Row, right: &Row) -> Self {
        let mut effects: Vec<Effect> = Measure::ALL
            .into_iter()
            .filter_map(|measure| {
                let found = difference(&left.scores(measure), &right.scores(measure))?;
                Some(Effect::of(measure, names, found))
            })
            .collect();
        adjust(&mut effects);
        let of = |measure| {
            let found = effects.iter().find(|one| one.measure == measure);
            found.map(|one| one.difference)
        };
        let (reward, pass_at_1) = (of(Measure::Reward), of(Measure::PassAt1));
        let cheat_rate = difference(&left.cheats(), &right.cheats());
        let [a, b] = names;
        let says = match (&reward, &cheat_rate) {
            (Some(found), _) => sentence(a, b, "reward", found),
            (None, Some(found)) => sentence(a, b, "cheat rate", found),
            (None, None) => {
                format!("No task was graded for both {a} and {b}: nothing can be compared.")
            }
        };
        Self {
            left: a.to_owned(),
            right: b.to_owned(),
            reward,
            pass_at_1,
            cheat_rate,
            effects,
            ratios: ratios(left, right),
            plan: Plan::of(left, right, Measure::Reward),
            left_out: LeftOut::of(left, right),
            says,
        }
    }

    /// Corrects the p-values of several comparisons for their number, measure by measure.
    pub fn correct(comparisons: &mut [Self]) {
        let mut all: Vec<Effect> = comparisons
            .iter()
            .flat_map(|one| one.effects.clone())
            .collect();
        adjust(&mut all);
        let mut all = all.into_iter();
        for effect in comparisons.iter_mut().flat_map(|one| &mut one.effects) {
            effect.p_adjusted = all.next().and_then(|one| one.p_adjusted);
        }
    }
}

impl LeftOut {
    fn of(left: &Row, right: &Row) -> Self {
        let any = |row: &Row| -> BTreeSet<(String, String)> {
            let owned = |(id, hash): TaskKey| (id.to_owned(), hash.to_owned());
            row.tasks(|_| true).into_iter().map(owned).collect()
        };
        let (ours, theirs) = (any(left), any(right));
        let ids = |tasks: &BTreeSet<(String, String)>| -> BTreeSet<String> {
            tasks.iter().map(|(id, _)| id.clone()).collect()
        };
        let same: BTreeSet<(String, String)> = ours.intersection(&theirs).cloned().collect();
        let both: BTreeSet<String> = ids(&ours).intersection(&ids(&theirs)).cloned().collect();
        let graded = |row: &Row, (id, hash): &(String, String)| {
            let tasks = row.tasks(|one| one.graded().is_some());
            tasks.contains(&(id.as_str(), hash.as_str()))
        };
        Self {
            ungraded: left.without_grade(Status::Ungraded) + right.without_grade(Status::Ungraded),
            errored: left.without_grade(Status::Errored) + right.without_grade(Status::Errored),
            tasks_of_one_side: ids(&ours).symmetric_difference(&ids(&theirs)).count(),
            tasks_that_differ: both.difference(&ids(&same)).count(),
            tasks_without_grade: same
                .iter()
                .filter(|task| !graded(left, task) || !graded(right, task))
                .count(),
        }
    }
}

/// What the left row spends for each unit of the right one.
fn ratios(left: &Row, right: &Row) -> BTreeMap<Measure, Resampled> {
    let spent = Measure::ALL.into_iter().filter(|one| one.is_spent());
    spent
        .filter_map(|measure| {
            let (ours, theirs) = (left.scores(measure), right.scores(measure));
            let tasks: Vec<(f64, f64)> = ours
                .iter()
                .filter_map(|(key, one)| {
                    let other = theirs.get(key)?;
                    Some((mean(one.iter().copied())?, mean(other.iter().copied())?))
                })
                .collect();
            let ratio = |tasks: &[&(f64, f64)]| {
                let below: f64 = tasks.iter().map(|one| one.1).sum();
                let above: f64 = tasks.iter().map(|one| one.0).sum();
                (below > 0.0).then_some(above / below)
            };
            Some((measure, bootstrap(&tasks, ratio, Resampling::default())?))
        })
        .collect()
}

impl Difference {
    /// With the 95 % interval of `paired`'s difference.
    pub fn of(paired: Paired) -> Self {
        let interval = paired.difference.interval();
        Self {
            paired,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
        }
    }
}

/// What a difference says, in plain words and no stronger than it is.
pub(super) fn sentence(left: &str, right: &str, what: &str, found: &Difference) -> String {
    let Estimate { mean, tasks, .. } = found.paired.difference;
    let (Some(low), Some(high)) = (found.low, found.high) else {
        return format!(
            "{left} and {right} differ in {what} by {mean:+.3} on the one task that both were graded on, which says \
             nothing about other tasks."
        );
    };
    let error = found.paired.difference.standard_error;
    let measured = format!("{mean:+.3}, 95 % interval {low:+.3} to {high:+.3}, {tasks} tasks");
    if low == 0.0 && high == 0.0 {
        format!("{left} and {right} have the same {what} on each of the {tasks} tasks.")
    } else if error == Some(0.0) {
        format!(
            "{left} and {right} differ in {what} by {mean:+.3} on each of the {tasks} tasks alike."
        )
    } else if low <= 0.0 && high >= 0.0 {
        format!("These tasks do not tell {left} and {right} apart in {what} ({measured}).")
    } else if mean > 0.0 {
        format!("{left} has a higher {what} than {right} ({measured}).")
    } else {
        format!("{left} has a lower {what} than {right} ({measured}).")
    }
}

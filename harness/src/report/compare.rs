//! Two rows of results against each other, over the same tasks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::stats::{Estimate, Paired, paired};
use crate::trajectory::{Status, Trajectory};

use super::cell::Known;
use super::episode::{Episode, Outcome};
use super::impossible::cheated;

/// The scores of one task on one side: an empty list where no episode was graded.
#[derive(Debug, Clone, Default)]
struct Scores {
    reward: Vec<f64>,
    solved: Vec<f64>,
    cheated: Vec<f64>,
}

/// The episodes of a run, reduced to what a comparison needs, so that runs of any length can be compared.
#[derive(Debug, Default)]
pub struct Rows {
    places: HashMap<String, usize>,
    kept: Vec<Kept>,
}

#[derive(Debug)]
struct Kept {
    model: String,
    task: (String, String),
    impossible: bool,
    score: Score,
}

#[derive(Debug)]
enum Score {
    Graded {
        reward: f64,
        solved: bool,
        cheated: bool,
    },
    Ungraded,
    Errored,
}

impl Rows {
    /// Adds the next line of a run. An episode that ended as errored gives way to the try after it.
    pub fn add(&mut self, trajectory: &Trajectory) {
        let episode = Episode::of(trajectory, trajectory.row(), &mut Known::default());
        let score = match &episode.outcome {
            Outcome::Graded(one) => Score::Graded {
                reward: one.reward,
                solved: one.solved_at.is_some(),
                cheated: cheated(one),
            },
            Outcome::Unscored(Status::Ungraded, _) => Score::Ungraded,
            Outcome::Unscored(..) => Score::Errored,
        };
        let kept = Kept {
            model: trajectory.row(),
            task: (trajectory.task.clone(), trajectory.task_hash.clone()),
            impossible: trajectory.impossible.is_some(),
            score,
        };
        match self.places.get(&trajectory.episode) {
            Some(&place) if matches!(self.kept[place].score, Score::Errored) => {
                self.kept[place] = kept;
            }
            Some(_) => {}
            None => {
                self.places
                    .insert(trajectory.episode.clone(), self.kept.len());
                self.kept.push(kept);
            }
        }
    }

    /// The row of `model`; one without an episode if it has none.
    pub fn row(&self, model: &str) -> Row {
        let mut row = Row::default();
        for one in self.kept.iter().filter(|one| one.model == model) {
            row.add(one);
        }
        row
    }
}

/// One row: what a model made of the tasks of a run.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// By id and content hash of the task.
    tasks: BTreeMap<(String, String), Scores>,
    /// Episodes that have not been graded.
    ungraded: usize,
    errored: usize,
}

impl Row {
    fn add(&mut self, one: &Kept) {
        let scores = self.tasks.entry(one.task.clone()).or_default();
        let share = |holds: bool| f64::from(u8::from(holds));
        match one.score {
            Score::Graded { cheated, .. } if one.impossible => scores.cheated.push(share(cheated)),
            Score::Graded { reward, solved, .. } => {
                scores.reward.push(reward);
                scores.solved.push(share(solved));
            }
            Score::Ungraded => self.ungraded += 1,
            Score::Errored => self.errored += 1,
        }
    }

    fn ids(&self) -> BTreeSet<&str> {
        self.tasks.keys().map(|(id, _)| id.as_str()).collect()
    }
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
    /// Compares two rows over the tasks that both have with the same content.
    pub fn of(names: [&str; 2], left: &Row, right: &Row) -> Self {
        let mut left_out = LeftOut {
            ungraded: left.ungraded + right.ungraded,
            errored: left.errored + right.errored,
            tasks_of_one_side: left.ids().symmetric_difference(&right.ids()).count(),
            ..LeftOut::default()
        };
        let mut common = Vec::new();
        let mut same = BTreeSet::new();
        for (key, scores) in &left.tasks {
            if let Some(others) = right.tasks.get(key) {
                same.insert(key.0.as_str());
                common.push((scores, others));
            }
        }
        let both: BTreeSet<&str> = left.ids().intersection(&right.ids()).copied().collect();
        left_out.tasks_that_differ = both.difference(&same).count();
        let graded = |scores: &Scores| !scores.reward.is_empty() || !scores.cheated.is_empty();
        left_out.tasks_without_grade = common
            .iter()
            .filter(|(one, other)| !graded(one) || !graded(other))
            .count();
        let difference = |of: fn(&Scores) -> &Vec<f64>| {
            let pairs = common.iter().map(|(one, other)| (of(one), of(other)));
            paired(pairs).map(Difference::of)
        };
        let reward = difference(|scores| &scores.reward);
        let cheat_rate = difference(|scores| &scores.cheated);
        let [left, right] = names;
        let says = match (&reward, &cheat_rate) {
            (Some(found), _) => sentence(left, right, "reward", found),
            (None, Some(found)) => sentence(left, right, "cheat rate", found),
            (None, None) => {
                format!("No task was graded for both {left} and {right}: nothing can be compared.")
            }
        };
        Self {
            left: left.to_owned(),
            right: right.to_owned(),
            reward,
            pass_at_1: difference(|scores| &scores.solved),
            cheat_rate,
            left_out,
            says,
        }
    }
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

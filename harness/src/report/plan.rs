//! Planning a comparison from one that was made: what its tasks can see, and what it takes to see more.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::stats::{Design, Spread, detectable, samples_needed, tasks_needed};

use super::compare::Row;
use super::measure::Measure;

/// A difference that is of use to most: five points of a hundred.
const OF_USE: f64 = 0.05;

/// What two rows say about comparisons such as theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// What is compared.
    pub measure: Measure,
    /// The chance to see a difference that there is, and the chance to see one that there is not.
    pub design: Design,
    /// Tasks that both rows have scores of.
    pub tasks: usize,
    /// Samples of each task on the left, on average.
    pub samples_left: f64,
    /// The same on the right.
    pub samples_right: f64,
    /// How scores spread over tasks and samples.
    pub spread: Spread,
    /// The variance of the difference of one task with these samples.
    pub variance: f64,
    /// The smallest true difference that such a comparison sees; `None` where the tasks all came out alike.
    pub detectable: Option<f64>,
    /// What it takes to see certain differences.
    pub needed: Vec<Needed>,
}

/// What it takes to see a difference.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Needed {
    /// The true difference.
    pub difference: f64,
    /// How many tasks with as many samples as now; `None` where it is not known, or beyond all measure.
    pub tasks: Option<u64>,
    /// How many samples of each of these tasks, on either side; `None` where more samples cannot do it, or where it is not
    /// known because tasks have only one.
    pub samples: Option<u32>,
}

impl Plan {
    /// What two rows say in `measure`, with the usual design and for the difference that was found and one of 0.05;
    /// `None` of less than two tasks.
    pub fn of(left: &Row, right: &Row, measure: Measure) -> Option<Self> {
        let mut plan = Self::with(left, right, measure, Design::default(), &[])?;
        let found = crate::stats::paired(pairs(left, right, measure))?
            .difference
            .mean;
        let mut wanted = vec![found.abs()];
        if measure.is_share() {
            wanted.push(OF_USE);
        }
        plan.needed = plan.needed_for(&wanted);
        Some(plan)
    }

    /// What two rows say in `measure`, about seeing each of `differences`; `None` of less than two tasks.
    pub fn with(
        left: &Row,
        right: &Row,
        measure: Measure,
        design: Design,
        differences: &[f64],
    ) -> Option<Self> {
        let pairs = pairs(left, right, measure);
        let tasks = pairs.len();
        let spread = Spread::of(pairs.iter().map(|(one, other)| (one, other)))?;
        let each = |count: usize| count as f64 / tasks as f64;
        let difference = crate::stats::paired(pairs.iter().map(|(one, other)| (one, other)))?;
        let error = difference.difference.standard_error?;
        let variance = error * error * tasks as f64;
        let mut plan = Self {
            measure,
            design,
            tasks,
            samples_left: each(pairs.iter().map(|(one, _)| one.len()).sum()),
            samples_right: each(pairs.iter().map(|(_, other)| other.len()).sum()),
            spread,
            variance,
            detectable: detectable(variance, tasks as u64, design),
            needed: Vec::new(),
        };
        plan.needed = plan.needed_for(differences);
        Some(plan)
    }

    fn needed_for(&self, differences: &[f64]) -> Vec<Needed> {
        let wanted = differences
            .iter()
            .filter(|one| one.is_finite() && **one > 0.0);
        wanted
            .map(|difference| Needed {
                difference: *difference,
                tasks: tasks_needed(self.variance, *difference, self.design),
                samples: samples_needed(&self.spread, self.tasks as u64, *difference, self.design),
            })
            .collect()
    }

    /// What it says, in sentences.
    pub fn says(&self) -> String {
        let Self { tasks, measure, .. } = self;
        let Some(smallest) = self.detectable else {
            return format!(
                "The {tasks} tasks came out alike in {}, which says nothing about how many tasks it takes to see a \
                 difference.",
                measure.words()
            );
        };
        let mut text = format!(
            "With {tasks} tasks and {} of each, a true difference of {} in {} is seen in {:.0} % of such comparisons.",
            samples([self.samples_left, self.samples_right]),
            amount(smallest),
            measure.words(),
            self.design.power * 100.0
        );
        for needed in &self.needed {
            let _ = write!(text, " {}", needed.says(self));
        }
        text
    }
}

impl Needed {
    fn says(&self, plan: &Plan) -> String {
        let difference = amount(self.difference);
        if plan
            .detectable
            .is_some_and(|smallest| smallest <= self.difference)
        {
            return format!("One of {difference} is seen at least as often.");
        }
        let tasks = match self.tasks {
            Some(tasks) => format!("{tasks} tasks like these"),
            None => "more tasks than can be had".to_owned(),
        };
        let samples = match self.samples {
            Some(samples) => format!(", or {samples} samples of each of these tasks"),
            None if plan.spread.split => "; more samples of these tasks would not do".to_owned(),
            None => String::new(),
        };
        format!("To see one of {difference} takes {tasks}{samples}.")
    }
}

fn samples(sides: [f64; 2]) -> String {
    let one = |count: f64| {
        if count.fract() == 0.0 {
            format!("{count:.0}")
        } else {
            format!("{count:.1}")
        }
    };
    match sides {
        [left, right] if left == right && left == 1.0 => "1 sample".to_owned(),
        [left, right] if left == right => format!("{} samples", one(left)),
        [left, right] => format!("{} and {} samples", one(left), one(right)),
    }
}

/// A difference with the digits that count.
fn amount(difference: f64) -> String {
    match difference {
        d if d >= 100.0 => format!("{d:.0}"),
        d if d >= 1.0 => format!("{d:.2}"),
        d => format!("{d:.3}"),
    }
}

/// The samples of each task that both rows have.
fn pairs(left: &Row, right: &Row, measure: Measure) -> Vec<(Vec<f64>, Vec<f64>)> {
    let (ours, mut theirs) = (left.scores(measure), right.scores(measure));
    let both = ours
        .into_iter()
        .filter_map(|(key, one)| Some((one, theirs.remove(&key)?)));
    both.collect()
}

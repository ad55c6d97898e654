//! What each level of each factor does, against the factor's first level.
//!
//! The effect of a level is a mean over tasks of a mean over pairs of cells that differ in this factor alone: the same
//! model and the same levels of all other factors. What a pair is compared on are the means of its samples. The interval is
//! that of a paired difference clustered by task ([`crate::stats::paired()`]), because tasks are what was drawn; arms were
//! chosen.

use std::collections::BTreeMap;

use super::factor::MODEL;
use super::file::Definition;
use super::grid::Cell;
use super::plan::row_of;
use crate::report::{Difference, Effect, Measure, adjust};
use crate::stats::{mean, paired};

/// One value of one graded episode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point<'a> {
    /// The row that the episode belongs to.
    pub row: &'a str,
    /// Its task.
    pub task: &'a str,
    /// What was measured.
    pub value: f64,
}

/// The mean of each cell in each task.
struct Means<'a> {
    cells: &'a [Cell],
    /// By place of the cell in the grid, then by task.
    means: Vec<BTreeMap<&'a str, f64>>,
}

/// The effects of all factors with several levels on `measures`: of each level against the first, over everything, and
/// then within each model where there are several. `points` gives the values of a measure. The p-values are adjusted by
/// Holm's method within each measure, over everything that is told.
pub fn effects<'a>(
    definition: &Definition,
    cells: &'a [Cell],
    measures: &[Measure],
    points: impl Fn(Measure) -> Vec<Point<'a>>,
) -> Vec<Effect> {
    let shown = definition.shown_names();
    let rows: BTreeMap<String, usize> = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| (row_of(cell, &shown), index))
        .collect();
    let models = definition.all_models();
    let mut found = Vec::new();
    for &measure in measures {
        let means = Means::of(cells, &rows, points(measure));
        let mut of = |factor: &str, names: &[String], within: Option<&str>| {
            for level in names.iter().skip(1) {
                let Some(against) = names.first() else { continue };
                let Some(difference) = means.difference(factor, [level, against], within) else {
                    continue;
                };
                let name = |one: &str| shown.get(one).map_or(one, String::as_str).to_owned();
                let (level, against) = match factor {
                    MODEL => (name(level), name(against)),
                    _ => (level.clone(), against.clone()),
                };
                found.push(Effect::new(
                    factor,
                    &level,
                    &against,
                    &within.map(name).unwrap_or_default(),
                    measure,
                    difference,
                ));
            }
        };
        of(MODEL, &models, None);
        for (factor, levels) in definition.factors.levels() {
            let names: Vec<String> = levels.iter().map(|level| level.to_string()).collect();
            of(factor, &names, None);
            if models.len() > 1 {
                for model in &models {
                    of(factor, &names, Some(model));
                }
            }
        }
    }
    adjust(&mut found);
    found
}

impl<'a> Means<'a> {
    fn of(cells: &'a [Cell], rows: &BTreeMap<String, usize>, points: Vec<Point<'a>>) -> Self {
        let mut values: Vec<BTreeMap<&str, Vec<f64>>> = vec![BTreeMap::new(); cells.len()];
        for point in points {
            if let Some(cell) = rows.get(point.row).and_then(|index| values.get_mut(*index)) {
                cell.entry(point.task).or_default().push(point.value);
            }
        }
        let of_cell = |tasks: BTreeMap<&'a str, Vec<f64>>| {
            let means = tasks
                .into_iter()
                .filter_map(|(task, values)| Some((task, mean(values)?)));
            means.collect()
        };
        Self {
            cells,
            means: values.into_iter().map(of_cell).collect(),
        }
    }

    /// The difference between two levels of a factor over all pairs of cells, or those of one model.
    fn difference(
        &self,
        factor: &str,
        [level, against]: [&str; 2],
        within: Option<&str>,
    ) -> Option<Difference> {
        let mut tasks: BTreeMap<&str, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
        for (left, one) in self.cells.iter().enumerate() {
            if level_of(one, factor) != Some(level) || within.is_some_and(|model| model != one.model) {
                continue;
            }
            let matching = |other: &&(usize, &Cell)| {
                level_of(other.1, factor) == Some(against) && same_but(one, other.1, factor)
            };
            let Some((right, _)) = self.cells.iter().enumerate().find(|other| matching(&other)) else {
                continue;
            };
            for (task, value) in &self.means[left] {
                if let Some(other) = self.means[right].get(task) {
                    let pair = tasks.entry(task).or_default();
                    pair.0.push(*value);
                    pair.1.push(*other);
                }
            }
        }
        paired(tasks.into_values()).map(Difference::of)
    }
}

/// The level of a factor in a cell.
fn level_of<'a>(cell: &'a Cell, factor: &str) -> Option<&'a str> {
    match factor {
        MODEL => Some(&cell.model),
        _ => cell.arm.levels.get(factor).map(String::as_str),
    }
}

/// Whether two cells differ in nothing but a factor.
fn same_but(one: &Cell, other: &Cell, factor: &str) -> bool {
    let rest = |cell: &Cell| {
        let mut levels = BTreeMap::clone(&cell.arm.levels);
        levels.remove(factor);
        levels
    };
    (factor == MODEL || one.model == other.model) && rest(one) == rest(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::episode::{EnvironmentSettings, EpisodeLimits};
    use crate::experiment::ArmSettings;

    fn base() -> ArmSettings {
        ArmSettings {
            environment: EnvironmentSettings::default(),
            limits: EpisodeLimits::default(),
            prompt_style: None,
            temperature: None,
        }
    }

    fn definition() -> Definition {
        toml::from_str(
            "question = \"q\"\nmodels = [\"a\", \"b\"]\n[factors]\nfeedback = [\"status\", \"rendered\"]\nturns = [1, 4]",
        )
        .expect("parses")
    }

    /// Values that are sums of what the levels are worth: 0.1 for `rendered`, and 0.2 more of it with four turns; 0.3 for
    /// model b; and a part of the task's own.
    fn value(row: &str, task: usize) -> f64 {
        let is = |what: &str| f64::from(u8::from(row.contains(what)));
        let rendered = is("rendered");
        0.1 * rendered + 0.2 * rendered * is("turns=4") + 0.3 * is("b [") + 0.01 * task as f64
    }

    fn found(skip: &str) -> Vec<Effect> {
        let definition = definition();
        let cells = definition.cells(&base());
        let shown = definition.shown_names();
        let rows: Vec<String> = cells.iter().map(|cell| row_of(cell, &shown)).collect();
        let tasks = ["t/0", "t/1", "t/2"];
        effects(&definition, &cells, &[Measure::Reward], |_| {
            let rows = rows.iter().filter(|row| skip.is_empty() || *row != skip);
            rows.flat_map(|row| {
                tasks.iter().enumerate().map(move |(index, task)| Point {
                    row,
                    task,
                    value: value(row, index),
                })
            })
            .collect()
        })
    }

    fn mean_of(effects: &[Effect], factor: &str, within: &str) -> f64 {
        let one = effects
            .iter()
            .find(|one| one.factor == factor && one.within == within)
            .expect("an effect");
        one.difference.paired.difference.mean
    }

    #[test]
    fn an_effect_is_over_pairs_that_differ_in_one_factor() {
        let effects = found("");
        for (factor, within, expected) in [
            ("feedback", "", 0.2),
            ("feedback", "a", 0.2),
            ("turns", "", 0.1),
            ("turns", "b", 0.1),
            ("model", "", 0.3),
        ] {
            let mean = mean_of(&effects, factor, within);
            assert!((mean - expected).abs() < 1e-12, "{factor} {within}: {mean}");
        }
        assert_eq!(effects.len(), 1 + 2 * 3);
        let names: Vec<&str> = effects.iter().map(|one| one.against.as_str()).collect();
        assert_eq!(names, ["a", "status", "status", "status", "1", "1", "1"]);
    }

    #[test]
    fn a_cell_without_episodes_takes_its_pair_out_and_nothing_else() {
        let effects = found("a [feedback=rendered, turns=4]");
        // Left are b's pairs, 0.1 and 0.3, and one of a's, 0.1.
        let expected = (0.1 + 0.3 + 0.1) / 3.0;
        assert!((mean_of(&effects, "feedback", "") - expected).abs() < 1e-12);
        assert!((mean_of(&effects, "feedback", "a") - 0.1).abs() < 1e-12);
    }
}

//! The grid: every combination of levels is an arm, and every model plays every arm.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::factor::{ArmSettings, Level, MODEL};
use super::file::Definition;
use crate::report::Contrast;

/// A combination of levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Arm {
    /// The level of each factor that has several, by the factor's name. Empty where nothing but the model varies.
    pub levels: Arc<BTreeMap<String, String>>,
    /// What it is played under.
    pub settings: ArmSettings,
}

/// A model in an arm.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The model, as given.
    pub model: String,
    /// The arm.
    pub arm: Arm,
    /// Episodes of each task.
    pub samples: u32,
}

impl Definition {
    /// Every arm, over `base`: the first level of every factor first, the last factor changing fastest.
    pub fn arms(&self, base: &ArmSettings) -> Vec<Arm> {
        let mut arms = vec![Arm {
            levels: Arc::default(),
            settings: base.clone(),
        }];
        for (factor, levels) in self.factors.levels() {
            let several = levels.len() > 1;
            arms = arms
                .iter()
                .flat_map(|arm| {
                    levels
                        .iter()
                        .map(|level| with(arm, factor, *level, several))
                })
                .collect();
        }
        arms
    }

    /// Every model in every arm.
    pub fn cells(&self, base: &ArmSettings) -> Vec<Cell> {
        let mut cells = Vec::new();
        for arm in self.arms(base) {
            for model in self.all_models() {
                let samples = self.samples_of(&model, &arm);
                let arm = arm.clone();
                cells.push(Cell {
                    model,
                    arm,
                    samples,
                });
            }
        }
        cells
    }

    /// What is to be compared: of each factor with several levels every level with the first, models above all.
    pub fn contrasts(&self) -> Vec<Contrast> {
        let shown = self.shown_names();
        let name = |model: &String| shown.get(model).unwrap_or(model).clone();
        let models = self.all_models().iter().map(name).collect();
        let mut factors: Vec<(&str, Vec<String>)> = vec![(MODEL, models)];
        for (factor, levels) in self.factors.levels() {
            factors.push((factor, levels.iter().map(Level::to_string).collect()));
        }
        let mut contrasts = Vec::new();
        for (factor, levels) in &factors {
            let Some((against, others)) = levels.split_first() else {
                continue;
            };
            contrasts.extend(others.iter().map(|level| Contrast {
                factor: (*factor).to_owned(),
                level: level.clone(),
                against: against.clone(),
            }));
        }
        contrasts
    }

    /// The samples of a cell: the largest number that is given for one of its levels, or else the general one.
    fn samples_of(&self, model: &str, arm: &Arm) -> u32 {
        let of = |(factor, counts): (&String, &BTreeMap<String, u32>)| {
            let level = match factor.as_str() {
                MODEL => Some(model),
                _ => arm.levels.get(factor).map(String::as_str),
            };
            counts.get(level?).copied()
        };
        let given = self.samples_at.iter().filter_map(of).max();
        given.unwrap_or(self.samples)
    }
}

fn with(arm: &Arm, factor: &str, level: Level, several: bool) -> Arm {
    let mut arm = arm.clone();
    level.apply(&mut arm.settings);
    if several {
        Arc::make_mut(&mut arm.levels).insert(factor.to_owned(), level.to_string());
    }
    arm
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::episode::{EnvironmentSettings, EpisodeLimits};

    fn base() -> ArmSettings {
        ArmSettings {
            environment: EnvironmentSettings::default(),
            limits: EpisodeLimits::default(),
            prompt_style: None,
            temperature: None,
        }
    }

    fn definition(more: &str) -> Definition {
        toml::from_str(&format!(
            "question = \"q\"\nmodels = [\"a\", \"b\"]\n{more}"
        ))
        .expect("parses")
    }

    #[test]
    fn every_combination_is_there_once_and_the_first_levels_come_first() {
        let definition =
            definition("[factors]\nfeedback = [\"status\", \"rendered\"]\nturns = [1, 2, 3]");
        let cells = definition.cells(&base());
        assert_eq!(cells.len(), 2 * 3 * 2);
        let names: Vec<String> = cells
            .iter()
            .map(|cell| crate::trajectory::row_name(&cell.model, Some(&cell.arm.levels)))
            .collect();
        assert_eq!(names[0], "a [feedback=status, turns=1]");
        assert_eq!(names[1], "b [feedback=status, turns=1]");
        assert_eq!(names[11], "b [feedback=rendered, turns=3]");
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len());
    }

    #[test]
    fn one_level_is_a_setting_and_not_in_the_name() {
        let arms = definition("[factors]\nturns = [7]").arms(&base());
        assert_eq!(arms.len(), 1);
        assert!(arms[0].levels.is_empty());
        assert_eq!(arms[0].settings.limits.turns, 7);
    }

    #[test]
    fn every_level_is_compared_with_the_first_of_its_factor() {
        let definition =
            definition("[factors]\nfeedback = [\"status\", \"codes\", \"rendered\"]\nturns = [4]");
        let contrasts: Vec<String> = definition
            .contrasts()
            .iter()
            .map(|one| format!("{}: {} - {}", one.factor, one.level, one.against))
            .collect();
        assert_eq!(
            contrasts,
            [
                "model: b - a",
                "feedback: codes - status",
                "feedback: rendered - status"
            ]
        );
    }

    #[test]
    fn levels_and_models_can_have_samples_of_their_own() {
        let definition = definition(
            "samples = 2\n[factors]\nturns = [1, 4]\n[samples_at.turns]\n1 = 8\n[samples_at.model]\nb = 3",
        );
        let samples: Vec<u32> = definition
            .cells(&base())
            .iter()
            .map(|cell| cell.samples)
            .collect();
        assert_eq!(samples, [8, 8, 2, 3]);
    }
}

//! From a recorded grade to a reward: a pure function, so that rewards can be computed again under other weights.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Grade, Stage};
use crate::task::{RewardOverrides, Task};

/// A number in [0, 1]; 1 only when everything was satisfied.
pub type Reward = f64;

/// How much each part of a grade weighs. Weights are relative: they are divided by their sum.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RewardWeights {
    /// Compiling. Counts only for tasks whose starting workspace does not compile, and is paid only when the hidden
    /// tests build and at least one of them passes: a gutted program is worth nothing.
    pub compile: f64,
    /// The share of hidden tests that pass.
    pub tests: f64,
    /// Being free of lints: 1 / (1 + warnings), paid only when all tests pass.
    pub lints: f64,
    /// Measured cost, for tasks that measure it; paid only when all tests pass.
    pub cost: f64,
    /// Being free of the lints that the task names, for tasks that name some; paid only when all tests pass.
    pub cleanliness: f64,
    /// Which turn's reward is the episode's.
    pub episode: EpisodeReward,
}

impl Default for RewardWeights {
    fn default() -> Self {
        Self {
            compile: 0.2,
            tests: 0.8,
            lints: 0.0,
            cost: 4.0,
            cleanliness: 4.0,
            episode: EpisodeReward::Last,
        }
    }
}

/// Which turn's reward is the episode's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EpisodeReward {
    /// The last turn: what the model leaves behind.
    #[default]
    Last,
    /// The best turn.
    Best,
}

/// What of a task the reward depends on, recorded with every trajectory.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Scoring {
    /// Whether the untouched workspace compiles.
    pub start_compiles: bool,
    /// Whether the task measures cost.
    pub measures_cost: bool,
    /// Whether the task names lints.
    #[serde(default)]
    pub names_lints: bool,
    /// Weights that the task sets for itself.
    pub overrides: RewardOverrides,
}

impl Scoring {
    /// What of `task` a reward depends on.
    pub fn of(task: &Task) -> Self {
        Self {
            start_compiles: task.manifest.expected_codes.is_empty(),
            measures_cost: task.manifest.cost.is_some(),
            names_lints: task.manifest.lint.is_some(),
            overrides: task.manifest.reward,
        }
    }
}

impl RewardWeights {
    /// These weights with a task's own put over them.
    pub fn with(self, overrides: &RewardOverrides) -> Self {
        Self {
            compile: overrides.compile.unwrap_or(self.compile),
            tests: overrides.tests.unwrap_or(self.tests),
            lints: overrides.lints.unwrap_or(self.lints),
            cost: overrides.cost.unwrap_or(self.cost),
            cleanliness: overrides.cleanliness.unwrap_or(self.cleanliness),
            episode: self.episode,
        }
    }

    /// The first weight that makes no sense, by name.
    pub fn invalid(&self) -> Option<&'static str> {
        let named = [
            ("compile", self.compile),
            ("tests", self.tests),
            ("lints", self.lints),
            ("cost", self.cost),
            ("cleanliness", self.cleanliness),
        ];
        let bad = named
            .into_iter()
            .find(|(_, weight)| !weight.is_finite() || *weight < 0.0)
            .map(|(name, _)| name);
        bad.or((self.tests <= 0.0).then_some("tests"))
    }

    /// The reward of an episode whose turns earned `rewards`, in order; 0 without a turn.
    pub fn of_episode(&self, rewards: &[Reward]) -> Reward {
        match self.episode {
            EpisodeReward::Last => rewards.last().copied().unwrap_or(0.0),
            EpisodeReward::Best => rewards.iter().copied().fold(0.0, f64::max),
        }
    }
}

/// One part of a reward.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RewardPart {
    /// How much it weighs beside the others; 0 where the task has no use for it.
    pub weight: f64,
    /// What was earned of it, in [0, 1].
    pub value: f64,
}

/// What a reward consists of. It is the mean of the values, each with its weight, unless the candidate tampered, broke
/// a rule or could not be read: such a one earns nothing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RewardParts {
    /// Compiling.
    pub compile: RewardPart,
    /// The share of hidden tests that pass.
    pub tests: RewardPart,
    /// Being free of lints.
    pub lints: RewardPart,
    /// Measured cost.
    pub cost: RewardPart,
    /// Being free of the lints that the task names.
    pub cleanliness: RewardPart,
}

impl RewardParts {
    /// The parts by name.
    pub fn named(&self) -> [(&'static str, RewardPart); 5] {
        [
            ("compile", self.compile),
            ("tests", self.tests),
            ("lints", self.lints),
            ("cost", self.cost),
            ("cleanliness", self.cleanliness),
        ]
    }
}

/// What the reward of a grade consists of.
pub fn reward_parts(grade: &Grade, scoring: &Scoring, weights: &RewardWeights) -> RewardParts {
    let weights = weights.with(&scoring.overrides);
    let tests = grade.tests.as_ref();
    let total = tests.map_or(0, |tests| tests.outcomes.len());
    let passed = tests.map_or(0, super::Tests::passed);
    let built = tests.is_some_and(|tests| tests.built);
    let all_pass = built && total > 0 && passed == total;
    let share = if total == 0 {
        0.0
    } else {
        passed as f64 / total as f64
    };
    let lint_free = grade.lints.as_ref().map_or(0.0, |lints| {
        1.0 / (1.0 + f64::from(lints.counts.values().sum::<u32>()))
    });
    let cost = grade.cost.as_ref().map_or(0.0, |cost| cost.score);
    let clean = grade.named_lints.as_ref().map_or(0.0, |lints| lints.score);

    let when = |holds: bool, value: f64| if holds { value } else { 0.0 };
    let part = |weight: f64, value: f64| RewardPart { weight, value };
    RewardParts {
        compile: part(
            when(!scoring.start_compiles, weights.compile),
            when(grade.compiled() && built && passed > 0, 1.0),
        ),
        tests: part(weights.tests, share),
        lints: part(weights.lints, when(all_pass, lint_free)),
        cost: part(
            when(scoring.measures_cost, weights.cost),
            when(all_pass, cost),
        ),
        cleanliness: part(
            when(scoring.names_lints, weights.cleanliness),
            when(all_pass, clean),
        ),
    }
}

/// The reward of one grade.
pub fn reward_of(grade: &Grade, scoring: &Scoring, weights: &RewardWeights) -> Reward {
    if matches!(grade.stops_at, Stage::Parse | Stage::Rules) || grade.tampering.is_some() {
        return 0.0;
    }
    let parts = reward_parts(grade, scoring, weights).named();
    let sum: f64 = parts.iter().map(|(_, part)| part.weight).sum();
    if sum <= 0.0 {
        return 0.0;
    }
    // Said apart, since a sum of rounded products may miss 1 by a hair.
    if parts
        .iter()
        .all(|(_, part)| part.weight == 0.0 || part.value >= 1.0)
    {
        return if grade.solved() { 1.0 } else { 0.0 };
    }
    (parts
        .iter()
        .map(|(_, part)| part.weight * part.value)
        .sum::<f64>()
        / sum)
        .clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{Compile, Cost, TestOutcome, TestResult, Tests};

    fn graded(stops_at: Stage, passed: usize, failed: usize) -> Grade {
        let outcome = |index: usize, result| TestOutcome {
            name: format!("t{index}"),
            result,
            message: None,
        };
        let outcomes = (0..passed)
            .map(|index| outcome(index, TestResult::Passed))
            .chain((passed..passed + failed).map(|index| outcome(index, TestResult::Failed)))
            .collect();
        Grade {
            compile: Some(Compile {
                ok: true,
                codes: vec![],
                diagnostics: vec![],
                cut: 0,
                limit: None,
            }),
            tests: Some(Tests {
                built: true,
                limit: None,
                diagnostics: vec![],
                outcomes,
            }),
            ..Grade::stopped(stops_at)
        }
    }

    #[test]
    fn only_a_solved_grade_earns_one() {
        let weights = RewardWeights::default();
        let scoring = Scoring::default();
        assert_eq!(
            reward_of(&graded(Stage::Solved, 3, 0), &scoring, &weights),
            1.0
        );
        assert!((reward_of(&graded(Stage::Tests, 3, 1), &scoring, &weights) - 0.8).abs() < 1e-12);
        assert_eq!(
            reward_of(&Grade::stopped(Stage::Compile), &scoring, &weights),
            0.0
        );
        assert_eq!(
            reward_of(&Grade::unusable("no_edit", ""), &scoring, &weights),
            0.0
        );
    }

    #[test]
    fn tampering_earns_nothing_whatever_the_tests_say() {
        let mut grade = graded(Stage::Solved, 3, 0);
        grade.tampering = Some(crate::grade::Tampering {
            kind: crate::grade::TamperingKind::Canary,
            evidence: String::new(),
        });
        let reward = reward_of(&grade, &Scoring::default(), &RewardWeights::default());
        assert_eq!((reward, grade.solved()), (0.0, false));
    }

    #[test]
    fn compiling_is_worth_nothing_when_no_test_passes_or_when_the_start_compiles_too() {
        let weights = RewardWeights::default();
        assert_eq!(
            reward_of(&graded(Stage::Tests, 0, 4), &Scoring::default(), &weights),
            0.0
        );
        let scoring = Scoring {
            start_compiles: true,
            ..Scoring::default()
        };
        assert!((reward_of(&graded(Stage::Tests, 1, 3), &scoring, &weights) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn cost_counts_only_where_it_is_measured() {
        let weights = RewardWeights {
            compile: 0.0,
            tests: 0.5,
            cost: 0.5,
            ..RewardWeights::default()
        };
        let scoring = Scoring {
            measures_cost: true,
            start_compiles: true,
            ..Scoring::default()
        };
        let mut grade = graded(Stage::Cost, 2, 0);
        grade.cost = Some(Cost {
            instructions: 9,
            reference: 1,
            start: 10,
            score: 0.1,
            limit: None,
            right: true,
        });
        assert!((reward_of(&grade, &scoring, &weights) - 0.55).abs() < 1e-12);
        assert_eq!(
            reward_of(
                &graded(Stage::Solved, 2, 0),
                &Scoring {
                    start_compiles: true,
                    ..Scoring::default()
                },
                &weights
            ),
            1.0
        );
    }

    #[test]
    fn lints_count_when_asked_and_then_one_needs_none() {
        let weights = RewardWeights {
            lints: 1.0,
            ..RewardWeights::default()
        };
        let mut grade = graded(Stage::Solved, 1, 0);
        grade.lints = Some(crate::grade::Lints {
            counts: [("dead_code".to_owned(), 1)].into(),
            diagnostics: vec![],
        });
        let reward = reward_of(&grade, &Scoring::default(), &weights);
        assert!(reward > 0.0 && reward < 1.0);
    }

    #[test]
    fn an_episode_is_worth_its_last_or_its_best_turn() {
        let weights = RewardWeights::default();
        assert_eq!(weights.of_episode(&[0.5, 0.9, 0.1]), 0.1);
        assert_eq!(
            RewardWeights {
                episode: EpisodeReward::Best,
                ..weights
            }
            .of_episode(&[0.5, 0.9, 0.1]),
            0.9
        );
        assert_eq!(weights.of_episode(&[]), 0.0);
    }
}

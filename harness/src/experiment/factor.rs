//! Factors: what an experiment can vary, and what a level of each does to the settings.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::action::ReplyFormat;
use crate::diagnostic::FeedbackStyle;
use crate::endpoint::PromptStyle;
use crate::episode::{EnvironmentSettings, EpisodeLimits};
use crate::run::RunFacts;
use crate::task::TestFeedback;

/// The name of the factor that the models are.
pub const MODEL: &str = "model";

/// What is varied. Of each factor the first level is what the others are compared with; a factor with one level is a
/// setting, and one without any is as `assay.toml` has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Factors {
    /// How much of the compiler's word a model sees.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<FeedbackStyle>,
    /// Whether the compiler's long explanation of each error code (`rustc --explain`) is added to the feedback.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explain: Vec<bool>,
    /// Whether a model sees what clippy finds in a package that compiles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lints: Vec<bool>,
    /// The most that a task may show of its hidden tests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub test_feedback: Vec<TestFeedback>,
    /// Turns of an episode at most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<u32>,
    /// How replies have to be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reply_format: Vec<ReplyFormat>,
    /// How the standing instructions reach a model: `system`, `user`, or `bare` for not at all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prompt: Vec<PromptStyle>,
    /// Sampling temperature, 0 to 2. For models behind endpoints.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub temperature: Vec<f64>,
}

/// One level of one factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Level {
    /// Of `feedback`.
    Feedback(FeedbackStyle),
    /// Of `explain`.
    Explain(bool),
    /// Of `lints`.
    Lints(bool),
    /// Of `test_feedback`.
    TestFeedback(TestFeedback),
    /// Of `turns`.
    Turns(u32),
    /// Of `reply_format`.
    ReplyFormat(ReplyFormat),
    /// Of `prompt`.
    Prompt(PromptStyle),
    /// Of `temperature`.
    Temperature(f64),
}

impl Factors {
    /// Every factor with a level, with its levels, in a fixed order.
    pub fn levels(&self) -> Vec<(&'static str, Vec<Level>)> {
        fn all<T: Copy>(values: &[T], level: fn(T) -> Level) -> Vec<Level> {
            values.iter().copied().map(level).collect()
        }
        let factors = vec![
            ("feedback", all(&self.feedback, Level::Feedback)),
            ("explain", all(&self.explain, Level::Explain)),
            ("lints", all(&self.lints, Level::Lints)),
            (
                "test_feedback",
                all(&self.test_feedback, Level::TestFeedback),
            ),
            ("turns", all(&self.turns, Level::Turns)),
            ("reply_format", all(&self.reply_format, Level::ReplyFormat)),
            ("prompt", all(&self.prompt, Level::Prompt)),
            ("temperature", all(&self.temperature, Level::Temperature)),
        ];
        factors
            .into_iter()
            .filter(|(_, levels)| !levels.is_empty())
            .collect()
    }

    /// The first factor that makes no sense, and why.
    pub(super) fn invalid(&self) -> Option<(String, String)> {
        for (factor, levels) in self.levels() {
            let mut names: Vec<String> = levels.iter().map(Level::to_string).collect();
            let count = names.len();
            names.sort();
            names.dedup();
            if names.len() != count {
                let why = "has a level twice".to_owned();
                return Some((format!("factors.{factor}"), why));
            }
        }
        if self.turns.contains(&0) {
            let why = "an episode has at least 1 turn".to_owned();
            return Some(("factors.turns".to_owned(), why));
        }
        let sensible = |temperature: &f64| (0.0..=2.0).contains(temperature);
        if !self.temperature.iter().all(sensible) {
            let why = "temperatures lie between 0 and 2".to_owned();
            return Some(("factors.temperature".to_owned(), why));
        }
        let rendered = |style: &FeedbackStyle| *style == FeedbackStyle::Rendered;
        if self.explain.contains(&true) && !self.feedback.iter().all(rendered) {
            let why = "explanations are added to the feedback \"rendered\" alone; leave `factors.feedback` out, or make \
                       \"explain\" a level of it"
                .to_owned();
            return Some(("factors.explain".to_owned(), why));
        }
        None
    }
}

impl Level {
    /// Lays the level over the settings of an arm.
    pub fn apply(self, to: &mut ArmSettings) {
        match self {
            Self::Feedback(style) => to.environment.feedback = style,
            Self::Explain(true) => to.environment.feedback = FeedbackStyle::Explain,
            Self::Explain(false) => {}
            Self::Lints(shown) => to.environment.lint_feedback = shown,
            Self::TestFeedback(most) => to.environment.test_feedback = most,
            Self::Turns(turns) => to.limits.turns = turns,
            Self::ReplyFormat(format) => to.environment.reply_format = format,
            Self::Prompt(style) => to.prompt_style = Some(style),
            Self::Temperature(temperature) => to.temperature = Some(temperature),
        }
    }
}

/// The level as it stands in the file.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = match self {
            Self::Feedback(style) => serde_json::to_value(style),
            Self::TestFeedback(most) => serde_json::to_value(most),
            Self::ReplyFormat(format) => return f.write_str(format.name()),
            Self::Prompt(style) => serde_json::to_value(style),
            Self::Explain(on) | Self::Lints(on) => return write!(f, "{on}"),
            Self::Turns(turns) => return write!(f, "{turns}"),
            Self::Temperature(temperature) => return write!(f, "{temperature}"),
        };
        f.write_str(
            value
                .ok()
                .as_ref()
                .and_then(|value| value.as_str())
                .unwrap_or("?"),
        )
    }
}

/// Under what an arm is played.
#[derive(Debug, Clone, PartialEq)]
pub struct ArmSettings {
    /// The environment's settings.
    pub environment: EnvironmentSettings,
    /// The limits of an episode.
    pub limits: EpisodeLimits,
    /// How the standing instructions reach the policy; as it would have it when left out.
    pub prompt_style: Option<PromptStyle>,
    /// The sampling temperature; as the model is configured when left out.
    pub temperature: Option<f64>,
}

impl ArmSettings {
    /// What a run's arms have in common: its settings before any level is laid over them.
    pub fn of(facts: &RunFacts) -> Self {
        Self {
            environment: facts.bench.environment(facts.reward),
            limits: facts.episode,
            prompt_style: None,
            temperature: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_named_as_in_the_file() {
        let text = "feedback = [\"rendered\", \"codes\"]\nturns = [1, 4]\nreply_format = [\"search-replace\"]\n\
                    prompt = [\"bare\"]\ntemperature = [0.7]\nlints = [false, true]\n";
        let factors: Factors = toml::from_str(text).expect("parses");
        let names: Vec<String> = factors
            .levels()
            .iter()
            .map(|(factor, levels)| {
                let names: Vec<String> = levels.iter().map(Level::to_string).collect();
                format!("{factor}: {}", names.join(" "))
            })
            .collect();
        assert_eq!(
            names,
            [
                "feedback: rendered codes",
                "lints: false true",
                "turns: 1 4",
                "reply_format: search-replace",
                "prompt: bare",
                "temperature: 0.7"
            ]
        );
    }

    #[test]
    fn a_factor_that_makes_no_sense_is_named() {
        for (text, field) in [
            ("turns = [1, 0]", "factors.turns"),
            ("turns = [2, 2]", "factors.turns"),
            ("temperature = [3.0]", "factors.temperature"),
            (
                "explain = [false, true]\nfeedback = [\"codes\"]",
                "factors.explain",
            ),
        ] {
            let factors: Factors = toml::from_str(text).expect("parses");
            assert_eq!(
                factors.invalid().map(|(field, _)| field).as_deref(),
                Some(field),
                "{text}"
            );
        }
        assert!(
            toml::from_str::<Factors>("explain = [false, true]")
                .expect("parses")
                .invalid()
                .is_none()
        );
    }

    #[test]
    fn a_level_changes_what_it_is_called_after() {
        let mut arm = ArmSettings {
            environment: EnvironmentSettings::default(),
            limits: EpisodeLimits::default(),
            prompt_style: None,
            temperature: None,
        };
        for level in [
            Level::Explain(true),
            Level::Lints(true),
            Level::Turns(9),
            Level::ReplyFormat(ReplyFormat::LineRange),
            Level::Prompt(PromptStyle::Bare),
            Level::Temperature(0.5),
            Level::TestFeedback(TestFeedback::Count),
        ] {
            level.apply(&mut arm);
        }
        assert_eq!(arm.environment.feedback, FeedbackStyle::Explain);
        assert_eq!(arm.environment.test_feedback, TestFeedback::Count);
        assert!(arm.environment.lint_feedback);
        assert_eq!(arm.environment.reply_format, ReplyFormat::LineRange);
        assert_eq!(
            (arm.limits.turns, arm.prompt_style, arm.temperature),
            (9, Some(PromptStyle::Bare), Some(0.5))
        );
    }
}

//! `assay.toml`: the project's configuration. Every key has a default; every key can be overridden on the command
//! line or is described where it stands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::action::ReplyFormat;
use crate::diagnostic::FeedbackStyle;
use crate::endpoint::EndpointConfig;
use crate::episode::{EnvironmentSettings, EpisodeLimits};
use crate::grade::{GraderSettings, LintsWhen, RewardWeights};
use crate::policy::BUILT_IN;
use crate::sandbox::SandboxSettings;
use crate::service::ServeSettings;
use crate::task::TestFeedback;

/// The configuration file's name.
pub const FILE: &str = "assay.toml";

/// The whole configuration.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Defaults of `assay bench`.
    pub bench: BenchSettings,
    /// Grading.
    pub grade: GraderSettings,
    /// Where an episode ends at the latest.
    pub episode: EpisodeLimits,
    /// Sandboxes.
    pub sandbox: SandboxSettings,
    /// The reward's weights.
    pub reward: RewardWeights,
    /// Defaults of `assay serve`.
    pub serve: ServeSettings,
    /// Models behind endpoints, by the name that `--model` takes.
    pub models: BTreeMap<String, EndpointConfig>,
}

/// Defaults of `assay bench`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BenchSettings {
    /// The suite, a file in `tasks/suites/`.
    pub suite: String,
    /// The models that run when none is named.
    pub models: Vec<String>,
    /// Episodes for each task and model.
    pub samples: u32,
    /// The seed that all others are made from.
    pub seed: u64,
    /// Episodes in flight at a time.
    pub episodes: usize,
    /// How replies have to be written.
    pub reply_format: ReplyFormat,
    /// How much of the compiler's word a model sees.
    pub feedback: FeedbackStyle,
    /// Tokens that an observation may spend on diagnostics.
    pub feedback_tokens: usize,
    /// The most that any task may show of its hidden tests.
    pub test_feedback: TestFeedback,
    /// Whether a model is shown what clippy finds in a package that compiles.
    pub lint_feedback: bool,
}

impl Default for BenchSettings {
    fn default() -> Self {
        let environment = EnvironmentSettings::default();
        Self {
            suite: "core".to_owned(),
            models: BUILT_IN.map(str::to_owned).to_vec(),
            samples: 1,
            seed: 0,
            episodes: 16,
            reply_format: environment.reply_format,
            feedback: environment.feedback,
            feedback_tokens: environment.feedback_tokens,
            test_feedback: environment.test_feedback,
            lint_feedback: environment.lint_feedback,
        }
    }
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {why}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It is malformed. The text shows the line.
    #[error("{}: {why}; `assay schema config` describes every key", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong, and where.
        why: String,
    },
    /// A value makes no sense.
    #[error("{}: `{field}`: {why}", file.display())]
    Value {
        /// The file.
        file: PathBuf,
        /// The key.
        field: String,
        /// What is wrong with it.
        why: String,
    },
}

impl Config {
    /// Loads `file`. When none is named, `assay.toml` of the current folder is taken if it is there.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let path = file.unwrap_or(Path::new(FILE));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && file.is_none() => {
                String::new()
            }
            Err(error) => {
                return Err(ConfigError::Unreadable {
                    file: path.to_path_buf(),
                    why: error.to_string(),
                });
            }
        };
        let config: Self = toml::from_str(&text).map_err(|error| ConfigError::Malformed {
            file: path.to_path_buf(),
            why: error.to_string(),
        })?;
        config.check(path)?;
        Ok(config)
    }

    fn check(&self, file: &Path) -> Result<(), ConfigError> {
        let bad = |field: &str, why: &str| {
            Err(ConfigError::Value {
                file: file.to_path_buf(),
                field: field.to_owned(),
                why: why.to_owned(),
            })
        };
        if let Some(weight) = self.reward.invalid() {
            return bad(
                &format!("reward.{weight}"),
                "weights are numbers from 0 up, and that of the tests is above 0",
            );
        }
        if self.bench.samples == 0 {
            return bad("bench.samples", "must be at least 1");
        }
        if self.bench.episodes == 0 {
            return bad("bench.episodes", "must be at least 1");
        }
        if self.episode.turns == 0 {
            return bad("episode.turns", "must be at least 1");
        }
        if self.bench.lint_feedback && self.grade.lints != LintsWhen::Compiled {
            return bad(
                "bench.lint_feedback",
                "needs `grade.lints = \"compiled\"`: else clippy does not look at what is to be improved",
            );
        }
        if let Some((field, why)) = self.serve.invalid() {
            return bad(&format!("serve.{field}"), why);
        }
        if self.sandbox.size.work_mb < 16 || self.sandbox.size.memory_mb < 512 {
            return bad(
                "sandbox",
                "a sandbox needs at least 16 MiB of work area and 512 MiB of memory",
            );
        }
        Ok(())
    }

    /// The environment's settings.
    pub fn environment(&self) -> EnvironmentSettings {
        self.bench.environment(self.reward)
    }
}

impl BenchSettings {
    /// The environment's settings, with the reward's weights.
    pub fn environment(&self, weights: RewardWeights) -> EnvironmentSettings {
        EnvironmentSettings {
            reply_format: self.reply_format,
            feedback: self.feedback,
            feedback_tokens: self.feedback_tokens,
            test_feedback: self.test_feedback,
            lint_feedback: self.lint_feedback,
            weights,
        }
    }
}

/// The JSON Schema of `assay.toml`.
pub fn config_schema() -> serde_json::Value {
    schemars::schema_for!(Config).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("assay.toml");
        std::fs::write(&file, "[bench]\nsampels = 3\n").expect("writes");
        let error = Config::load(Some(&file)).expect_err("refused").to_string();
        assert!(
            error.contains("sampels") && error.contains("line 2"),
            "{error}"
        );
    }

    #[test]
    fn weights_that_make_no_sense_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("assay.toml");
        std::fs::write(&file, "[reward]\ncompile = -1.0\n").expect("writes");
        assert!(
            Config::load(Some(&file))
                .expect_err("refused")
                .to_string()
                .contains("reward.compile")
        );
    }

    #[test]
    fn without_a_file_everything_has_a_default() {
        assert_eq!(
            toml::from_str::<Config>("").expect("parses"),
            Config::default()
        );
    }
}

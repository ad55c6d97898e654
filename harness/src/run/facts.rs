//! `run.json`: everything that one has to know to read a run, and to resume it.

use std::collections::BTreeMap;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::config::BenchSettings;
use crate::endpoint::EndpointConfig;
use crate::episode::EpisodeLimits;
use crate::grade::RewardWeights;
use crate::sandbox::SandboxFacts;
use crate::task::{SuiteId, Task};

/// The version of the format.
pub const VERSION: u32 = 1;

/// `run.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunFacts {
    /// [`VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The run's name, which is also its folder's.
    pub run: String,
    /// When it began, RFC 3339 in UTC.
    pub started_at: String,
    /// The version of this program.
    pub assay: String,
    /// The project's own revision, where there is one.
    pub git: Option<GitFacts>,
    /// The suite's name, with the pattern of `--tasks` behind a colon.
    pub suite: String,
    /// The suite's version.
    pub suite_version: u32,
    /// A hash over the ids and contents of the tasks as they were ([`crate::task::suite_hash`]).
    pub suite_hash: String,
    /// The tasks, with their hashes.
    pub tasks: Vec<RunTask>,
    /// The models, as given to `--model`; of an experiment, every model in every arm.
    pub models: Vec<String>,
    /// How each model with an endpoint was configured. Never holds a key.
    pub endpoints: BTreeMap<String, EndpointConfig>,
    /// Samples, seed, formats and the rest.
    pub bench: BenchSettings,
    /// Limits of an episode.
    pub episode: EpisodeLimits,
    /// The reward's weights.
    pub reward: RewardWeights,
    /// The sandboxes.
    pub sandbox: SandboxFacts,
    /// The experiment that the run was made for, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experiment: Option<ExperimentFacts>,
}

/// What a run was made for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExperimentFacts {
    /// The experiment's name.
    pub name: String,
    /// What it is to find out.
    pub question: String,
    /// The definition that was played, with flags laid over the file ([`crate::experiment::Definition`]).
    pub definition: serde_json::Value,
}

/// A task of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunTask {
    /// Its id.
    pub id: String,
    /// Its content hash.
    pub hash: String,
}

impl RunTask {
    /// `task` as it is now.
    pub fn of(task: &Task) -> Self {
        Self {
            id: task.id().to_owned(),
            hash: task.hash.clone(),
        }
    }
}

/// A git revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GitFacts {
    /// The commit.
    pub commit: String,
    /// Whether files differed from it.
    pub dirty: bool,
}

impl GitFacts {
    /// The revision of the current folder; `None` outside a repository or without git.
    pub fn here() -> Option<Self> {
        let git = |arguments: &[&str]| {
            let output = Command::new("git").args(arguments).output().ok()?;
            output
                .status
                .success()
                .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let commit = git(&["rev-parse", "HEAD"])?;
        Some(Self {
            commit,
            dirty: git(&["status", "--porcelain"]).is_some_and(|text| !text.is_empty()),
        })
    }
}

impl RunFacts {
    /// The suite, by name, version and hash.
    pub fn suite(&self) -> SuiteId {
        SuiteId {
            name: self.suite.clone(),
            version: self.suite_version,
            hash: self.suite_hash.clone(),
        }
    }

    /// Whether it belongs to an experiment in which models go by letters.
    pub fn is_blind(&self) -> bool {
        let definition = self.experiment.as_ref().map(|one| &one.definition);
        let blind = definition.and_then(|all| all.get("blind"));
        blind.and_then(serde_json::Value::as_bool) == Some(true)
    }

    /// The facts as label and value, for reports.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let git = self.git.as_ref().map_or_else(
            || "none".to_owned(),
            |git| {
                format!(
                    "{}{}",
                    git.commit,
                    if git.dirty { " with changes" } else { "" }
                )
            },
        );
        let rows = [
            ("run", self.run.clone()),
            ("started", self.started_at.clone()),
            ("assay", self.assay.clone()),
            ("git revision", git),
            ("suite", self.suite().to_string()),
            ("tasks", self.tasks.len().to_string()),
            ("samples per task", self.bench.samples.to_string()),
            ("turns at most", self.episode.turns.to_string()),
            ("seed", self.bench.seed.to_string()),
            ("reply format", self.bench.reply_format.name().to_owned()),
            (
                "feedback",
                format!("{:?}", self.bench.feedback).to_lowercase(),
            ),
            (
                "sandbox",
                format!(
                    "{}, Landlock {}",
                    self.sandbox.backend, self.sandbox.landlock
                ),
            ),
            (
                "image",
                format!("{} (from {})", self.sandbox.image, self.sandbox.made_from),
            ),
            (
                "compiler",
                self.sandbox
                    .rustc
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            ),
        ];
        let mut pairs: Vec<(String, String)> = rows
            .into_iter()
            .map(|(label, value)| (label.to_owned(), value))
            .collect();
        if let Some(experiment) = &self.experiment {
            experiment.tell(&mut pairs);
        }
        pairs
    }
}

impl ExperimentFacts {
    /// Adds what the experiment is about, and puts the levels of a factor in the place of a setting.
    fn tell(&self, pairs: &mut Vec<(String, String)>) {
        let settings = [
            ("turns", "turns at most"),
            ("reply_format", "reply format"),
            ("feedback", "feedback"),
        ];
        let factors = self
            .definition
            .get("factors")
            .and_then(|all| all.as_object());
        for (factor, levels) in factors.into_iter().flatten() {
            let known = settings.iter().find(|(name, _)| name == factor);
            let label = known.map_or(factor.as_str(), |(_, label)| label);
            let levels = levels.as_array().map_or(&[][..], Vec::as_slice);
            let levels: Vec<String> = levels
                .iter()
                .map(|level| {
                    level
                        .as_str()
                        .map_or_else(|| level.to_string(), str::to_owned)
                })
                .collect();
            let value = levels.join(" / ");
            match pairs.iter_mut().find(|(name, _)| name == label) {
                Some(pair) => pair.1 = value,
                None => pairs.push((label.to_owned(), value)),
            }
        }
        pairs.push(("experiment".to_owned(), self.name.clone()));
        pairs.push(("question".to_owned(), self.question.clone()));
    }
}

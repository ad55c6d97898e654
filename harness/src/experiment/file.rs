//! `experiment.toml`: what is to be found out, and what is varied for it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::factor::{Factors, MODEL};
use crate::report::Measure;

/// The definition of an experiment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What is to be found out, in a sentence.
    pub question: String,
    /// The suite, a file in `tasks/suites/`.
    #[serde(default = "core")]
    pub suite: String,
    /// Only tasks of it whose id matches, or one family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tasks: Option<String>,
    /// The models, as `--model` takes them, which replaces them. The first is what others are compared with.
    pub models: Vec<String>,
    /// Models that take part whatever `--model` says. They come first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub always: Vec<String>,
    /// Episodes for each task, model and arm; at least 1.
    #[serde(default = "one")]
    pub samples: u32,
    /// Other numbers of samples: by factor, then by level. Where several apply, the largest holds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub samples_at: BTreeMap<String, BTreeMap<String, u32>>,
    /// The seed that those of all episodes are made from. Every arm gets the same seeds.
    #[serde(default)]
    pub seed: u64,
    /// What is varied. A factor with one level is a setting.
    #[serde(default)]
    pub factors: Factors,
    /// Where it ends at the latest.
    #[serde(default)]
    pub budget: Budget,
    /// What is compared on the terminal; the files have every measure. The first is put in words.
    #[serde(default = "leading", skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// What is shown besides the effects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<ExtraTable>,
    /// Whether models go by letters, drawn by the seed, until `--reveal` is given. For looking at their work side by
    /// side without knowing whose it is.
    #[serde(default)]
    pub blind: bool,
}

/// Where an experiment ends at the latest. Nothing is lost: with a larger budget the same command goes on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Budget {
    /// Episodes in all. One that would have more does not begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub episodes: Option<u64>,
    /// Tokens of prompts and answers, in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<u64>,
    /// US dollars in all, as far as prices are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
}

/// A table besides that of the effects.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ExtraTable {
    /// By error code of the untouched workspace: how much of it was repaired, and solved.
    Codes,
    /// What each level of `turns` solves for the same tokens, when it begins anew until they are used up.
    EqualTokens,
}

fn core() -> String {
    "core".to_owned()
}

fn leading() -> Vec<Measure> {
    vec![Measure::Reward, Measure::PassAt1]
}

fn one() -> u32 {
    1
}

/// Why a definition cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DefinitionError {
    /// The file cannot be read.
    #[error("{}: {why}; `assay experiment --help` says where definitions lie", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It is malformed. The text shows the line.
    #[error("{}: {why}; `assay schema experiment` describes every key", file.display())]
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
        /// What is wrong with it, and what would be right.
        why: String,
    },
}

impl Definition {
    /// Loads `file`. What it says is checked by [`Definition::check`], once flags have been laid over it.
    pub fn load(file: &Path) -> Result<Self, DefinitionError> {
        let text = std::fs::read_to_string(file).map_err(|error| DefinitionError::Unreadable {
            file: file.to_path_buf(),
            why: error.to_string(),
        })?;
        toml::from_str(&text).map_err(|error| DefinitionError::Malformed {
            file: file.to_path_buf(),
            why: error.to_string().trim_end().to_owned(),
        })
    }

    /// All models, those that always take part first.
    pub fn all_models(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let all = self.always.iter().chain(&self.models);
        all.filter(|name| seen.insert(name.as_str()))
            .cloned()
            .collect()
    }

    /// Whether it can be played. `file` is for the error.
    pub fn check(&self, file: &Path) -> Result<(), DefinitionError> {
        match self.invalid() {
            None => Ok(()),
            Some((field, why)) => Err(DefinitionError::Value {
                file: file.to_path_buf(),
                field,
                why,
            }),
        }
    }

    /// The first field in which `other` would play other episodes. The question, the budget and what is shown may differ.
    pub fn differs_from(&self, other: &Self) -> Option<&'static str> {
        let same = [
            ("suite", self.suite == other.suite),
            ("tasks", self.tasks == other.tasks),
            ("models", self.all_models() == other.all_models()),
            ("samples", self.samples == other.samples),
            ("samples_at", self.samples_at == other.samples_at),
            ("seed", self.seed == other.seed),
            ("factors", self.factors == other.factors),
            ("blind", self.blind == other.blind),
        ];
        same.into_iter()
            .find(|(_, same)| !same)
            .map(|(field, _)| field)
    }

    /// The first field that makes no sense, and why.
    fn invalid(&self) -> Option<(String, String)> {
        let bad = |field: &str, why: &str| Some((field.to_owned(), why.to_owned()));
        if self.question.trim().is_empty() {
            return bad("question", "say in a sentence what is to be found out");
        }
        if self.all_models().is_empty() {
            return bad("models", "name at least one");
        }
        if self.samples == 0 {
            return bad("samples", "must be at least 1");
        }
        if self.blind && self.all_models().len() < 2 {
            return bad("blind", "takes at least two models to tell apart");
        }
        if let Some(found) = self.factors.invalid() {
            return Some(found);
        }
        let varied: BTreeMap<&str, Vec<String>> = self
            .factors
            .levels()
            .into_iter()
            .map(|(factor, levels)| {
                let names = levels.iter().map(|level| level.to_string()).collect();
                (factor, names)
            })
            .collect();
        for (factor, counts) in &self.samples_at {
            let field = format!("samples_at.{factor}");
            let known = match varied.get(factor.as_str()) {
                Some(levels) => levels.clone(),
                None if factor == MODEL => self.all_models(),
                None => return Some((field, "is no factor of this experiment".to_owned())),
            };
            for (level, count) in counts {
                if !known.contains(level) {
                    let why = format!("has no level {level:?}; there are {}", known.join(", "));
                    return Some((field, why));
                }
                if *count == 0 {
                    return Some((format!("{field}.{level}"), "must be at least 1".to_owned()));
                }
            }
        }
        if self.tables.contains(&ExtraTable::EqualTokens) && self.factors.turns.len() < 2 {
            return bad(
                "tables",
                "`equal-tokens` compares levels of `factors.turns`: give at least two",
            );
        }
        self.budget.invalid()
    }
}

impl Budget {
    fn invalid(&self) -> Option<(String, String)> {
        let wrong = self
            .cost_usd
            .is_some_and(|cost| !cost.is_finite() || cost <= 0.0);
        wrong.then(|| {
            let why = "is an amount of US dollars above 0";
            ("budget.cost_usd".to_owned(), why.to_owned())
        })
    }
}

/// The JSON Schema of `experiment.toml`.
pub fn experiment_schema() -> serde_json::Value {
    schemars::schema_for!(Definition).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(more: &str) -> Result<(), String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("experiment.toml");
        std::fs::write(&file, more).expect("writes");
        let read = Definition::load(&file).and_then(|definition| definition.check(&file));
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn what_makes_no_sense_is_named_with_its_field() {
        let head = "question = \"q\"\nmodels = [\"a\"]\n";
        assert_eq!(read(head), Ok(()));
        for (more, names) in [
            ("smaples = 2", "smaples"),
            ("samples = 0", "`samples`"),
            ("blind = true", "`blind`"),
            ("[budget]\ncost_usd = -1.0", "`budget.cost_usd`"),
            ("[factors]\nfeedback = [\"louder\"]", "line 4"),
            ("tables = [\"equal-tokens\"]", "`tables`"),
            ("[samples_at.turns]\n1 = 4", "`samples_at.turns`"),
            (
                "[factors]\nturns = [1, 2]\n[samples_at.turns]\n3 = 4",
                "no level \"3\"",
            ),
            ("[samples_at.model]\nb = 4", "there are a"),
        ] {
            let error = read(&format!("{head}{more}")).expect_err(more);
            assert!(
                error.contains(names) && error.contains("experiment.toml"),
                "{error}"
            );
        }
        assert!(read("question = \" \"\nmodels = [\"a\"]").is_err());
        assert!(read("question = \"q\"\nmodels = []").is_err());
    }

    #[test]
    fn another_budget_is_the_same_experiment_and_another_factor_is_not() {
        let one: Definition = toml::from_str("question = \"q\"\nmodels = [\"a\"]").expect("parses");
        let richer = Definition {
            question: "r".to_owned(),
            budget: Budget {
                tokens: Some(1),
                ..Budget::default()
            },
            ..one.clone()
        };
        assert_eq!(one.differs_from(&richer), None);
        let other = Definition {
            factors: toml::from_str("turns = [1, 2]").expect("parses"),
            ..one.clone()
        };
        assert_eq!(one.differs_from(&other), Some("factors"));
    }
}

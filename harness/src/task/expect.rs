//! Attempts: wrong or partial candidates, and the grade that each must get.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::action::Files;
use crate::grade::{Grade, Stage};

/// A candidate as a model would write it.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The folder's name.
    pub name: String,
    /// Its files, which replace those of the workspace.
    pub files: Files,
    /// The grade that it must get.
    pub expect: Expect,
}

/// `expect.toml`: the grade that an attempt must get, exactly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// What kind of slip this is.
    pub note: String,
    /// The first stage not satisfied.
    pub stops_at: Stage,
    /// rustc's error codes, sorted, when it stops at `compile`.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The hidden tests that fail, when it stops at `tests`.
    #[serde(default)]
    pub failed: Vec<String>,
    /// The reward under the default weights, to four decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reward: Option<f64>,
}

impl Expect {
    /// Everything in which `grade` and `reward` differ from what is expected; empty when they agree.
    pub fn differences(&self, grade: &Grade, reward: f64) -> Vec<String> {
        let mut differences = Vec::new();
        if grade.stops_at != self.stops_at {
            differences.push(format!(
                "stops at {}, expected {}",
                grade.stops_at.name(),
                self.stops_at.name()
            ));
        }
        if self.stops_at == Stage::Compile && grade.codes() != self.codes {
            differences.push(format!(
                "codes {:?}, expected {:?}",
                grade.codes(),
                self.codes
            ));
        }
        if self.stops_at == Stage::Tests {
            let failed = grade
                .tests
                .as_ref()
                .map(|tests| tests.failed())
                .unwrap_or_default();
            let mut expected: Vec<&str> = self.failed.iter().map(String::as_str).collect();
            expected.sort_unstable();
            if failed != expected {
                differences.push(format!("failed tests {failed:?}, expected {expected:?}"));
            }
        }
        if let Some(expected) = self.reward
            && (reward - expected).abs() > 5e-5
        {
            differences.push(format!("reward {reward:.4}, expected {expected:.4}"));
        }
        differences
    }
}

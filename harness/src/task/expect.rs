//! Attempts: wrong or partial candidates, and the grade that each must get.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Stage;
use crate::action::Files;

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

/// A second right solution, in the style of another programmer. It must earn as much as the first.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// The folder's name.
    pub name: String,
    /// Its files, which replace those of the workspace.
    pub files: Files,
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

//! Episodes: the environment (reset, step) and the loop that drives a policy through it.

mod drive;
mod environment;
mod observation;
mod outcome;
mod prompt;

pub use drive::{EpisodeSpec, drive, errored};
pub use environment::{
    Candidate, Environment, EnvironmentSettings, Judged, Session, Step, take_reply,
};
pub use observation::Observation;
pub use outcome::{CLASS_TABLE, ClassRow};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where an episode ends at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EpisodeLimits {
    /// Turns.
    pub turns: u32,
    /// Wall-clock seconds, looked at between turns and while waiting for the policy; 0 for no such limit.
    pub wall_s: u64,
    /// Tokens, prompts and answers together; no limit when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<u64>,
    /// US dollars; no limit when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
}

impl Default for EpisodeLimits {
    fn default() -> Self {
        Self {
            turns: 5,
            wall_s: 3600,
            tokens: None,
            cost_usd: None,
        }
    }
}

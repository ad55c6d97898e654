//! Trajectories: the record of an episode, one line of `trajectories.jsonl` each.

mod reader;
mod schema;
mod tail;
mod writer;

pub use reader::{
    LoadError, Place, latest, read_at, read_each, read_each_at, read_file, read_run, run_folder,
};
pub use schema::trajectory_schema;
pub use tail::Tail;
pub use writer::{TrajectoryWriter, WriteError};

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::action::{Action, ReplyFormat};
use crate::endpoint::{Attempt, Message, StopReason, TokenLogprob, Usage};
use crate::grade::{Grade, RewardWeights, Scoring};
use crate::task::{ImpossibleKind, SuiteId};

/// The version of the format. A reader refuses a newer one.
pub const SCHEMA_VERSION: u32 = 1;

/// One episode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trajectory {
    /// [`SCHEMA_VERSION`] at the time of writing.
    pub schema_version: u32,
    /// The run that it belongs to.
    pub run: String,
    /// `<row>/<task>/<sample>`: unique in a run. The row is the model, and the arm of an experiment where there is one.
    pub episode: String,
    /// Task id.
    pub task: String,
    /// The task's family.
    pub family: String,
    /// The task's difficulty, 1 to 5.
    pub difficulty: u8,
    /// Content hash of the task as it was.
    pub task_hash: String,
    /// In which way the task cannot be done, if it is an impossible one. Its episodes measure who cheats and enter no
    /// other figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impossible: Option<ImpossibleKind>,
    /// The suite that the run was over; absent in records of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suite: Option<SuiteId>,
    /// Model or built-in policy, as given to `--model`.
    pub model: String,
    /// The settings of an experiment that this episode was played under: the level of each factor, by the factor's
    /// name. Absent outside of experiments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arm: Option<BTreeMap<String, String>>,
    /// Sample number, from 0.
    pub sample: u32,
    /// The seed of this episode.
    pub seed: u64,
    /// How the episode ended.
    pub status: Status,
    /// Why, for every status that is not plainly graded. See the table in `ARCHITECTURE.md`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<EndClass>,
    /// What is known beyond the class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The episode's reward in [0, 1]; absent unless it was graded.
    pub reward: Option<f64>,
    /// Whether a turn earned full reward.
    pub solved: bool,
    /// What ended it.
    pub ended_by: EndedBy,
    /// What of the task the reward depends on.
    pub scoring: Scoring,
    /// The weights under which the recorded rewards were computed.
    pub weights: RewardWeights,
    /// The grade of the untouched workspace, which the first observation is made of.
    pub start: Grade,
    /// The turns, in order.
    pub turns: Vec<Turn>,
    /// How replies had to be written.
    pub reply_format: ReplyFormat,
    /// Sums over the turns.
    pub totals: Totals,
    /// When the episode began, RFC 3339 in UTC.
    pub started_at: String,
    /// How often this episode had been tried before and ended as errored.
    pub earlier_errors: u32,
}

impl Trajectory {
    /// The name of its row in a leaderboard: the model, and the arm of the experiment where there is one.
    pub fn row(&self) -> String {
        row_name(&self.model, self.arm.as_ref())
    }
}

/// The name of a row: `model`, or `model [factor=level, …]` in an arm of an experiment. Factors stand in the order of
/// their names.
pub fn row_name(model: &str, arm: Option<&BTreeMap<String, String>>) -> String {
    let levels: Vec<String> = arm
        .into_iter()
        .flatten()
        .map(|(factor, level)| format!("{factor}={level}"))
        .collect();
    if levels.is_empty() {
        model.to_owned()
    } else {
        format!("{model} [{}]", levels.join(", "))
    }
}

/// How an episode ended.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// There is a grade, and the reward is valid.
    Graded,
    /// The model's side failed. No reward.
    Ungraded,
    /// Our side failed. No reward; a resumed run tries again.
    Errored,
}

/// What ended an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndedBy {
    /// A turn earned full reward.
    Solved,
    /// The last turn allowed.
    Turns,
    /// The time allowed.
    WallTime,
    /// The tokens allowed.
    Tokens,
    /// The cost allowed.
    Cost,
    /// The policy had nothing more to say.
    PolicyDone,
    /// The model declared the task to be contradictory.
    Declared,
    /// A failure; see the class.
    Failure,
}

/// Why an episode has no grade. The documented table says whose side, whether it is retried and what becomes of it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum EndClass {
    /// The endpoint refused the key.
    EndpointAuth,
    /// The endpoint refused the request.
    EndpointRequest,
    /// The conversation no longer fits the model's context, before any turn was graded.
    ContextLength,
    /// The endpoint kept failing until the retries were used up.
    EndpointUnavailable,
    /// The model or its provider declined to answer.
    Refused,
    /// A recorded reply that was to be replayed is missing.
    ReplayMissing,
    /// A sandbox could not be had or died.
    Sandbox,
    /// The guest answered something that makes no sense.
    Protocol,
    /// A fault in the harness itself.
    Internal,
}

/// One turn: what the policy was told, what it answered, what that was worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Turn {
    /// From 1.
    pub turn: u32,
    /// The messages that are new in this turn. The whole conversation is these of all turns so far, with each reply
    /// as an assistant message between them.
    pub messages: Vec<Message>,
    /// What the policy answered.
    pub reply: Reply,
    /// The edits found in it; absent when it could not be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// The editable files after the edits, whole.
    pub files: BTreeMap<String, String>,
    /// What the candidate proved.
    pub grade: Grade,
    /// The reward of this turn alone.
    pub reward: f64,
    /// When it began, in milliseconds since the episode did.
    pub started_ms: u64,
    /// How long it took.
    pub duration_ms: u64,
}

/// A policy's answer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Reply {
    /// The answer itself.
    pub text: String,
    /// The model's reasoning, where the endpoint keeps it apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<String>,
    /// Why the model stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_reason: Option<StopReason>,
    /// Tokens used.
    #[serde(default)]
    pub usage: Usage,
    /// US dollars, where prices are configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
    /// Every attempt at the endpoint, failed ones too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<Attempt>,
    /// The name that the endpoint gives the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served_model: Option<String>,
    /// Milliseconds until the first token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_to_first_token_ms: Option<u64>,
    /// Milliseconds until the answer was complete.
    #[serde(default)]
    pub duration_ms: u64,
    /// Token ids of the prompt, where the endpoint gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_token_ids: Option<Vec<u32>>,
    /// Token ids of the answer, where the endpoint gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_ids: Option<Vec<u32>>,
    /// Log probabilities of the answer's tokens, where the endpoint gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logprobs: Option<Vec<TokenLogprob>>,
}

/// Sums over the turns of an episode.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// Tokens, failed attempts included where they were reported.
    pub usage: Usage,
    /// US dollars; absent when no price is known.
    pub cost_usd: Option<f64>,
    /// The whole episode, in milliseconds.
    pub wall_ms: u64,
    /// Of it waiting for the policy.
    pub policy_ms: u64,
    /// Of it grading, waiting for a sandbox included.
    pub grade_ms: u64,
}

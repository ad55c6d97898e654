//! What goes over the wire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::action::ReplyFormat;
use crate::endpoint::{Message, PromptStyle};
use crate::episode::Observation;
use crate::grade::Stage;

/// What begins an episode. Fields that are not known here are passed over, since trainers send whole rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ResetData {
    /// Decides on the task when none is named.
    pub seed: Option<u64>,
    /// Comes back in the state; left out, one is made up.
    pub episode_id: Option<String>,
    /// The task's id; left out, one is drawn from the suite.
    pub task: Option<String>,
    /// Where the standing instructions go.
    pub style: Option<PromptStyle>,
    /// How replies are to be written.
    pub reply_format: Option<ReplyFormat>,
    /// Turns of the episode at most; left out, as configured.
    pub max_turns: Option<u32>,
}

/// What a policy does.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionData {
    /// The model's reply.
    pub reply: String,
    /// The task's id, for a single step over HTTP. In a session the task is the one of its reset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Clients of the library send it; it is not looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
}

/// What a policy is told.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ObservationData {
    /// The new messages.
    pub messages: Vec<Message>,
    /// The same as one text.
    pub text: String,
    /// The task's id.
    pub task: String,
    /// Turns played.
    pub turn: u32,
    /// Turns that are left.
    pub turns_left: u32,
    /// The stage at which the last grade stopped; null before the first.
    pub stage: Option<Stage>,
    /// Whether the task is solved.
    pub solved: bool,
    /// The reason, when the reply declared the task contradictory.
    pub declared: Option<String>,
    /// Error codes of the last grade.
    pub codes: Vec<String>,
    /// Hidden tests that passed, and how many there are; null where they were not reached.
    pub tests_passed: Option<usize>,
    /// How many hidden tests there are; null where they were not reached.
    pub tests: Option<usize>,
    /// Nothing; clients of the library expect it.
    pub metadata: serde_json::Map<String, Value>,
}

impl ObservationData {
    /// The messages of `observation`, as messages and as text.
    pub fn telling(observation: &Observation) -> Self {
        let texts: Vec<&str> = observation
            .messages
            .iter()
            .map(|message| &*message.content)
            .collect();
        Self {
            text: texts.join("\n\n"),
            messages: observation.messages.clone(),
            ..Self::default()
        }
    }
}

/// An observation with what it was worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Payload {
    /// What the policy is told.
    pub observation: ObservationData,
    /// The reward of this turn alone; null after a reset.
    pub reward: Option<f64>,
    /// Whether the episode is over.
    pub done: bool,
}

/// How an episode stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StateData {
    /// The episode's id; null before the first reset.
    pub episode_id: Option<String>,
    /// Turns played.
    pub step_count: u32,
    /// The task's id.
    pub task: Option<String>,
    /// Whether it is solved.
    pub solved: bool,
    /// The last turn's reward.
    pub reward: Option<f64>,
    /// Whether the episode is over.
    pub done: bool,
}

/// A single step over HTTP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StepRequest {
    /// The action, with its task.
    pub action: ActionData,
    /// Seconds that it may take.
    #[serde(default)]
    pub timeout_s: Option<f64>,
    /// The client's own name for the request; not looked at.
    #[serde(default)]
    pub request_id: Option<String>,
}

/// Whether the service is well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Health {
    /// `healthy`, or `degraded` while it is ending.
    pub status: String,
}

/// What the environment is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Metadata {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its version.
    pub version: String,
}

/// JSON Schemas of what goes in and out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SchemaAnswer {
    /// Of an action.
    pub action: Value,
    /// Of an observation.
    pub observation: Value,
    /// Of the state.
    pub state: Value,
}

//! What goes into a chat call and what comes out of it.

use std::ops::Deref;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{FailureClass, Usage};

/// Who speaks in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Standing instructions.
    System,
    /// The harness.
    User,
    /// The model.
    Assistant,
}

/// The text of a message. Clones share it: a conversation and its record hold the same messages, and there may be
/// thousands of conversations at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Arc<str>);

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    #[schemars(with = "String")]
    pub content: Text,
}

impl Message {
    /// A message with standing instructions.
    pub fn system(content: impl Into<Text>) -> Self {
        Self::new(Role::System, content)
    }

    /// A message of the harness.
    pub fn user(content: impl Into<Text>) -> Self {
        Self::new(Role::User, content)
    }

    /// A message of the model.
    pub fn assistant(content: impl Into<Text>) -> Self {
        Self::new(Role::Assistant, content)
    }

    fn new(role: Role, content: impl Into<Text>) -> Self {
        Self {
            role,
            content: content.into(),
        }
    }
}

/// Why the model stopped writing; recorded as the server's own word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(from = "String", into = "String")]
#[schemars(with = "String")]
pub enum StopReason {
    /// The model ended its answer or met a stop sequence.
    Stop,
    /// The limit on output tokens or the context window was met: the answer is incomplete.
    Length,
    /// A filter ended the answer after it had begun.
    ContentFilter,
    /// The model wants to call a tool.
    ToolCalls,
    /// Any other word the server used.
    Other(String),
}

impl From<String> for StopReason {
    fn from(word: String) -> Self {
        match word.as_str() {
            "stop" => Self::Stop,
            "length" => Self::Length,
            "content_filter" => Self::ContentFilter,
            "tool_calls" => Self::ToolCalls,
            _ => Self::Other(word),
        }
    }
}

impl From<StopReason> for String {
    fn from(reason: StopReason) -> Self {
        match reason {
            StopReason::Stop => "stop".to_owned(),
            StopReason::Length => "length".to_owned(),
            StopReason::ContentFilter => "content_filter".to_owned(),
            StopReason::ToolCalls => "tool_calls".to_owned(),
            StopReason::Other(word) => word,
        }
    }
}

/// The log-probability of one generated token.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TokenLogprob {
    /// The token as text; bytes that are no valid text may be replaced by the server.
    pub token: String,
    /// Natural logarithm of the token's probability.
    pub logprob: f64,
    /// The token's exact bytes, where the server gives them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<Vec<u8>>,
}

/// One HTTP exchange of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attempt {
    /// Why the attempt failed; absent for the one that succeeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<FailureClass>,
    /// The HTTP status, if a reply began at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// Milliseconds waited before sending: back-off, rate limits, and the queue for a free slot.
    pub waited_ms: u64,
    /// Milliseconds from sending to the end of the attempt.
    pub duration_ms: u64,
    /// What went wrong; absent for the attempt that succeeded. Never holds the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Tokens of this attempt: as reported, or estimated if it succeeded without a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
}

/// A complete answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Completion {
    /// The answer; empty if the model wrote nothing outside its reasoning.
    pub text: String,
    /// The model's reasoning, where the server reports it apart from the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<String>,
    /// Why the model stopped.
    pub stop_reason: StopReason,
    /// Tokens of the successful attempt; failed ones carry theirs in `attempts`.
    pub usage: Usage,
    /// Price of `usage` in USD; absent unless both prices are configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
    /// The model name the server says it used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served_model: Option<String>,
    /// Token ids of the prompt, if asked for and given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_token_ids: Option<Vec<u32>>,
    /// Token ids of the answer, if asked for and given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_ids: Option<Vec<u32>>,
    /// Log-probabilities of the answer's tokens, if asked for and given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logprobs: Option<Vec<TokenLogprob>>,
    /// Every attempt in order; the last one succeeded.
    pub attempts: Vec<Attempt>,
    /// Milliseconds from sending the successful attempt to its first text; absent without streaming.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_to_first_token_ms: Option<u64>,
    /// Milliseconds from the call to the answer, waits and failed attempts included.
    pub duration_ms: u64,
}

//! The configuration of one endpoint.

use std::{collections::BTreeMap, time::Duration};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::validate::{MAX_SECONDS, is_variable_name};
use super::{EndpointError, HiddenValue};

/// The name under which the limit on output tokens is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaxTokensField {
    /// `max_tokens`: understood by nearly every server.
    #[default]
    MaxTokens,
    /// `max_completion_tokens`: demanded by some hosted reasoning models.
    MaxCompletionTokens,
}

/// How the standing instructions reach a model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PromptStyle {
    /// In a system message of their own.
    #[default]
    System,
    /// At the head of the first user message, for models that know no system role.
    User,
    /// Not at all: the task alone.
    Bare,
}

/// How to reach a model and what to ask of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndpointConfig {
    /// Address up to and including the version, e.g. `http://localhost:8000/v1`.
    pub base_url: String,
    /// Model name as the server knows it.
    pub model: String,
    /// NAME of the environment variable that holds the key; never the key itself. Leave out for
    /// servers without keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub api_key_env: Option<String>,
    /// Sampling temperature, 0 to 2; the server's default if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// Nucleus sampling, above 0 up to 1; the server's default if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top_p: Option<f64>,
    /// Limit on generated tokens, reasoning included; the server's default if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_output_tokens: Option<u32>,
    /// Size of the model's context window in tokens. Not sent: a conversation that is
    /// longer is not tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context_tokens: Option<u32>,
    /// Texts at which the model stops.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stop: Vec<String>,
    /// Whether seeds are sent. Turn off for servers that refuse them. Default: true.
    #[serde(default = "yes")]
    pub seed: bool,
    /// Whether answers are streamed. Streaming notices dead servers early. Default: true.
    #[serde(default = "yes")]
    pub stream: bool,
    /// Limit on one attempt as a whole, in seconds. Default: 900.
    #[serde(default = "default_request_timeout_s")]
    pub request_timeout_s: f64,
    /// Limit on the time without a single byte, in seconds. Without streaming it holds only once
    /// the reply has begun. Default: 120.
    #[serde(default = "default_idle_timeout_s")]
    pub idle_timeout_s: f64,
    /// Attempts per call, the first included. Default: 6.
    #[serde(default = "default_max_attempts")]
    pub max_attempts: u32,
    /// Longest wait between attempts, in seconds. A server that asks for more is given up on.
    /// Default: 60.
    #[serde(default = "default_max_retry_wait_s")]
    pub max_retry_wait_s: f64,
    /// Requests in flight at once. Default: 8.
    #[serde(default = "default_concurrency")]
    pub concurrency: u32,
    /// Requests per minute, all attempts counted; no limit if left out. A full minute's share may
    /// be used at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests_per_minute: Option<u32>,
    /// Tokens per minute, prompt and answer together; no limit if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens_per_minute: Option<u32>,
    /// Price of a million prompt tokens in USD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_input_per_million: Option<f64>,
    /// Price of a million generated tokens in USD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_output_per_million: Option<f64>,
    /// Price of a million cached prompt tokens in USD; the input price if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_cached_input_per_million: Option<f64>,
    /// How the standing instructions reach the model. Default: `system`.
    #[serde(default)]
    pub prompt_style: PromptStyle,
    /// Name under which `max_output_tokens` is sent. Default: `max_tokens`.
    #[serde(default)]
    pub max_tokens_field: MaxTokensField,
    /// Whether to ask for log-probabilities of the answer's tokens. Default: false.
    #[serde(default)]
    pub logprobs: bool,
    /// Whether to ask for token ids (vLLM's `return_token_ids`). Default: false.
    #[serde(default)]
    pub token_ids: bool,
    /// More fields for the request body, such as `top_k` or `chat_template_kwargs`. Fields that
    /// have their own setting are refused here.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub extra_body: Map<String, Value>,
    /// More request headers. Their values are treated as secrets: records show them as `[hidden]`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra_headers: BTreeMap<String, HiddenValue>,
    /// Proxy for all requests, e.g. `http://proxy:3128`. Proxy variables of the environment are
    /// not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
}

fn yes() -> bool {
    true
}
fn default_request_timeout_s() -> f64 {
    900.0
}
fn default_idle_timeout_s() -> f64 {
    120.0
}
fn default_max_attempts() -> u32 {
    6
}
fn default_max_retry_wait_s() -> f64 {
    60.0
}
fn default_concurrency() -> u32 {
    8
}

impl EndpointConfig {
    /// The default configuration for a server and a model.
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            model: model.into(),
            api_key_env: None,
            temperature: None,
            top_p: None,
            max_output_tokens: None,
            context_tokens: None,
            stop: Vec::new(),
            seed: true,
            stream: true,
            request_timeout_s: default_request_timeout_s(),
            idle_timeout_s: default_idle_timeout_s(),
            max_attempts: default_max_attempts(),
            max_retry_wait_s: default_max_retry_wait_s(),
            concurrency: default_concurrency(),
            requests_per_minute: None,
            tokens_per_minute: None,
            price_input_per_million: None,
            price_output_per_million: None,
            price_cached_input_per_million: None,
            prompt_style: PromptStyle::System,
            max_tokens_field: MaxTokensField::MaxTokens,
            logprobs: false,
            token_ids: false,
            extra_body: Map::new(),
            extra_headers: BTreeMap::new(),
            proxy: None,
        }
    }

    /// Reads the key from the variable that `api_key_env` names; `None` if it names none.
    ///
    /// # Errors
    /// [`EndpointError::MissingKey`] if the variable is unset, empty or not text.
    pub fn read_key(&self) -> Result<Option<String>, EndpointError> {
        let Some(variable) = &self.api_key_env else {
            return Ok(None);
        };
        // `var_os` panics on such names, and a key pasted here by mistake must not be echoed.
        let missing = |problem| EndpointError::MissingKey {
            variable: if is_variable_name(variable) {
                variable.clone()
            } else {
                "[not a variable name]".to_owned()
            },
            problem,
        };
        if !is_variable_name(variable) {
            return Err(missing("not set"));
        }
        let value = std::env::var_os(variable).ok_or_else(|| missing("not set"))?;
        let value = value
            .into_string()
            .map_err(|_| missing("not valid UTF-8"))?;
        if value.trim().is_empty() {
            return Err(missing("empty"));
        }
        Ok(Some(value.trim().to_owned()))
    }

    /// The address without a slash at its end, so that paths can be appended.
    pub(super) fn base(&self) -> &str {
        self.base_url.trim().trim_end_matches('/')
    }

    pub(super) fn request_timeout(&self) -> Duration {
        seconds(self.request_timeout_s)
    }

    pub(super) fn idle_timeout(&self) -> Duration {
        seconds(self.idle_timeout_s)
    }

    pub(super) fn max_retry_wait(&self) -> Duration {
        seconds(self.max_retry_wait_s)
    }
}

/// Seconds as a duration; a value that validation would have refused becomes the longest allowed.
fn seconds(value: f64) -> Duration {
    Duration::try_from_secs_f64(value.min(MAX_SECONDS)).unwrap_or(Duration::from_secs(1))
}

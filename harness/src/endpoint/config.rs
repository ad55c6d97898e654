//! The configuration of one endpoint and the checks it must pass.

use std::{collections::BTreeMap, time::Duration};

use reqwest::Url;
use reqwest::header::{HeaderName, HeaderValue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{EndpointError, HiddenValue};

/// Request fields that have their own setting, or that the client depends on.
const STANDARD_FIELDS: [&str; 13] = [
    "model",
    "messages",
    "stream",
    "stream_options",
    "temperature",
    "top_p",
    "max_tokens",
    "max_completion_tokens",
    "stop",
    "seed",
    "logprobs",
    "return_token_ids",
    "n",
];

/// The longest time any setting may ask for, in seconds: a week.
const MAX_SECONDS: f64 = 7.0 * 24.0 * 3600.0;

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
    /// Size of the model's context window in tokens. Not sent: it tells callers how much
    /// conversation fits.
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

    /// Checks every field; `endpoint` is the name used in messages.
    ///
    /// # Errors
    /// [`EndpointError::Config`] for the first field that cannot work.
    pub fn validate(&self, endpoint: &str) -> Result<(), EndpointError> {
        self.first_problem().map_or(Ok(()), |(field, problem)| {
            Err(EndpointError::Config {
                endpoint: endpoint.to_owned(),
                field,
                problem,
            })
        })
    }

    fn first_problem(&self) -> Option<(&'static str, String)> {
        base_url_problem(&self.base_url)
            .or_else(|| self.text_problem())
            .or_else(|| self.time_problem())
            .or_else(|| self.number_problem())
            .or_else(|| self.extra_problem())
            .or_else(|| self.proxy.as_deref().and_then(proxy_problem))
    }

    fn text_problem(&self) -> Option<(&'static str, String)> {
        if self.model.trim().is_empty() {
            return Some(("model", "is empty; give the name the server knows".into()));
        }
        if self.stop.iter().any(String::is_empty) {
            return Some(("stop", "holds an empty text; remove it".into()));
        }
        // The value is not repeated: it may be a key pasted into the wrong place.
        let bad_name = self
            .api_key_env
            .as_deref()
            .is_some_and(|n| !is_variable_name(n));
        bad_name.then(|| {
            let problem = "is not the name of an environment variable; write the name, such as \
                           OPENAI_API_KEY, and keep the key itself out of files";
            ("api_key_env", problem.into())
        })
    }

    fn time_problem(&self) -> Option<(&'static str, String)> {
        [
            ("request_timeout_s", self.request_timeout_s),
            ("idle_timeout_s", self.idle_timeout_s),
            ("max_retry_wait_s", self.max_retry_wait_s),
        ]
        .into_iter()
        .find(|(_, value)| !(*value > 0.0 && *value <= MAX_SECONDS))
        .map(|(field, value)| {
            let problem =
                format!("is {value}; it must be above 0 and at most {MAX_SECONDS} seconds");
            (field, problem)
        })
    }

    fn number_problem(&self) -> Option<(&'static str, String)> {
        let zero = [
            ("max_attempts", Some(self.max_attempts)),
            ("concurrency", Some(self.concurrency)),
            ("max_output_tokens", self.max_output_tokens),
            ("context_tokens", self.context_tokens),
            ("requests_per_minute", self.requests_per_minute),
            ("tokens_per_minute", self.tokens_per_minute),
        ]
        .into_iter()
        .find(|(_, value)| *value == Some(0))
        .map(|(field, _)| (field, "is 0; it must be at least 1".to_owned()));
        let range = |field, value: Option<f64>, low: f64, high: f64| {
            let value = value.filter(|v| !(*v >= low && *v <= high))?;
            Some((field, format!("is {value}; it must lie in {low} to {high}")))
        };
        zero.or_else(|| range("temperature", self.temperature, 0.0, 2.0))
            .or_else(|| range("top_p", self.top_p, f64::MIN_POSITIVE, 1.0))
            .or_else(|| {
                range(
                    "price_input_per_million",
                    self.price_input_per_million,
                    0.0,
                    1e9,
                )
            })
            .or_else(|| {
                range(
                    "price_output_per_million",
                    self.price_output_per_million,
                    0.0,
                    1e9,
                )
            })
            .or_else(|| {
                let price = self.price_cached_input_per_million;
                range("price_cached_input_per_million", price, 0.0, 1e9)
            })
    }

    fn extra_problem(&self) -> Option<(&'static str, String)> {
        if let Some(key) = STANDARD_FIELDS
            .iter()
            .find(|k| self.extra_body.contains_key(**k))
        {
            let problem =
                format!("holds `{key}`, which the client sets itself; use its own setting");
            return Some(("extra_body", problem));
        }
        self.extra_headers.iter().find_map(|(name, value)| {
            let name_ok = HeaderName::from_bytes(name.as_bytes()).is_ok();
            let value_ok = HeaderValue::from_str(value.expose()).is_ok();
            let problem = match (name_ok, value_ok) {
                (true, true) => return None,
                (false, _) => format!("holds `{}`, which is no header name", name.escape_debug()),
                (true, false) => format!("holds a value for `{name}` that no header can carry"),
            };
            Some(("extra_headers", problem))
        })
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

fn is_variable_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|c| c == '_' || c.is_ascii_alphabetic())
        && chars.all(|c| c == '_' || c.is_ascii_alphanumeric())
}

fn base_url_problem(base_url: &str) -> Option<(&'static str, String)> {
    const FIELD: &str = "base_url";
    let url = match parse_http_url(base_url, "http://localhost:8000/v1") {
        Ok(url) => url,
        Err(problem) => return Some((FIELD, problem)),
    };
    if url.query().is_some() || url.fragment().is_some() {
        return Some((
            FIELD,
            "has a query or fragment; end it after the path".into(),
        ));
    }
    if url
        .path()
        .trim_end_matches('/')
        .ends_with("/chat/completions")
    {
        let problem = "ends in /chat/completions; leave that off, it is added to every request";
        return Some((FIELD, problem.into()));
    }
    None
}

fn proxy_problem(proxy: &str) -> Option<(&'static str, String)> {
    let problem = parse_http_url(proxy, "http://proxy:3128").err()?;
    Some(("proxy", problem))
}

/// Parses an address; the message repeats nothing of it, since it may hold a password.
fn parse_http_url(text: &str, example: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim())
        .map_err(|error| format!("is no address ({error}); write it like {example}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(format!(
            "is no http or https address; write it like {example}"
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password; configuration files hold no secrets".into());
    }
    Ok(url)
}

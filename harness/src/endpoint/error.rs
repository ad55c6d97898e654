//! Error types of the endpoint client: why an endpoint cannot be built and why a call failed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Attempt, Usage};

/// An endpoint that cannot be built or whose key cannot be found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointError {
    /// A field of the configuration has a value that cannot work.
    #[error("endpoint `{endpoint}`: `{field}` {problem}")]
    Config {
        /// Name of the endpoint as given by the caller.
        endpoint: String,
        /// The offending field.
        field: &'static str,
        /// What is wrong with it and what to write instead.
        problem: String,
    },
    /// The variable that should hold the key is unset, empty or not text.
    #[error(
        "the environment variable `{variable}` named by `api_key_env` is {problem}; \
         export it, or remove `api_key_env` if the endpoint needs no key"
    )]
    MissingKey {
        /// Name of the variable.
        variable: String,
        /// `not set`, `empty` or `not valid UTF-8`.
        problem: &'static str,
    },
    /// The key holds characters that no HTTP header can carry.
    #[error(
        "endpoint `{endpoint}`: the API key holds characters that a header cannot carry (a line \
         break, perhaps); check the variable it comes from"
    )]
    BadKey {
        /// Name of the endpoint as given by the caller.
        endpoint: String,
    },
    /// The HTTP client could not be set up.
    #[error("endpoint `{endpoint}`: cannot set up the HTTP client: {reason}")]
    Client {
        /// Name of the endpoint as given by the caller.
        endpoint: String,
        /// What the HTTP library said.
        reason: String,
    },
}

/// Who has to act for a failed call to succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The user: key, model name or request options are wrong.
    Setup,
    /// The service or the network between; the model was not judged.
    Service,
    /// The model or its conversation: it counts as the episode's own outcome.
    Model,
}

/// Why an attempt, or a whole call, failed. The list is closed.
///
/// | class | retried | side | raised by |
/// | --- | --- | --- | --- |
/// | `auth` | no | setup | 401, 402, 403 |
/// | `bad_request` | no | setup | 400, 422, redirects and any other 4xx |
/// | `not_found` | no | setup | 404, 410: wrong address or model name |
/// | `context_length` | no | model | any refusal that names the context window |
/// | `rate_limited` | yes¹ | service | 429 |
/// | `server_error` | yes | service | 409, 425, 5xx, an error inside a stream, an aborted answer |
/// | `network` | yes | service | no connection, or it broke before the reply began |
/// | `timeout` | yes² | service | 408, no bytes for `idle_timeout_s`, `request_timeout_s` passed |
/// | `cut_stream` | yes | service | the reply ended before its finish reason arrived |
/// | `invalid_response` | yes | service | 200 with HTML, an error body or broken JSON |
/// | `empty` | yes | service | a complete reply without any choice |
/// | `refused` | no | model | a content filter or the model's refusal field |
/// | `too_large` | no | service | 413, or a reply over the size limit |
///
/// ¹ Not when the server asks for a longer wait than `max_retry_wait_s`, nor when the account's
/// quota is used up.
/// ² Not when `request_timeout_s` passed while bytes were arriving: the answer was too long for it,
/// and the next one would be as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FailureClass {
    /// The key is missing, wrong, without rights or without credit.
    Auth,
    /// The server refuses the request as it is.
    BadRequest,
    /// No such path or model.
    NotFound,
    /// The conversation does not fit the model's context window.
    ContextLength,
    /// The server asks for fewer requests.
    RateLimited,
    /// The server failed.
    ServerError,
    /// No connection, or it broke before the reply began.
    Network,
    /// Nothing came, or not everything, within the configured time.
    Timeout,
    /// The reply ended before it was complete.
    CutStream,
    /// The reply is not a chat completion.
    InvalidResponse,
    /// The reply is complete and holds no choice.
    Empty,
    /// A content filter or the model itself refused to answer.
    Refused,
    /// The request or the reply is over a size limit.
    TooLarge,
}

impl FailureClass {
    /// Every class, in the order of the table.
    pub const ALL: [Self; 13] = [
        Self::Auth,
        Self::BadRequest,
        Self::NotFound,
        Self::ContextLength,
        Self::RateLimited,
        Self::ServerError,
        Self::Network,
        Self::Timeout,
        Self::CutStream,
        Self::InvalidResponse,
        Self::Empty,
        Self::Refused,
        Self::TooLarge,
    ];

    /// The name used in records, e.g. `rate_limited`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::BadRequest => "bad_request",
            Self::NotFound => "not_found",
            Self::ContextLength => "context_length",
            Self::RateLimited => "rate_limited",
            Self::ServerError => "server_error",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::CutStream => "cut_stream",
            Self::InvalidResponse => "invalid_response",
            Self::Empty => "empty",
            Self::Refused => "refused",
            Self::TooLarge => "too_large",
        }
    }

    /// Whether another attempt is made, the exceptions of the table aside.
    pub fn is_retried(self) -> bool {
        match self {
            Self::RateLimited
            | Self::ServerError
            | Self::Network
            | Self::Timeout
            | Self::CutStream
            | Self::InvalidResponse
            | Self::Empty => true,
            Self::Auth
            | Self::BadRequest
            | Self::NotFound
            | Self::ContextLength
            | Self::Refused
            | Self::TooLarge => false,
        }
    }

    /// Who has to act.
    pub fn side(self) -> Side {
        match self {
            Self::Auth | Self::BadRequest | Self::NotFound => Side::Setup,
            Self::ContextLength | Self::Refused => Side::Model,
            Self::RateLimited
            | Self::ServerError
            | Self::Network
            | Self::Timeout
            | Self::CutStream
            | Self::InvalidResponse
            | Self::Empty
            | Self::TooLarge => Side::Service,
        }
    }
}

impl fmt::Display for FailureClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A call that failed for good, with everything that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{class}: {message}")]
pub struct EndpointFailure {
    /// Class of the last attempt.
    pub class: FailureClass,
    /// What happened and what to do about it; never holds the key.
    pub message: String,
    /// Every attempt in order; at least one.
    pub attempts: Vec<Attempt>,
    /// Tokens the server reported over all failed attempts; absent when none reported any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
    /// Price of that usage in USD; absent without usage or without configured prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
    /// Milliseconds from the call to giving up, waits included.
    pub duration_ms: u64,
}

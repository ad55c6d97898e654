//! Client for any OpenAI-compatible chat endpoint: hosted services, vLLM, llama.cpp, Ollama.
//!
//! An [`Endpoint`] sends conversations and returns [`Completion`]s. It owns everything that can go
//! wrong on the way: retries, back-off, rate limits, cut streams, bodies that are not what they
//! claim to be. Every attempt is recorded, on success and on failure alike, so that a run can later
//! tell a weak model from a weak network.
//!
//! Nothing is read from the environment behind the caller's back; the one variable that may hold a
//! key is named in the configuration and read only by [`EndpointConfig::read_key`].
//!
//! The HTTP library underneath logs bodies it cannot parse. Log filters should silence the target
//! `async_openai`; whatever it has to say is also in the recorded attempts, with the key removed.

mod access;
mod account;
mod assemble;
mod attempt;
mod check;
mod classify;
mod client;
mod config;
mod error;
mod fault;
mod guard;
mod hidden;
mod limits;
mod message;
mod probe;
mod retry;
mod sse;
mod transport;
mod validate;
mod wire;

pub use account::{Prices, Usage, estimate_tokens};
pub use check::{CheckReport, Finding, Verdict};
pub use client::Endpoint;
pub use config::{EndpointConfig, MaxTokensField, PromptStyle};
pub use error::{EndpointError, EndpointFailure, FailureClass, Side};
pub use hidden::HiddenValue;
pub use message::{Attempt, Completion, Message, Role, StopReason, Text, TokenLogprob};

/// The JSON Schema of [`EndpointConfig`], for editors and documentation.
pub fn config_schema() -> schemars::Schema {
    schemars::schema_for!(EndpointConfig)
}

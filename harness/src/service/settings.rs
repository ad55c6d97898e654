//! Settings of the service.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[serve]` in `assay.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ServeSettings {
    /// The address to listen at, with the port; port 0 takes any. An address that other machines reach needs a token.
    pub listen: String,
    /// The suite of tasks that are served.
    pub suite: String,
    /// How many grades are kept for identical candidates.
    pub cache: u64,
    /// Candidates that may wait at a time; who comes when it is full gets 429.
    pub queue: usize,
    /// Candidates of one request at most.
    pub batch: usize,
    /// MiB of one request's body at most.
    pub body_mb: u64,
    /// MiB of all bodies that are held at a time.
    pub bodies_mb: u64,
    /// KiB of one message of a session at most.
    pub message_kb: usize,
    /// HTTP connections at a time. Sessions are counted apart.
    pub connections: usize,
    /// Open sessions at a time.
    pub sessions: usize,
    /// Seconds after which a session in which nothing happens is closed.
    pub session_idle_s: u64,
    /// Seconds that a request may take when it does not say so itself, waiting included.
    pub timeout_s: u64,
    /// Seconds that a client may take to send a request, or to read a part of an answer.
    pub slow_s: u64,
    /// Seconds that requests in flight get to end when the service is told to.
    pub drain_s: u64,
}

impl Default for ServeSettings {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8642".to_owned(),
            suite: "train".to_owned(),
            cache: 4096,
            queue: 4096,
            batch: 1024,
            body_mb: 64,
            bodies_mb: 512,
            message_kb: 1024,
            connections: 16_384,
            sessions: 8192,
            session_idle_s: 1800,
            timeout_s: 600,
            slow_s: 30,
            drain_s: 30,
        }
    }
}

impl ServeSettings {
    /// The first setting that makes no sense: its name, and why.
    pub fn invalid(&self) -> Option<(&'static str, &'static str)> {
        let positive = [
            ("queue", self.queue),
            ("batch", self.batch),
            ("message_kb", self.message_kb),
            ("connections", self.connections),
            ("sessions", self.sessions),
        ];
        let seconds = [
            ("body_mb", self.body_mb),
            ("session_idle_s", self.session_idle_s),
            ("timeout_s", self.timeout_s),
            ("slow_s", self.slow_s),
            ("drain_s", self.drain_s),
        ];
        let zero = positive
            .into_iter()
            .find(|(_, number)| *number == 0)
            .map(|(name, _)| name)
            .or(seconds
                .into_iter()
                .find(|(_, number)| *number == 0)
                .map(|(name, _)| name));
        if let Some(name) = zero {
            return Some((name, "must be at least 1"));
        }
        if self.batch > self.queue {
            return Some(("batch", "must not be more than `serve.queue`"));
        }
        (self.bodies_mb < self.body_mb)
            .then_some(("bodies_mb", "must not be less than `serve.body_mb`"))
    }
}

//! What the transport saw of one attempt, kept where the HTTP library's own errors lose it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use async_openai::error::OpenAIError;

use super::fault::Fault;

/// Bytes of a body that are kept for messages.
const HEAD_BYTES: usize = 4096;

/// Facts about one attempt.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// HTTP status, once a reply began.
    pub(super) status: Option<u16>,
    /// The first thing that went wrong.
    pub(super) fault: Option<Fault>,
    /// The body arrived as a stream of events.
    pub(super) streamed: bool,
    /// The server declared the reply complete.
    pub(super) done: bool,
    /// Body bytes received.
    pub(super) bytes: u64,
    /// The beginning of the body, as received.
    pub(super) head: Vec<u8>,
}

/// Collects the facts of one attempt; shared by the caller and the body it is reading.
#[derive(Debug, Default)]
pub(super) struct Probe {
    facts: Mutex<Facts>,
}

/// Stands in for a fault that the probe holds, where the HTTP library wants an error.
#[derive(Debug, thiserror::Error)]
#[error("recorded by the endpoint client")]
pub(super) struct Recorded;

impl Probe {
    pub(super) fn facts(&self) -> Facts {
        self.lock().clone()
    }

    pub(super) fn update(&self, change: impl FnOnce(&mut Facts)) {
        change(&mut self.lock());
    }

    /// Keeps the fault, unless an earlier one is known, and gives the error that stands for it.
    pub(super) fn fail(&self, fault: Fault) -> OpenAIError {
        self.lock().fault.get_or_insert(fault);
        OpenAIError::Boxed(Box::new(Recorded))
    }

    /// Counts body bytes and keeps the first of them; returns the count so far.
    pub(super) fn saw(&self, bytes: &[u8]) -> u64 {
        let mut facts = self.lock();
        facts.bytes = facts.bytes.saturating_add(bytes.len() as u64);
        let room = HEAD_BYTES.saturating_sub(facts.head.len()).min(bytes.len());
        facts.head.extend_from_slice(&bytes[..room]);
        facts.bytes
    }

    fn lock(&self) -> MutexGuard<'_, Facts> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! One failed attempt as the client sees it, before it becomes a record.

use std::time::Duration;

use super::{FailureClass, Usage};

/// Why an attempt failed and what that means for the next one.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) class: FailureClass,
    /// HTTP status, if a reply began.
    pub(super) status: Option<u16>,
    /// What happened; already free of secrets.
    pub(super) message: String,
    /// Whether another attempt makes sense; the class decides unless overruled.
    pub(super) retryable: bool,
    /// The wait the server asked for.
    pub(super) retry_after: Option<Duration>,
    /// The server refused the request because of `stream_options`.
    pub(super) refuses_stream_options: bool,
    /// Tokens reported before the attempt failed.
    pub(super) usage: Option<Usage>,
}

impl Fault {
    pub(super) fn new(class: FailureClass, message: impl Into<String>) -> Self {
        Self {
            class,
            status: None,
            message: message.into(),
            retryable: class.is_retried(),
            retry_after: None,
            refuses_stream_options: false,
            usage: None,
        }
    }

    /// The same fault, never to be tried again.
    pub(super) fn for_good(mut self) -> Self {
        self.retryable = false;
        self
    }
}

//! Bounds on a reply's body: its size, the number of its events, and how long it may stay silent.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::stream::{self, BoxStream, Stream, StreamExt};
use reqwest::Response;

use super::FailureClass;
use super::fault::Fault;
use super::probe::Probe;
use super::sse::SseFilter;
use super::transport::reason;

/// The largest body that is read, in bytes.
pub(super) const MAX_BODY_BYTES: u64 = 32 << 20;

/// The most events a stream may hold; parsed events take far more memory than their bytes.
const MAX_EVENTS: usize = 500_000;

/// A reply's body under its bounds.
pub(super) struct Guard {
    body: BoxStream<'static, reqwest::Result<Bytes>>,
    idle: Duration,
    probe: Arc<Probe>,
}

impl Guard {
    pub(super) fn new(response: Response, idle: Duration, probe: Arc<Probe>) -> Self {
        Self {
            body: response.bytes_stream().boxed(),
            idle,
            probe,
        }
    }

    /// The next bytes, or why there are none.
    async fn next(&mut self) -> Option<Result<Bytes, Fault>> {
        let Ok(next) = tokio::time::timeout(self.idle, self.body.next()).await else {
            return Some(Err(idle_fault(self.idle)));
        };
        Some(match next? {
            Err(error) => {
                let message = format!("the connection broke within the reply: {}", reason(error));
                Err(Fault::new(FailureClass::CutStream, message))
            }
            Ok(bytes) if self.probe.saw(&bytes) > MAX_BODY_BYTES => {
                let message = format!("the reply is larger than {} MiB", MAX_BODY_BYTES >> 20);
                Err(Fault::new(FailureClass::TooLarge, message))
            }
            Ok(bytes) => Ok(bytes),
        })
    }

    /// The whole body.
    pub(super) async fn collect(mut self) -> Result<Vec<u8>, Fault> {
        let mut whole = Vec::new();
        while let Some(bytes) = self.next().await {
            whole.extend_from_slice(&bytes?);
        }
        Ok(whole)
    }

    /// The beginning of the body, as far as it can be had; for error bodies.
    pub(super) async fn collect_head(mut self, limit: usize) -> Vec<u8> {
        let mut head = Vec::new();
        while head.len() < limit {
            match self.next().await {
                Some(Ok(bytes)) => head.extend_from_slice(&bytes),
                Some(Err(_)) | None => break,
            }
        }
        head.truncate(limit);
        head
    }

    /// The body as whole events. A fault ends it; the probe knows which.
    pub(super) fn events(self) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
        let state = Events {
            guard: self,
            filter: SseFilter::default(),
            ready: VecDeque::new(),
            count: 0,
            failed: false,
        };
        stream::unfold(state, |mut state| async move {
            let item = state.next().await?;
            Some((item, state))
        })
    }
}

/// A body being split into events.
struct Events {
    guard: Guard,
    filter: SseFilter,
    ready: VecDeque<Bytes>,
    count: usize,
    failed: bool,
}

impl Events {
    async fn next(&mut self) -> Option<io::Result<Bytes>> {
        while !self.failed {
            if let Some(event) = self.ready.pop_front() {
                return Some(Ok(event));
            }
            match self.guard.next().await? {
                Ok(bytes) => self.take(&bytes),
                Err(fault) => self.fail(fault),
            }
        }
        // The first poll after a fault reports it; the stream's reader stops there.
        Some(Err(io::Error::other("recorded by the endpoint client")))
    }

    fn take(&mut self, bytes: &[u8]) {
        let events = self.filter.push(bytes);
        self.count += events.len();
        self.ready.extend(events);
        if self.filter.is_done() {
            self.guard.probe.update(|facts| facts.done = true);
        }
        if self.count > MAX_EVENTS {
            let message = format!("the reply holds more than {MAX_EVENTS} events");
            self.fail(Fault::new(FailureClass::TooLarge, message));
        }
    }

    fn fail(&mut self, fault: Fault) {
        self.guard.probe.fail(fault);
        self.failed = true;
    }
}

/// The fault behind a server that stays silent.
pub(super) fn idle_fault(idle: Duration) -> Fault {
    let message = format!("no bytes for idle_timeout_s = {} s", idle.as_secs_f64());
    Fault::new(FailureClass::Timeout, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_countless_events_end() {
        let probe = Arc::new(Probe::default());
        let mut events = Events {
            guard: Guard {
                body: stream::empty().boxed(),
                idle: Duration::MAX,
                probe: probe.clone(),
            },
            filter: SseFilter::default(),
            ready: VecDeque::new(),
            count: 0,
            failed: false,
        };
        events.take(&b"data:1\n\n".repeat(MAX_EVENTS));
        assert!(!events.failed);
        events.take(b"data:1\n\n");
        assert!(events.failed);
        let class = probe.facts().fault.map(|fault| fault.class);
        assert_eq!(class, Some(FailureClass::TooLarge));
    }
}

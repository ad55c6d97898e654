//! The layer between the API library and the network: it sees every status and every body first.
//!
//! The library turns error bodies it does not know into parse errors without a status, logs what
//! it cannot parse, and has no bounds. Here each of these is decided before the library looks.

use std::error::Error as _;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use async_openai::error::OpenAIError;
use async_openai::middleware::HttpRequestFactory;
use futures::future::BoxFuture;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Body, Response};

use super::FailureClass;
use super::classify::{http_fault, quote};
use super::fault::Fault;
use super::guard::{Guard, idle_fault};
use super::hidden::Scrubber;
use super::probe::Probe;
use super::retry::retry_after;
use super::sse::{SseFilter, looks_like_events};
use super::wire::Chunk;

/// Bytes of an error body that are read.
const MAX_ERROR_BYTES: usize = 64 << 10;

/// The transport of one attempt.
#[derive(Clone)]
pub(super) struct Transport {
    pub(super) http: reqwest::Client,
    pub(super) probe: Arc<Probe>,
    pub(super) scrubber: Arc<Scrubber>,
    pub(super) idle: Duration,
    /// A stream was asked for.
    pub(super) stream: bool,
}

impl tower::Service<HttpRequestFactory> for Transport {
    type Response = Response;
    type Error = OpenAIError;
    type Future = BoxFuture<'static, Result<Response, OpenAIError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), OpenAIError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, factory: HttpRequestFactory) -> Self::Future {
        let transport = self.clone();
        Box::pin(async move {
            let reply = transport.exchange(factory).await;
            reply.map_err(|fault| transport.probe.fail(fault))
        })
    }
}

impl Transport {
    async fn exchange(&self, factory: HttpRequestFactory) -> Result<Response, Fault> {
        let response = self.send(factory).await?;
        let status = response.status();
        self.probe
            .update(|facts| facts.status = Some(status.as_u16()));
        // 204 and its like are successes without an answer.
        if status.as_u16() != 200 {
            return Err(self.refusal(response).await);
        }
        let kind = content_type(&response);
        let guard = Guard::new(response, self.idle, self.probe.clone());
        if self.stream && kind.starts_with("text/event-stream") {
            self.probe.update(|facts| facts.streamed = true);
            return Ok(reply(Body::wrap_stream(guard.events())));
        }
        let body = guard.collect().await?;
        self.whole_body(body, &kind).map(reply)
    }

    async fn send(&self, factory: HttpRequestFactory) -> Result<Response, Fault> {
        let request = factory.build().await.map_err(|error| {
            let message = format!("cannot build the request: {error}");
            Fault::new(FailureClass::BadRequest, self.scrubber.clean(&message, 400))
        })?;
        let sent = self.http.execute(request);
        // Without streaming the first byte comes with the finished answer; only the limit on the
        // whole attempt applies then.
        let sent = if self.stream {
            let sent = tokio::time::timeout(self.idle, sent).await;
            sent.map_err(|_| idle_fault(self.idle))?
        } else {
            sent.await
        };
        sent.map_err(|error| {
            let what = if error.is_connect() {
                "cannot connect to the server"
            } else {
                "the connection broke before the reply began"
            };
            let message = format!("{what}: {}", reason(error));
            Fault::new(FailureClass::Network, self.scrubber.clean(&message, 400))
        })
    }

    /// The fault behind a reply that is no success.
    async fn refusal(&self, response: Response) -> Fault {
        let status = response.status();
        let wait = retry_after(response.headers(), SystemTime::now());
        let guard = Guard::new(response, self.idle, self.probe.clone());
        let body = guard.collect_head(MAX_ERROR_BYTES).await;
        let mut fault = http_fault(status, &body, &self.scrubber);
        fault.retry_after = wait;
        fault
    }

    /// Turns a body that came in one piece into what the library expects next: JSON, or events.
    fn whole_body(&self, body: Vec<u8>, kind: &str) -> Result<Body, Fault> {
        if self.stream && looks_like_events(&body) {
            let mut filter = SseFilter::default();
            let events = filter.push(&body);
            self.probe.update(|facts| facts.done = filter.is_done());
            return Ok(Body::from(events.concat()));
        }
        // Parsed here as well because the library would log a body it cannot parse.
        if let Err(error) = serde_json::from_slice::<Chunk>(&body) {
            let head = quote(&String::from_utf8_lossy(&body), &self.scrubber);
            let kind = quote(kind, &self.scrubber);
            let message = format!(
                "the body (content type {kind}) is no chat completion ({error}); it begins: {head}"
            );
            return Err(Fault::new(FailureClass::InvalidResponse, message));
        }
        self.probe.update(|facts| facts.done = true);
        if !self.stream {
            return Ok(Body::from(body));
        }
        // A server that ignores `stream` still gave an answer: pass it on as a single event. JSON
        // has no line breaks outside of insignificant space.
        let line: Vec<u8> = body
            .into_iter()
            .map(|byte| {
                if matches!(byte, b'\n' | b'\r') {
                    b' '
                } else {
                    byte
                }
            })
            .collect();
        Ok(Body::from([b"data: ", line.as_slice(), b"\n\n"].concat()))
    }
}

/// A fresh success with the given body; nothing else of the original is looked at.
fn reply(body: Body) -> Response {
    Response::from(http::Response::new(body))
}

fn content_type(response: &Response) -> String {
    let value = response.headers().get(CONTENT_TYPE);
    let text = value.map(|value| String::from_utf8_lossy(value.as_bytes()).to_lowercase());
    text.unwrap_or_else(|| "missing".to_owned())
}

/// An HTTP error with its causes, without the address, which may be private.
pub(super) fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            text.push_str(": ");
            text.push_str(&inner_text);
        }
        cause = inner.source();
    }
    text
}

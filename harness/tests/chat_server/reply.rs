//! What the server can reply: proper answers, and every kind of improper one.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE};
use axum::response::Response;
use futures::{StreamExt, stream};
use serde_json::{Value, json};

use super::{InFlight, MODEL};

/// How a reply ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Properly.
    Proper,
    /// The connection breaks after the last piece.
    Cut,
    /// Nothing more comes, and the connection stays open.
    Hang,
    /// The connection is reset before a byte of the reply.
    Reset,
    /// The last piece is repeated without end.
    Endless,
}

/// What a reply consists of.
#[derive(Clone, Debug)]
enum Content {
    /// A proper answer, streamed or not as the request asks.
    Answer(Answer),
    /// Pieces sent as they are.
    Pieces(Vec<Bytes>),
}

/// A reply to one request.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    content: Content,
    pub(super) end: End,
    pub(super) delay: Duration,
    pub(super) wait_for_company: Option<usize>,
}

/// A model's answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The text; streamed in several pieces.
    pub text: String,
    /// Reasoning, with the names of the fields it goes into.
    pub reasoning: Option<(String, Vec<&'static str>)>,
    /// Finish reason.
    pub finish: String,
    /// Whether usage is reported: 10 prompt tokens and one per piece of text.
    pub usage: bool,
}

impl From<&str> for Reply {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Reply {
    fn from(text: String) -> Self {
        Self::from(Answer {
            text,
            reasoning: None,
            finish: "stop".to_owned(),
            usage: true,
        })
    }
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self::new(200, Content::Answer(answer))
    }
}

impl Reply {
    fn new(status: u16, content: Content) -> Self {
        Self {
            status,
            headers: Vec::new(),
            content,
            end: End::Proper,
            delay: Duration::ZERO,
            wait_for_company: None,
        }
    }

    /// A body as it is, with a status and a content type.
    pub fn raw(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::new(status, Content::Pieces(vec![body.into()])).header("content-type", content_type)
    }

    /// A JSON body.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::raw(status, "application/json", body.to_string())
    }

    /// An error in the usual wrapper.
    pub fn error(status: u16, message: &str) -> Self {
        Self::json(status, &error_json(message))
    }

    /// Raw pieces of an event stream, sent one by one.
    pub fn events<S: Into<String>>(pieces: impl IntoIterator<Item = S>) -> Self {
        let pieces = pieces.into_iter().map(|piece| Bytes::from(piece.into()));
        Self::new(200, Content::Pieces(pieces.collect()))
            .header("content-type", "text/event-stream")
    }

    /// A reset in place of a reply.
    pub fn reset() -> Self {
        Self::raw(200, "text/plain", "never sent").ending(End::Reset)
    }

    /// The same reply with one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same reply with another end.
    pub fn ending(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// The same reply, begun only after a while.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same reply, begun only once `company` requests have been in flight at the same time.
    pub fn in_company_of(mut self, company: usize) -> Self {
        self.wait_for_company = Some(company);
        self
    }

    pub(super) fn into_response(self, stream: bool, flight: InFlight) -> Response {
        let (pieces, kind) = match self.content {
            Content::Answer(answer) if stream => (answer.events(), "text/event-stream"),
            Content::Answer(answer) => (vec![answer.whole().into()], "application/json"),
            Content::Pieces(pieces) => (pieces, ""),
        };
        let mut response = Response::new(body(pieces, self.end, flight));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap();
        if !kind.is_empty() {
            let kind = HeaderValue::from_static(kind);
            response.headers_mut().insert(CONTENT_TYPE, kind);
        }
        for (name, value) in self.headers {
            let name = HeaderName::try_from(name).unwrap();
            response.headers_mut().insert(name, value.parse().unwrap());
        }
        response
    }
}

/// The pieces and their end as a body; the request counts as in flight until the body is dropped.
fn body(pieces: Vec<Bytes>, end: End, flight: InFlight) -> Body {
    type Piece = std::io::Result<Bytes>;
    let last = pieces.last().cloned().unwrap_or_default();
    let pieces = stream::iter(pieces).map(Piece::Ok);
    let tail = match end {
        End::Proper | End::Reset => stream::empty().boxed(),
        End::Cut => stream::once(async {
            // Lets the last piece out before the connection breaks.
            tokio::time::sleep(Duration::from_millis(5)).await;
            Piece::Err(std::io::Error::other("cut on purpose"))
        })
        .boxed(),
        End::Hang => stream::pending().boxed(),
        End::Endless => stream::repeat_with(move || Piece::Ok(last.clone())).boxed(),
    };
    Body::from_stream(pieces.chain(tail).map(move |piece| {
        let _counted = &flight;
        piece
    }))
}

impl Answer {
    /// The text in pieces of a few characters.
    fn pieces(&self) -> Vec<String> {
        let chars: Vec<char> = self.text.chars().collect();
        chars
            .chunks(7)
            .map(|piece| piece.iter().collect())
            .collect()
    }

    fn usage(&self) -> Value {
        let completion = self.pieces().len();
        let usage = json!({"prompt_tokens": 10, "completion_tokens": completion,
            "total_tokens": 10 + completion});
        if self.usage { usage } else { Value::Null }
    }

    fn reasoning_fields(&self) -> Value {
        let (text, names) = self.reasoning.clone().unwrap_or_default();
        names
            .iter()
            .map(|name| ((*name).to_owned(), json!(text)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    fn whole(&self) -> String {
        let mut message = self.reasoning_fields();
        message["role"] = json!("assistant");
        message["content"] = json!(self.text);
        let choice = json!({"index": 0, "message": message, "finish_reason": self.finish});
        json!({"id": "c", "object": "chat.completion", "created": 1, "model": MODEL,
            "choices": [choice], "usage": self.usage()})
        .to_string()
    }

    fn events(&self) -> Vec<Bytes> {
        let chunk = |choices: Value, usage: Value| {
            let chunk = json!({"id": "c", "object": "chat.completion.chunk", "created": 1,
                "model": MODEL, "choices": choices, "usage": usage});
            Bytes::from(format!("data: {chunk}\n\n"))
        };
        let delta = |delta: Value, finish: Value| json!([{"index": 0, "delta": delta, "finish_reason": finish}]);
        let mut events = vec![chunk(
            delta(json!({"role": "assistant", "content": ""}), Value::Null),
            Value::Null,
        )];
        if self.reasoning.is_some() {
            events.push(chunk(
                delta(self.reasoning_fields(), Value::Null),
                Value::Null,
            ));
        }
        for piece in self.pieces() {
            events.push(chunk(
                delta(json!({"content": piece}), Value::Null),
                Value::Null,
            ));
        }
        events.push(chunk(delta(json!({}), json!(self.finish)), Value::Null));
        if self.usage {
            events.push(chunk(json!([]), self.usage()));
        }
        events.push(Bytes::from_static(b"data: [DONE]\n\n"));
        events
    }
}

/// An error body in the usual wrapper.
pub fn error_json(message: &str) -> Value {
    json!({"error": {"message": message, "type": "test_error", "param": null, "code": null}})
}

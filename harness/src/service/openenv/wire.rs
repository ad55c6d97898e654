//! A WebSocket that holds little while it is silent.
//!
//! Thousands of sessions are open at a time, and a library's buffer stays as large as the largest message that was ever
//! sent through it. So messages are sent in fragments, which RFC 6455 (5.4) allows and every client puts together.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{CloseFrame, Frame};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::service::problem::{ErrorClass, Problem};

/// Bytes of a fragment, and of the buffers.
const FRAGMENT: usize = 2048;

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// A message.
    Text(String),
    /// A sign of life.
    Alive,
    /// The end.
    Gone,
}

/// An open WebSocket, the service's side.
pub struct Wire(WebSocketStream<TokioIo<Upgraded>>);

impl Wire {
    /// Takes over a connection that was upgraded.
    pub async fn over(upgraded: Upgraded, largest: usize) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(FRAGMENT)
            .write_buffer_size(0)
            .max_message_size(Some(largest))
            .max_frame_size(Some(largest));
        let io = TokioIo::new(upgraded);
        Self(WebSocketStream::from_raw_socket(io, Role::Server, Some(config)).await)
    }

    /// Sends a text.
    pub async fn send(&mut self, text: String) -> Result<(), Error> {
        let mut rest = Bytes::from(text);
        let mut kind = Data::Text;
        loop {
            let part = rest.split_to(rest.len().min(FRAGMENT));
            let last = rest.is_empty();
            let frame = Frame::message(part, OpCode::Data(kind), last);
            self.0.send(Message::Frame(frame)).await?;
            if last {
                return Ok(());
            }
            kind = Data::Continue;
        }
    }

    /// Asks whether the client is still there.
    pub async fn ping(&mut self) -> Result<(), Error> {
        self.0.send(Message::Ping(Bytes::new())).await
    }

    /// Tells the client why the session ends.
    pub async fn close(&mut self, code: u16, reason: &'static str) -> Result<(), Error> {
        let frame = CloseFrame {
            code: code.into(),
            reason: reason.into(),
        };
        self.0.close(Some(frame)).await
    }

    /// The next thing that the client does. Pings are answered by the way.
    pub async fn hear(&mut self) -> Heard {
        match self.0.next().await {
            Some(Ok(Message::Text(text))) => Heard::Text(text.as_str().to_owned()),
            Some(Ok(Message::Binary(bytes))) => {
                Heard::Text(String::from_utf8_lossy(&bytes).into_owned())
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Heard::Alive,
            Some(Ok(Message::Close(_)) | Err(_)) | None => Heard::Gone,
        }
    }
}

/// The answer to a request for a WebSocket, and the connection that it becomes.
pub fn accept(request: &mut Request) -> Result<(OnUpgrade, Response), Problem> {
    let refused = |why: &str| {
        Problem::new(
            ErrorClass::BadRequest,
            format!("this path is a WebSocket: {why}"),
        )
    };
    let headers = request.headers();
    let named = |name: header::HeaderName, wanted: &str| has_word(headers, &name, wanted);
    if request.method() != Method::GET
        || !named(header::CONNECTION, "upgrade")
        || !named(header::UPGRADE, "websocket")
    {
        return Err(refused("ask for an upgrade to one"));
    }
    if !named(header::SEC_WEBSOCKET_VERSION, "13") {
        return Err(refused("speak version 13"));
    }
    let key = headers.get(header::SEC_WEBSOCKET_KEY);
    let key = key.ok_or_else(|| refused("the header Sec-WebSocket-Key is missing"))?;
    let accepted = HeaderValue::from_str(&derive_accept_key(key.as_bytes()))
        .map_err(|error| refused(&error.to_string()))?;
    let upgrade = request
        .extensions_mut()
        .remove::<OnUpgrade>()
        .ok_or_else(|| refused("this connection cannot become one"))?;
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    headers.insert(header::SEC_WEBSOCKET_ACCEPT, accepted);
    Ok((upgrade, response))
}

/// Whether a header lists a word.
fn has_word(headers: &HeaderMap, name: &header::HeaderName, wanted: &str) -> bool {
    headers.get_all(name).iter().any(|value| {
        let text = value.to_str().unwrap_or_default();
        text.split(',')
            .any(|word| word.trim().eq_ignore_ascii_case(wanted))
    })
}

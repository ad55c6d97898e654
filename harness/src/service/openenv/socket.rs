//! Sessions over a WebSocket: one episode at a time, as many after each other as the client likes.

use std::collections::VecDeque;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::response::Response;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use tokio::time::{Instant, timeout};

use super::http::mcp_answer;
use super::play::Play;
use super::wire::{Heard, Wire, accept};
use crate::service::Service;
use crate::service::input::Asker;
use crate::service::problem::{ErrorClass, Problem};
use crate::service::queue::Client;

/// How often a client that says nothing is asked whether it is still there.
const PING_EVERY: Duration = Duration::from_secs(30);
/// After so long without any sign of life a client is taken for gone.
const GONE_AFTER: Duration = Duration::from_secs(90);
/// Messages that may wait while one is being worked on. The protocol is question and answer: more is abuse.
const AHEAD: usize = 16;
/// Codes of closing, after RFC 6455.
const NORMAL: u16 = 1000;
const GOING_AWAY: u16 = 1001;
const POLICY: u16 = 1008;

/// Opens a session.
pub async fn session(
    State(service): State<Service>,
    Asker(client): Asker,
    mut request: Request,
) -> Result<Response, Problem> {
    let (upgrade, response) = accept(&mut request)?;
    tokio::spawn(async move {
        if let Ok(upgraded) = upgrade.await {
            let largest = service.settings().message_kb.saturating_mul(1024);
            let wire = Wire::over(upgraded, largest).await;
            serve(service, client, wire).await;
        }
    });
    Ok(response)
}

async fn serve(service: Service, client: Client, mut wire: Wire) {
    let patience = Duration::from_secs(service.settings().slow_s);
    let sessions = std::sync::Arc::clone(&service.inner.sessions);
    let Ok(_held) = sessions.try_acquire_owned() else {
        let most = service.settings().sessions;
        let data = json!({
            "message": format!("all {most} sessions are open; try again later"),
            "code": "CAPACITY_REACHED",
            "active_sessions": most,
            "max_sessions": most,
        });
        // The client reads this before it finds the session closed.
        let _ = timeout(patience, wire.send(said("error", &data))).await;
        let _ = timeout(patience, wire.close(POLICY, "all sessions are open")).await;
        return;
    };
    service.metrics().sessions.inc();
    let mut talk = Talk {
        patience,
        idle: Duration::from_secs(service.settings().session_idle_s),
        heard: Instant::now(),
        asked: Instant::now(),
        ahead: VecDeque::new(),
        wire,
    };
    if let Some((code, reason)) = talk.go_on(&service, &client).await {
        let _ = timeout(patience, talk.wire.close(code, reason)).await;
    }
    service.metrics().sessions.dec();
}

/// Why a session ends: the code and the reason that the client is told, or nothing when it is gone.
type End = Option<(u16, &'static str)>;

struct Talk {
    wire: Wire,
    patience: Duration,
    idle: Duration,
    /// When anything was last heard of the client.
    heard: Instant,
    /// When it last wanted something.
    asked: Instant,
    ahead: VecDeque<String>,
}

impl Talk {
    async fn go_on(&mut self, service: &Service, client: &Client) -> End {
        let mut play = Play::default();
        loop {
            let text = match self.next(service).await {
                Ok(text) => text,
                Err(end) => return end,
            };
            let answer = {
                // In a box of its own: the work takes tens of KB, and a silent session is not to hold them.
                let mut work = Box::pin(answer(service, client, &mut play, &text));
                loop {
                    tokio::select! {
                        answer = &mut work => break answer,
                        // Pings are answered while the socket is being read.
                        heard = self.hear() => match heard {
                            Ok(Some(text)) if self.ahead.len() < AHEAD => self.ahead.push_back(text),
                            Ok(Some(_)) => return Some((POLICY, "too many messages at a time")),
                            Ok(None) => {}
                            // The work is dropped with this loop.
                            Err(end) => return end,
                        },
                    }
                }
            };
            self.asked = Instant::now();
            let Some(answer) = answer else {
                return Some((NORMAL, ""));
            };
            match timeout(self.patience, self.wire.send(answer)).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) | Err(_) => return None,
            }
        }
    }

    /// The next message, however long that takes.
    async fn next(&mut self, service: &Service) -> Result<String, End> {
        if let Some(text) = self.ahead.pop_front() {
            return Ok(text);
        }
        let draining = service.inner.draining.clone();
        loop {
            let left = self.idle.saturating_sub(self.asked.elapsed());
            if left.is_zero() {
                return Err(Some((GOING_AWAY, "the session was idle for too long")));
            }
            tokio::select! {
                heard = self.hear() => if let Some(text) = heard? {
                    return Ok(text);
                },
                () = tokio::time::sleep(left) => {}
                () = draining.cancelled() => {
                    return Err(Some((GOING_AWAY, "the service is ending")));
                }
            }
        }
    }

    /// Reads one frame, and asks after a client that is silent.
    async fn hear(&mut self) -> Result<Option<String>, End> {
        match timeout(PING_EVERY, self.wire.hear()).await {
            Ok(Heard::Text(text)) => {
                self.heard = Instant::now();
                Ok(Some(text))
            }
            Ok(Heard::Alive) => {
                self.heard = Instant::now();
                Ok(None)
            }
            Ok(Heard::Gone) => Err(None),
            Err(_) if self.heard.elapsed() >= GONE_AFTER => Err(None),
            Err(_) => match timeout(self.patience, self.wire.ping()).await {
                Ok(Ok(())) => Ok(None),
                Ok(Err(_)) | Err(_) => Err(None),
            },
        }
    }
}

/// The answer to a message; none to the one that ends the session.
async fn answer(service: &Service, client: &Client, play: &mut Play, text: &str) -> Option<String> {
    let mut message: Map<String, Value> = match serde_json::from_str(text) {
        Ok(Value::Object(message)) => message,
        Ok(_) => return Some(fault("VALIDATION_ERROR", "a message is an object")),
        Err(error) => return Some(fault("INVALID_JSON", &error.to_string())),
    };
    let kind = message.remove("type");
    let data = message.remove("data");
    if let Some(key) = message.keys().next() {
        let why = format!("{key:?} does not belong into a message; it holds `type` and `data`");
        return Some(fault("VALIDATION_ERROR", &why));
    }
    let Some(Value::String(kind)) = kind else {
        return Some(fault("UNKNOWN_TYPE", "`type` is missing"));
    };
    let outcome = match kind.as_str() {
        "reset" => match read(data.unwrap_or_else(|| json!({}))) {
            Ok(asked) => play.reset(service, client, asked).await,
            Err(why) => return Some(fault("VALIDATION_ERROR", &why)),
        },
        "step" => match read(data.unwrap_or(Value::Null)) {
            Ok(action) => match service.deadline(None) {
                Ok(deadline) => play.step(service, client, action, deadline).await,
                Err(problem) => Err(problem),
            },
            Err(why) => return Some(fault("VALIDATION_ERROR", &why)),
        },
        "state" => return Some(said("state", &json!(play.state()))),
        "mcp" => return Some(said("mcp", &mcp_answer(&data.unwrap_or(Value::Null)))),
        "close" => return None,
        _ => {
            let shown: String = kind.chars().take(50).collect();
            let why = format!("{shown:?} is none of reset, step, state, close, mcp");
            return Some(fault("UNKNOWN_TYPE", &why));
        }
    };
    Some(match outcome {
        Ok(payload) => said("observation", &json!(payload)),
        Err(problem) => failed(&problem),
    })
}

fn read<T: DeserializeOwned>(data: Value) -> Result<T, String> {
    serde_path_to_error::deserialize(data).map_err(|error| {
        let path = error.path().to_string();
        match path.as_str() {
            "." | "" | "?" => error.inner().to_string(),
            _ => format!("`{path}`: {}", error.inner()),
        }
    })
}

fn said(kind: &str, data: &Value) -> String {
    json!({ "type": kind, "data": data }).to_string()
}

fn fault(code: &str, message: &str) -> String {
    said("error", &json!({ "message": message, "code": code }))
}

/// A failure, with its class beside the protocol's code.
fn failed(problem: &Problem) -> String {
    let code = match problem.class {
        ErrorClass::BadRequest if problem.field.is_some() => "VALIDATION_ERROR",
        _ => "EXECUTION_ERROR",
    };
    let mut message = problem.message.clone();
    if let Some(field) = &problem.field {
        message = format!("`{field}`: {message}");
    }
    said(
        "error",
        &json!({
            "message": message,
            "code": code,
            "class": problem.class.name(),
            "retry_after_s": problem.retry_after_s,
        }),
    )
}

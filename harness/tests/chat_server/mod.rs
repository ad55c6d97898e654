//! A chat server on loopback that misbehaves on request, and a scripted model for whole episodes.
//!
//! It runs on a thread of its own, so it serves async tests and tests that spawn programs alike.
//! Address: [`FakeServer::base_url`]. It stops when dropped.
#![allow(dead_code, unused_imports, clippy::unwrap_used, clippy::expect_used)]

mod reply;
mod resettable;
pub mod trial;

use std::collections::VecDeque;
use std::future::IntoFuture;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::oneshot;

pub use reply::{Answer, End, Reply, error_json};
use resettable::{ResetHandle, Resettable};

/// The model name the server lists.
pub const MODEL: &str = "test-model";

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Request headers.
    pub headers: HeaderMap,
    /// Request body.
    pub body: Value,
}

impl Seen {
    /// A header as text; empty if absent.
    pub fn header(&self, name: &str) -> String {
        let value = self
            .headers
            .get(name)
            .map(|v| v.to_str().unwrap().to_owned());
        value.unwrap_or_default()
    }
}

/// Chooses the reply to a request.
type Chooser = dyn Fn(&Seen) -> Reply + Send + Sync;

struct Shared {
    choose: Box<Chooser>,
    seen: Mutex<Vec<Seen>>,
    in_flight: AtomicUsize,
    max_in_flight: AtomicUsize,
}

/// A running server.
pub struct FakeServer {
    base_url: String,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl FakeServer {
    /// Answers requests with the given replies in order, whatever they ask; further requests get
    /// the last reply again.
    pub fn script<R: Into<Reply>>(replies: impl IntoIterator<Item = R>) -> Self {
        let replies: VecDeque<Reply> = replies.into_iter().map(Into::into).collect();
        assert!(!replies.is_empty(), "a script needs at least one reply");
        let replies = Mutex::new(replies);
        Self::choosing(move |_| {
            let mut replies = replies.lock().unwrap();
            let last = replies.len() == 1;
            if last {
                replies[0].clone()
            } else {
                replies.pop_front().unwrap()
            }
        })
    }

    /// Plays a model: `answer` gets the messages of each request as `(role, content)` pairs.
    pub fn model<R: Into<Reply>>(
        answer: impl Fn(&[(String, String)]) -> R + Send + Sync + 'static,
    ) -> Self {
        Self::choosing(move |seen| {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let messages = seen.body["messages"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let messages: Vec<_> = messages
                .iter()
                .map(|message| (text(&message["role"]), text(&message["content"])))
                .collect();
            answer(&messages).into()
        })
    }

    /// Answers each request with what `choose` makes of it.
    pub fn choosing(choose: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            choose: Box::new(choose),
            seen: Mutex::default(),
            in_flight: AtomicUsize::new(0),
            max_in_flight: AtomicUsize::new(0),
        });
        let (stop, stopped) = oneshot::channel();
        let state = shared.clone();
        let thread = std::thread::spawn(move || serve(listener, state, stopped));
        Self {
            base_url,
            shared,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// The address for an endpoint's configuration.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Every chat request so far.
    pub fn requests(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// The most chat requests that were in flight at once.
    pub fn max_in_flight(&self) -> usize {
        self.shared.max_in_flight.load(Ordering::SeqCst)
    }

    /// Waits until `count` chat requests have arrived.
    pub async fn wait_for_requests(&self, count: usize) {
        let patience = Instant::now() + Duration::from_secs(20);
        while self.requests().len() < count {
            assert!(Instant::now() < patience, "{count} requests never came");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

impl Drop for FakeServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(listener: std::net::TcpListener, state: Arc<Shared>, stopped: oneshot::Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        let app = Router::new()
            .route("/v1/chat/completions", post(chat))
            .route("/v1/models", get(models))
            .with_state(state)
            .into_make_service_with_connect_info::<ResetHandle>();
        tokio::select! {
            served = axum::serve(Resettable(listener), app).into_future() => served.unwrap(),
            _ = stopped => {}
        }
    });
    // Hanging replies are not waited for.
    runtime.shutdown_background();
}

async fn models() -> Json<Value> {
    Json(json!({"object": "list", "data": [{"id": MODEL, "object": "model"}]}))
}

async fn chat(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(connection): ConnectInfo<ResetHandle>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let flight = InFlight::begin(&shared);
    let Ok(body) = serde_json::from_slice(&body) else {
        return (StatusCode::BAD_REQUEST, "the request is no JSON").into_response();
    };
    let seen = Seen { headers, body };
    let stream = seen.body["stream"] == json!(true);
    let reply = (shared.choose)(&seen);
    shared.seen.lock().unwrap().push(seen);
    if let Some(company) = reply.wait_for_company {
        flight.wait_for_company(company).await;
    }
    tokio::time::sleep(reply.delay).await;
    if reply.end == End::Reset {
        connection.reset();
    }
    reply.into_response(stream, flight)
}

/// Counts a request until its reply has been sent.
struct InFlight(Arc<Shared>);

impl InFlight {
    fn begin(shared: &Arc<Shared>) -> Self {
        let now = shared.in_flight.fetch_add(1, Ordering::SeqCst) + 1;
        shared.max_in_flight.fetch_max(now, Ordering::SeqCst);
        Self(shared.clone())
    }

    /// Waits until `company` requests have been in flight at once, then a moment longer so that
    /// more would show; gives up after a while.
    async fn wait_for_company(&self, company: usize) {
        let patience = Instant::now() + Duration::from_secs(20);
        while self.0.max_in_flight.load(Ordering::SeqCst) < company && Instant::now() < patience {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::SeqCst);
    }
}

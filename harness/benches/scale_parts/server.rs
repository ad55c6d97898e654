//! A chat server in a process of its own: this executable again, with `--serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use futures::{StreamExt, stream};
use serde_json::{Value, json};

/// A reply without any edit.
const TEXT: &str = "I have read the files and the compiler's messages. The type of the collection does not seem to agree \
    with what the callers hand over, and I would like to think about who should own the values before I change anything. \
    Perhaps the borrow could end earlier; perhaps the function should take its argument by value. I am not sure yet.";

/// The server as seen by who started it. It ends when this is dropped.
pub struct Server {
    /// For an endpoint's configuration.
    pub base_url: String,
    address: String,
    process: Child,
}

impl Server {
    /// Starts a process that serves.
    pub fn start(delay_ms: u64, pieces: usize) -> anyhow::Result<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["--serve", "--delay-ms", &delay_ms.to_string()])
            .args(["--pieces", &pieces.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().context("the server has no output")?;
        let mut address = String::new();
        BufReader::new(output).read_line(&mut address)?;
        let address = address.trim().to_owned();
        Ok(Self {
            base_url: format!("http://{address}/v1"),
            address,
            process,
        })
    }

    /// Chat requests so far.
    pub fn asked(&self) -> anyhow::Result<usize> {
        let mut stream = std::net::TcpStream::connect(&self.address)?;
        stream.write_all(b"GET /asked HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        let (_, body) = text.rsplit_once("\r\n\r\n").context("no answer")?;
        Ok(body.trim().parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// What the server knows.
struct Shared {
    asked: AtomicUsize,
    delay: Duration,
    events: Vec<Bytes>,
    whole: Bytes,
}

/// Serves until standard input ends.
#[tokio::main]
pub async fn serve(delay_ms: u64, pieces: usize) -> anyhow::Result<()> {
    let shared = Arc::new(Shared {
        asked: AtomicUsize::new(0),
        delay: Duration::from_millis(delay_ms),
        events: events(pieces),
        whole: whole(),
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let app = Router::new()
        .route("/v1/chat/completions", post(chat))
        .route("/asked", get(asked))
        .with_state(shared);
    let (end, ended) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        let _ = end.send(());
    });
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served?,
        _ = ended => {}
    }
    Ok(())
}

async fn asked(State(shared): State<Arc<Shared>>) -> String {
    shared.asked.load(Ordering::SeqCst).to_string()
}

async fn chat(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    shared.asked.fetch_add(1, Ordering::SeqCst);
    tokio::time::sleep(shared.delay).await;
    // The request is the harness's own, so looking for the words is enough.
    let marker = b"\"stream\":true";
    let streamed = body.windows(marker.len()).any(|part| part == marker);
    let (kind, body) = if streamed {
        let events = stream::iter(shared.events.clone()).map(Ok::<_, std::convert::Infallible>);
        ("text/event-stream", Body::from_stream(events))
    } else {
        ("application/json", Body::from(shared.whole.clone()))
    };
    let mut response = Response::new(body);
    response.headers_mut().insert(
        axum::http::header::CONTENT_TYPE,
        axum::http::HeaderValue::from_static(kind),
    );
    response
}

fn usage() -> Value {
    json!({"prompt_tokens": 2000, "completion_tokens": 90, "total_tokens": 2090})
}

fn whole() -> Bytes {
    let choice = json!({"index": 0, "message": {"role": "assistant", "content": TEXT}, "finish_reason": "stop"});
    json!({"id": "c", "object": "chat.completion", "created": 1, "model": "scripted", "choices": [choice],
        "usage": usage()})
    .to_string()
    .into()
}

/// The reply as a stream: `pieces` events of text, then the reason for the end, the usage and the end marker.
fn events(pieces: usize) -> Vec<Bytes> {
    let chunk = |choices: Value, usage: Value| {
        let chunk = json!({"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "scripted",
            "choices": choices, "usage": usage});
        Bytes::from(format!("data: {chunk}\n\n"))
    };
    let delta = |delta: Value, finish: Value| json!([{"index": 0, "delta": delta, "finish_reason": finish}]);
    let letters: Vec<char> = TEXT.chars().collect();
    let mut events: Vec<Bytes> = letters
        .chunks(letters.len().div_ceil(pieces.max(1)))
        .map(|piece| {
            let text: String = piece.iter().collect();
            chunk(delta(json!({"content": text}), Value::Null), Value::Null)
        })
        .collect();
    events.push(chunk(delta(json!({}), json!("stop")), Value::Null));
    events.push(chunk(json!([]), usage()));
    events.push(Bytes::from_static(b"data: [DONE]\n\n"));
    events
}

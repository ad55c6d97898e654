//! A service in this process, for tests, and a client of it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::time::Duration;

use assay::episode::{Environment, EnvironmentSettings};
use assay::grade::{Grader, GraderSettings, LintsWhen};
use assay::sandbox::{Pool, SharedBackend};
use assay::service::{Catalogue, Parts, ServeSettings, Service, Token, listen};
use assay::task::{SuiteId, suite_hash};
use futures::{SinkExt, StreamExt};
use reqwest::Response;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use tokio_util::sync::CancellationToken;

/// The task of most tests.
pub const TASK: &str = "compile-fix/hall-of-fame";
/// All that are served: one judged outside of the candidate's process, one that measures cost, one of answers.
pub const TASKS: [&str; 4] = [
    TASK,
    "unsafe/canal-gates",
    "optimize/light-strip",
    "diagnose/antique-clocks",
];

/// A service that listens.
pub struct Served {
    pub base: String,
    pub pool: Pool,
    stop: CancellationToken,
    running: JoinHandle<()>,
}

/// The settings that most tests take.
pub fn settings() -> ServeSettings {
    ServeSettings {
        listen: "127.0.0.1:0".to_owned(),
        drain_s: 20,
        ..ServeSettings::default()
    }
}

/// Serves a few tasks over `backend`.
pub async fn serve(backend: SharedBackend, settings: ServeSettings, token: Option<&str>) -> Served {
    let tasks: Vec<_> = TASKS.map(super::common::task).to_vec();
    let sandboxes = 2;
    let pool = Pool::new(backend, sandboxes);
    let grading = GraderSettings {
        lints: LintsWhen::Never,
        cache: settings.cache,
    };
    let grader = Grader::new(pool.clone(), grading);
    let suite = SuiteId {
        name: "few".to_owned(),
        version: 1,
        hash: suite_hash(&tasks),
    };
    let service = Service::new(Parts {
        environment: Environment::new(grader, EnvironmentSettings::default()),
        turns: 3,
        catalogue: Catalogue::new(suite, tasks),
        token: token.map(|text| Token::new(text).unwrap()),
        sandboxes,
        settings,
    });
    let listening = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
    let base = format!("http://{}", listening.address());
    let stop = CancellationToken::new();
    let until = stop.clone();
    let running = tokio::spawn(async move { service.serve(listening, until).await });
    Served {
        base,
        pool,
        stop,
        running,
    }
}

impl Served {
    /// Tells it to end, without waiting.
    pub fn stop(&self) {
        self.stop.cancel();
    }

    /// Ends it and waits until it has ended.
    pub async fn end(self) {
        self.stop.cancel();
        self.running.await.unwrap();
        self.pool.close().await;
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        answer(client().get(self.at(path)).send().await.unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        answer(
            client()
                .post(self.at(path))
                .json(body)
                .send()
                .await
                .unwrap(),
        )
        .await
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The value of a figure without labels.
    pub async fn figure(&self, name: &str) -> f64 {
        let text = client()
            .get(self.at("/metrics"))
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap();
        let line = text
            .lines()
            .find(|line| line.split(' ').next() == Some(name))
            .unwrap_or_else(|| panic!("no {name} in {text}"));
        line.rsplit(' ').next().unwrap().parse().unwrap()
    }

    /// Waits until a figure has a value. Fails after longer than anything that works can take.
    pub async fn wait_for(&self, name: &str, wanted: f64) {
        for _ in 0..3000 {
            if self.figure(name).await == wanted {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{name} never became {wanted}");
    }

    /// Opens a session.
    pub async fn session(&self) -> Talk {
        let url = self.at("/ws").replacen("http", "ws", 1);
        let (socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        Talk { socket }
    }
}

/// A client that keeps no connections, so that each request stands for itself.
pub fn client() -> reqwest::Client {
    // Whoever comes second finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .pool_max_idle_per_host(0)
        .build()
        .unwrap()
}

pub async fn answer(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
    (status, value)
}

/// The client's side of a session.
pub struct Talk {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Talk {
    /// Sends a message as it is.
    pub async fn send(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    /// The next message; `None` when the service has closed the session.
    pub async fn hear(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => return Some(serde_json::from_str(&text).unwrap()),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// Asks and hears.
    pub async fn ask(&mut self, kind: &str, data: Value) -> Value {
        self.send(&json!({ "type": kind, "data": data }).to_string())
            .await;
        self.hear().await.expect("an answer")
    }

    /// The code of the error that a message is answered with.
    pub async fn fault(&mut self, text: &str) -> String {
        self.send(text).await;
        let answer = self.hear().await.expect("an answer");
        assert_eq!(answer["type"], "error", "{answer}");
        answer["data"]["code"].as_str().unwrap().to_owned()
    }
}

/// The solution of a task as a reply.
pub fn solution(id: &str) -> String {
    reply(&super::common::task(id).solution)
}

/// Files as a reply in the format `whole-file`.
pub fn reply(files: &assay::action::Files) -> String {
    let block = |(path, text): (&String, &String)| format!("{path}\n```rust\n{text}\n```\n");
    files.iter().map(block).collect()
}

/// A candidate of [`TASK`] that spins in every test, so that grading it takes seconds. `mark` makes it another one.
pub fn slow(mark: usize) -> Value {
    let task = super::common::task(TASK);
    let source = &task.solution["src/lib.rs"];
    let spin = format!(
        "-> Self {{ if capacity < {} {{ loop {{ std::hint::spin_loop() }} }} ",
        1_000_000 + mark
    );
    let (before, after) = source.split_once("pub fn new(capacity: usize) ").unwrap();
    let after = after.replacen("-> Self {", &spin, 1);
    json!({ "src/lib.rs": format!("{before}pub fn new(capacity: usize) {after}") })
}

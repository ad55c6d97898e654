//! `assay serve` under load and at its end: queues, deadlines, clients that vanish, failures of our own, draining.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod common;
mod serving;

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use assay::sandbox::{Backend, Sandbox, SandboxError};
use assay::service::ServeSettings;
use futures::FutureExt;
use futures::future::BoxFuture;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use serving::{Served, TASK, answer, client, serve, settings, slow, solution};

/// A queue so small that it is soon full.
fn narrow() -> ServeSettings {
    ServeSettings {
        queue: 8,
        batch: 8,
        ..settings()
    }
}

async fn served(settings: ServeSettings) -> Served {
    serve(common::local().await, settings, None).await
}

/// Asks as `name`, in the background.
fn ask(served: &Served, name: &str, body: &Value) -> tokio::task::JoinHandle<(u16, Value)> {
    let request = client()
        .post(served.at("/v1/grade"))
        .header("x-assay-client", name)
        .json(body);
    tokio::spawn(async move { answer(request.send().await.unwrap()).await })
}

fn slow_batch(marks: std::ops::Range<usize>) -> Value {
    let specs: Vec<Value> = marks.map(|mark| json!({ "files": slow(mark) })).collect();
    json!({ "task": TASK, "candidates": specs })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_says_when_to_come_back_and_shuts_nobody_out() {
    let served = served(narrow()).await;
    let greedy = ask(&served, "greedy", &slow_batch(0..8));
    served.wait_for("assay_queue_places", 8.0).await;
    let body = json!({ "task": TASK, "completion": "no" });
    let response = client()
        .post(served.at("/v1/grade"))
        .header("x-assay-client", "greedy")
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 429);
    let wait: u64 = response.headers()["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(wait >= 1);
    let (_, refused) = answer(response).await;
    assert_eq!(refused["error"]["class"], "queue_full");
    assert_eq!(refused["error"]["retry_after_s"], wait);
    // Another client is served, and before all of the greedy one's candidates are.
    let modest = ask(&served, "modest", &body).await.unwrap();
    assert_eq!(
        (modest.0, &modest.1["reward"]),
        (200, &json!(0.0)),
        "{}",
        modest.1
    );
    assert!(!greedy.is_finished());
    greedy.abort();
    served.wait_for("assay_queue_places", 0.0).await;
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_ends_in_an_error_and_never_in_a_reward() {
    let served = served(settings()).await;
    let (status, result) = served
        .post(
            "/v1/grade",
            &json!({ "task": TASK, "files": slow(0), "timeout_s": 0.5 }),
        )
        .await;
    assert_eq!(status, 504, "{result}");
    assert_eq!(
        (&result["status"], &result["reward"]),
        (&json!("error"), &Value::Null)
    );
    assert_eq!(result["error"]["class"], "deadline");
    // In a batch it is one of several results.
    let body = json!({ "task": TASK, "timeout_s": 3, "candidates": [
        { "files": slow(1) }, { "completion": "no" },
    ] });
    let (status, answer) = served.post("/v1/grade", &body).await;
    assert_eq!(status, 200);
    assert_eq!(
        answer["results"][0]["error"]["class"], "deadline",
        "{answer}"
    );
    assert_eq!(answer["results"][0]["reward"], Value::Null);
    assert_eq!(answer["results"][1]["reward"], 0.0);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_vanished_client_asked_for_is_given_up() {
    let served = served(settings()).await;
    let waiting = ask(&served, "vanishes", &slow_batch(0..12));
    served.wait_for("assay_queue_places", 12.0).await;
    waiting.abort();
    served.wait_for("assay_queue_places", 0.0).await;
    served.wait_for("assay_queue_running", 0.0).await;
    // Far fewer sandboxes were used than there were candidates, and those that were given up are replaced.
    let used = served.figure("assay_sandboxes_started").await
        + served.figure("assay_sandboxes_reused").await;
    assert!(used < 12.0, "{used}");
    let (status, result) = served
        .post(
            "/v1/grade",
            &json!({ "task": TASK, "completion": solution(TASK) }),
        )
        .await;
    assert_eq!((status, &result["reward"]), (200, &json!(1.0)), "{result}");
    served.end().await;
}

/// Never starts a sandbox.
struct Broken;

impl Backend for Broken {
    fn name(&self) -> &'static str {
        "broken"
    }

    fn image(&self) -> String {
        "none".to_owned()
    }

    fn start(&self, _: usize) -> BoxFuture<'_, Result<Sandbox, SandboxError>> {
        async { Err(SandboxError::Local("it is broken".to_owned())) }.boxed()
    }
}

// A stand-in, since no real backend fails on command.
#[tokio::test(flavor = "multi_thread")]
async fn a_failure_of_our_own_is_an_error_with_a_class_on_every_path() {
    let served = serve(Arc::new(Broken), settings(), None).await;
    let reply = solution(TASK);
    let (status, result) = served
        .post("/v1/grade", &json!({ "task": TASK, "completion": reply }))
        .await;
    assert_eq!(status, 503, "{result}");
    assert_eq!(
        (&result["status"], &result["reward"]),
        (&json!("error"), &Value::Null)
    );
    assert_eq!(result["error"]["class"], "sandbox");
    let batch = json!({ "task": TASK, "candidates": [{ "completion": reply }] });
    let (status, answer) = served.post("/v1/grade", &batch).await;
    assert_eq!(
        (status, &answer["results"][0]["reward"]),
        (200, &Value::Null)
    );
    let output = json!([{ "type": "message", "role": "assistant", "content": reply }]);
    let row = json!({ "task": TASK, "response": { "output": output } });
    let (status, answer) = served.post("/verify", &row).await;
    assert_eq!(
        (status, &answer["error"]["class"]),
        (503, &json!("sandbox")),
        "{answer}"
    );
    assert!(answer.get("reward").is_none());
    let (status, answer) = served.post("/reset", &json!({ "task": TASK })).await;
    assert_eq!(
        (status, &answer["error"]["class"]),
        (503, &json!("sandbox")),
        "{answer}"
    );
    let program = json!({ "code": "fn main() {}", "language": "rust" });
    let (status, answer) = served.post("/run_code", &program).await;
    assert_eq!(
        (status, &answer["status"]),
        (200, &json!("SandboxError")),
        "{answer}"
    );
    let mut talk = served.session().await;
    let refused = talk.ask("reset", json!({ "task": TASK })).await;
    assert_eq!(refused["data"]["code"], "EXECUTION_ERROR");
    assert_eq!(refused["data"]["class"], "sandbox");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_end_what_is_in_flight_is_finished_and_nothing_new_is_taken() {
    let served = served(settings()).await;
    let mut talk = served.session().await;
    let body = json!({ "task": TASK, "completion": solution(TASK) });
    let asked = ask(&served, "last", &body);
    served.wait_for("assay_queue_places", 1.0).await;
    served.stop();
    let (status, result) = asked.await.unwrap();
    assert_eq!((status, &result["reward"]), (200, &json!(1.0)), "{result}");
    // The silent session is closed.
    assert_eq!(talk.hear().await, None);
    let base = served.base.clone();
    served.end().await;
    assert!(
        client()
            .get(format!("{base}/healthz"))
            .send()
            .await
            .is_err()
    );
}

/// Starts the program's own service, and gives its address.
fn start(arguments: &[&str], environment: &[(&str, &str)]) -> (std::process::Child, String) {
    let scratch = std::env::temp_dir();
    let mut command = common::assay(
        &scratch,
        &["serve", "--listen", "127.0.0.1:0", "--sandbox", "local"],
    );
    let mut child = command
        .args(arguments)
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let told: Value = serde_json::from_str(&line).unwrap();
    let base = told["listening"].as_str().unwrap().to_owned();
    (child, base)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_ends_on_sigterm_and_its_log_keeps_secrets() {
    let token = "this-token-is-a-secret-0123";
    let (child, base) = start(
        &["--suite", "smoke", "-vv"],
        &[("ASSAY_SERVE_TOKEN", token)],
    );
    let (status, list) = answer(
        client()
            .get(format!("{base}/v1/tasks"))
            .bearer_auth(token)
            .send()
            .await
            .unwrap(),
    )
    .await;
    assert_eq!(status, 200);
    let id = list["tasks"][0]["id"].as_str().unwrap();
    let served_task = common::task(id);
    let wrong = json!({ "task": id, "files": served_task.editable(&served_task.workspace) });
    for body in [
        &wrong,
        &json!({ "task": id, "completion": serving::reply(&served_task.solution) }),
    ] {
        let request = client()
            .post(format!("{base}/v1/grade"))
            .bearer_auth(token)
            .json(body);
        assert_eq!(request.send().await.unwrap().status(), 200);
    }
    let refused = client()
        .get(format!("{base}/v1/tasks"))
        .bearer_auth("wrong-token-0123456789");
    assert_eq!(refused.send().await.unwrap().status(), 401);
    kill(
        Pid::from_raw(i32::try_from(child.id()).unwrap()),
        Signal::SIGTERM,
    )
    .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(log.contains("/v1/grade"), "requests are logged: {log}");
    assert!(
        !log.contains(token) && !log.contains("wrong-token"),
        "{log}"
    );
    for file in &served_task.hidden {
        for line in file
            .source
            .lines()
            .map(str::trim)
            .filter(|line| line.len() > 30)
        {
            assert!(!log.contains(line), "{line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_ends_with_the_one_that_started_it() {
    let (mut child, base) = start(&["--suite", "smoke", "--stop-with-parent"], &[]);
    assert_eq!(
        client()
            .get(format!("{base}/healthz"))
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
    let mut stdin = child.stdin.take().unwrap();
    stdin.flush().unwrap();
    drop(stdin);
    let status = tokio::time::timeout(
        Duration::from_secs(60),
        tokio::task::spawn_blocking(move || child.wait().unwrap()),
    )
    .await
    .expect("it ends")
    .unwrap();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn an_open_address_needs_a_token() {
    let scratch = tempfile::tempdir().unwrap();
    let refused = |arguments: &[&str], token: &str, wanted: &str| {
        let output = common::assay(scratch.path(), &["serve"])
            .args(arguments)
            .env("ASSAY_SERVE_TOKEN", token)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(wanted), "{said}");
        assert!(token.is_empty() || !said.contains(token), "{said}");
    };
    refused(&["--listen", "0.0.0.0:0"], "", "--token-file");
    refused(
        &["--listen", "127.0.0.1:0"],
        "tooshort",
        "at least 16 characters",
    );
    refused(&["--listen", "nonsense"], "", "nonsense");
    refused(
        &["--listen", "127.0.0.1:0", "--suite", "no-such"],
        "",
        "no-such",
    );
    refused(&["--token-file", "/no/such/file"], "", "/no/such/file");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refused(&["--listen", &address], "", "--listen");
}

//! The protocols of others, spoken to `assay serve`: OpenEnv, NeMo-Gym, SandboxFusion.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod common;
mod serving;

use assay::service::ServeSettings;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use serving::{Served, TASK, serve, settings, slow, solution};
use tokio_tungstenite::tungstenite::Message;

async fn served() -> Served {
    serve(common::local().await, settings(), None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_is_played_over_a_session() {
    let served = served().await;
    let mut talk = served.session().await;
    let state = talk.ask("state", json!({})).await;
    assert_eq!(state["data"]["step_count"], 0);
    assert_eq!(state["data"]["episode_id"], Value::Null);
    let first = talk
        .ask(
            "reset",
            json!({ "task": TASK, "episode_id": "mine", "seed": 1, "unknown": [] }),
        )
        .await;
    assert_eq!(first["type"], "observation", "{first}");
    let first = &first["data"];
    assert_eq!(
        (&first["reward"], &first["done"]),
        (&Value::Null, &json!(false))
    );
    let observation = &first["observation"];
    assert_eq!(observation["messages"][0]["role"], "system");
    assert!(
        observation["text"].as_str().unwrap().contains("hall"),
        "{observation}"
    );
    assert_eq!(observation["turns_left"], 3);

    // What the bench's own environment would say, word for word.
    let wrong = talk
        .ask("step", json!({ "reply": "no edit", "metadata": {} }))
        .await;
    assert_eq!(
        (&wrong["data"]["reward"], &wrong["data"]["done"]),
        (&json!(0.0), &json!(false))
    );
    assert_eq!(wrong["data"]["observation"]["stage"], "parse");
    let right = talk.ask("step", json!({ "reply": solution(TASK) })).await;
    assert_eq!(
        (&right["data"]["reward"], &right["data"]["done"]),
        (&json!(1.0), &json!(true))
    );
    assert_eq!(right["data"]["observation"]["solved"], true);
    let state = talk.ask("state", json!(null)).await;
    assert_eq!(
        state["data"],
        json!({ "episode_id": "mine", "step_count": 2, "task": TASK, "solved": true, "reward": 1.0, "done": true })
    );
    let over = talk
        .fault(&json!({ "type": "step", "data": { "reply": "x" } }).to_string())
        .await;
    assert_eq!(over, "EXECUTION_ERROR");
    // The same session goes on with another episode, and the last turn allowed ends it.
    talk.ask("reset", json!({ "task": TASK, "max_turns": 1 }))
        .await;
    let last = talk.ask("step", json!({ "reply": "no" })).await;
    assert_eq!(
        (&last["data"]["reward"], &last["data"]["done"]),
        (&json!(0.0), &json!(true))
    );
    talk.send(r#"{"type":"close"}"#).await;
    assert_eq!(talk.hear().await, None);
    served.wait_for("assay_sessions", 0.0).await;
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_session_does_not_understand_is_answered_by_its_code() {
    let served = served().await;
    let mut talk = served.session().await;
    for (text, code) in [
        ("{", "INVALID_JSON"),
        ("[]", "VALIDATION_ERROR"),
        ("{}", "UNKNOWN_TYPE"),
        (r#"{"type":"jump"}"#, "UNKNOWN_TYPE"),
        (r#"{"type":"state","more":1}"#, "VALIDATION_ERROR"),
        (r#"{"type":"step","data":{"reply":"x"}}"#, "EXECUTION_ERROR"),
        (r#"{"type":"step"}"#, "VALIDATION_ERROR"),
        (
            r#"{"type":"step","data":{"answer":"x"}}"#,
            "VALIDATION_ERROR",
        ),
        (r#"{"type":"step","data":{"reply":7}}"#, "VALIDATION_ERROR"),
        (
            r#"{"type":"reset","data":{"max_turns":0}}"#,
            "VALIDATION_ERROR",
        ),
        (
            r#"{"type":"reset","data":{"task":"no/such"}}"#,
            "EXECUTION_ERROR",
        ),
    ] {
        assert_eq!(talk.fault(text).await, code, "{text}");
    }
    let tools = talk
        .ask(
            "mcp",
            json!({ "jsonrpc": "2.0", "method": "tools/list", "id": 1 }),
        )
        .await;
    assert_eq!(tools["data"]["result"]["tools"], json!([]));
    // After all of that it still works.
    let first = talk.ask("reset", json!({ "seed": 5 })).await;
    assert_eq!(first["type"], "observation");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_seed_decides_on_the_task() {
    let served = served().await;
    let mut drawn = Vec::new();
    for seed in [0, 1, 2, 3, 0] {
        let (_, payload) = served.post("/reset", &json!({ "seed": seed })).await;
        drawn.push(payload["observation"]["task"].as_str().unwrap().to_owned());
    }
    assert_eq!(drawn[0], drawn[4]);
    drawn.sort();
    drawn.dedup();
    assert_eq!(drawn.len(), 4);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_answers_pings_while_it_grades_and_drops_the_grade_when_the_client_goes() {
    let served = served().await;
    let mut talk = served.session().await;
    talk.ask("reset", json!({ "task": TASK })).await;
    let files: assay::action::Files = serde_json::from_value(slow(0)).unwrap();
    let step = json!({ "type": "step", "data": { "reply": serving::reply(&files) } });
    talk.send(&step.to_string()).await;
    served.wait_for("assay_queue_running", 1.0).await;
    talk.socket
        .send(Message::Ping(b"there?".to_vec().into()))
        .await
        .unwrap();
    match talk.socket.next().await.unwrap().unwrap() {
        Message::Pong(bytes) => assert_eq!(&bytes[..], b"there?"),
        other => panic!("{other:?}"),
    }
    drop(talk);
    served.wait_for("assay_queue_places", 0.0).await;
    served.wait_for("assay_sessions", 0.0).await;
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_bounded_and_idle_ones_are_closed() {
    let few = ServeSettings {
        sessions: 1,
        session_idle_s: 1,
        ..settings()
    };
    let served = serve(common::local().await, few, None).await;
    let mut first = served.session().await;
    first.ask("state", json!({})).await;
    let mut second = served.session().await;
    let refused = second
        .hear()
        .await
        .expect("an error before anything is asked");
    assert_eq!(refused["data"]["code"], "CAPACITY_REACHED");
    assert_eq!(refused["data"]["max_sessions"], 1);
    assert_eq!(second.hear().await, None);
    // The first one says nothing more.
    assert_eq!(first.hear().await, None);
    served.wait_for("assay_sessions", 0.0).await;
    let mut third = served.session().await;
    assert_eq!(third.ask("state", json!({})).await["type"], "state");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn single_calls_stand_for_themselves() {
    let served = served().await;
    let body = json!({ "action": { "task": TASK, "reply": solution(TASK) }, "timeout_s": 60, "request_id": "r" });
    let (status, payload) = served.post("/step", &body).await;
    assert_eq!(
        (status, &payload["reward"], &payload["done"]),
        (200, &json!(1.0), &json!(true))
    );
    let (status, answer) = served
        .post("/step", &json!({ "action": { "reply": "x" } }))
        .await;
    assert_eq!(
        (status, &answer["error"]["field"]),
        (422, &json!("action.task"))
    );
    assert_eq!(served.get("/state").await.1["step_count"], 0);
    let (_, metadata) = served.get("/metadata").await;
    assert!(metadata["name"].is_string() && metadata["description"].is_string());
    let (_, schema) = served.get("/schema").await;
    for part in ["action", "observation", "state"] {
        assert_eq!(schema[part]["type"], "object", "{part}");
    }
    let (status, answer) = served.post("/mcp", &json!({})).await;
    assert_eq!((status, &answer["error"]["code"]), (200, &json!(-32600)));
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nemo_gym_gets_its_row_back_with_a_reward() {
    let served = served().await;
    assert_eq!(
        served.post("/seed_session", &json!({ "task": TASK })).await,
        (200, json!({}))
    );
    let message = |text: &str| {
        json!({ "type": "message", "role": "assistant", "id": "m", "status": "completed",
        "content": [{ "type": "output_text", "text": text, "annotations": [] }] })
    };
    let row = json!({
        "task": TASK,
        "responses_create_params": { "input": [{ "role": "user", "content": "…" }] },
        "response": { "id": "r", "object": "response", "output": [message("first"), message(&solution(TASK))] },
        "_ng_task_index": 7,
    });
    let (status, answer) = served.post("/verify", &row).await;
    assert_eq!(status, 200, "{answer}");
    for (name, value) in row.as_object().unwrap() {
        assert_eq!(&answer[name], value, "{name} comes back");
    }
    assert_eq!(
        (&answer["reward"], &answer["solved"]),
        (&json!(1.0), &json!(true))
    );
    assert_eq!(
        answer["reward_components"],
        json!({ "compile": 1.0, "tests": 1.0 })
    );
    let mut silent = row.clone();
    silent["response"]["output"] = json!([]);
    let (_, nothing) = served.post("/verify", &silent).await;
    assert_eq!(
        (&nothing["reward"], &nothing["stage"]),
        (&json!(0.0), &json!("parse"))
    );
    let (_, sums) = served
        .post(
            "/aggregate_metrics",
            &json!({ "verify_responses": [answer, nothing] }),
        )
        .await;
    assert_eq!(sums["key_metrics"]["mean/reward"], 0.5);
    assert_eq!(sums["group_level_metrics"][0]["_ng_task_index"], 7);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_are_run_as_sandbox_fusion_does() {
    let served = served().await;
    let run = async |extra: Value| {
        let mut body = json!({ "language": "rust", "compile_timeout": 20, "run_timeout": 5 });
        for (name, value) in extra.as_object().unwrap() {
            body[name] = value.clone();
        }
        let (status, answer) = served.post("/run_code", &body).await;
        assert_eq!(status, 200, "{answer}");
        answer
    };
    let echo = "use std::io::Read; fn main() { let mut text = String::new(); \
                std::io::stdin().read_to_string(&mut text).unwrap(); print!(\"{}\", text.len()); \
                std::fs::write(\"out.txt\", std::fs::read(\"in.txt\").unwrap()).unwrap(); }";
    // More than a pipe holds.
    let answer = run(
        json!({ "code": echo, "stdin": "x".repeat(200_000), "files": { "in.txt": "aGk=" },
        "fetch_files": ["out.txt", "nothing.txt"] }),
    )
    .await;
    assert_eq!(answer["status"], "Success", "{answer}");
    assert_eq!(answer["run_result"]["stdout"], "200000");
    assert_eq!(answer["files"], json!({ "out.txt": "aGk=" }));
    let answer = run(json!({ "code": "fn main() { x }" })).await;
    assert_eq!(answer["status"], "Failed");
    assert_eq!(answer["compile_result"]["return_code"], 1);
    assert_eq!(answer["run_result"], Value::Null);
    let answer = run(json!({ "code": "fn main() { std::process::exit(3) }" })).await;
    assert_eq!(
        (&answer["status"], &answer["run_result"]["return_code"]),
        (&json!("Failed"), &json!(3))
    );
    let answer = run(json!({ "code": "fn main() { loop {} }", "run_timeout": 0.5 })).await;
    assert_eq!(answer["run_result"]["status"], "TimeLimitExceeded");
    let answer = run(json!({ "code": "fn main() { std::process::abort() }" })).await;
    assert_eq!(
        (&answer["status"], &answer["run_result"]["status"]),
        (&json!("Failed"), &json!("Error"))
    );
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_reach_nothing_outside() {
    let served = served().await;
    for body in [
        "std::fs::read_to_string(\"/etc/passwd\").is_ok()",
        "std::fs::read_dir(\"/work\").is_ok()",
        "std::fs::read_to_string(\"/work/source/main.rs\").is_ok()",
        "std::fs::write(\"/work/left\", \"x\").is_ok()",
        "std::net::TcpStream::connect(\"127.0.0.1:80\").is_ok()",
        "std::net::UdpSocket::bind(\"127.0.0.1:0\").is_ok()",
        "std::process::Command::new(\"/bin/sh\").status().is_ok()",
        "std::env::vars().any(|(name, _)| name.contains(\"ASSAY\") || name.contains(\"HOME\"))",
    ] {
        let code = format!("fn main() {{ let broke = {body}; println!(\"{{broke}}\"); }}");
        let (_, answer) = served
            .post("/run_code", &json!({ "code": code, "language": "rust" }))
            .await;
        let run = &answer["run_result"];
        // Refused with an error, or ended on the spot.
        assert!(
            run["stdout"] == "false\n" || run["status"] == "Error",
            "{body}: {answer}"
        );
    }
    for (field, body) in [
        ("language", json!({ "code": "", "language": "python" })),
        ("files", json!({ "code": "", "files": { "../x": "" } })),
        ("files", json!({ "code": "", "files": { "x": "%" } })),
        (
            "fetch_files",
            json!({ "code": "", "fetch_files": ["/etc/passwd"] }),
        ),
        ("run_timeout", json!({ "code": "", "run_timeout": 100_000 })),
    ] {
        let (status, answer) = served.post("/run_code", &body).await;
        assert_eq!(
            (status, &answer["error"]["field"]),
            (422, &json!(field)),
            "{answer}"
        );
    }
    served.end().await;
}

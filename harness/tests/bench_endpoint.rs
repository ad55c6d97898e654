//! Whole runs of models behind endpoints, against a real server on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;
mod common;

use assay::endpoint::Message;
use assay::trajectory::{EndClass, Status, read_run};
use chat_server::{FakeServer, Reply};
use common::assay;
use serde_json::Value;

const TASKS: &str = "{compile-fix/hall-of-fame,signature/branch-line}";

/// A model that first breaks the task and then solves it, from what it is told alone.
fn pupil(messages: &[(String, String)]) -> Reply {
    let solution = std::fs::read_to_string(
        common::top().join("tasks/signature/branch-line/solution/src/builder.rs"),
    );
    let turns = messages
        .iter()
        .filter(|(role, _)| role == "assistant")
        .count();
    match turns {
        0 => "I am not sure what to do.".into(),
        1 => "Perhaps so:\n```rust src/builder.rs\nfn broken( {\n```\n".into(),
        _ => match solution {
            Ok(solution) => format!("<think>```rust src/builder.rs\nno\n```</think>Now it is clear.\n```rust src/builder.rs\n{solution}```\n").as_str().into(),
            Err(_) => "lost".into(),
        },
    }
}

#[test]
fn a_model_behind_an_endpoint_is_driven_through_its_turns() {
    let editable = common::task("signature/branch-line").manifest.editable;
    assert_eq!(editable, ["src/builder.rs"], "the pupil edits this file");
    let results = tempfile::tempdir().unwrap();
    let server = FakeServer::model(|messages: &[(String, String)]| pupil(messages));
    let output = assay(
        results.path(),
        &[
            "bench",
            "--sandbox",
            "local",
            "--run",
            "taught",
            "--tasks",
            "signature/branch-line",
            "--model",
            "openai:pupil",
            "--json",
        ],
    )
    .env("OPENAI_BASE_URL", server.base_url())
    .env("OPENAI_API_KEY", "sk-not-to-be-seen")
    .output()
    .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let trajectories = read_run(&results.path().join("taught")).unwrap();
    let [episode] = trajectories.as_slice() else {
        panic!("one episode")
    };
    let stages: Vec<_> = episode
        .turns
        .iter()
        .map(|turn| turn.grade.stops_at.name())
        .collect();
    assert_eq!(stages, ["parse", "compile", "solved"]);
    assert_eq!(episode.reward, Some(1.0));
    assert!(episode.turns[0].messages.len() == 2 && episode.totals.usage.prompt_tokens > 0);
    let told: &Message = &episode.turns[2].messages[0];
    assert!(
        told.content.contains("does not compile"),
        "{}",
        told.content
    );
    // Hidden tests and the key are told to nobody.
    let record = std::fs::read_to_string(results.path().join("taught/trajectories.jsonl")).unwrap();
    for file in ["trajectories.jsonl", "run.json", "log"] {
        let text = std::fs::read_to_string(results.path().join("taught").join(file)).unwrap();
        assert!(!text.contains("sk-not-to-be-seen"), "{file}");
    }
    assert!(!record.contains("#[test]"));
}

#[test]
fn an_endpoint_that_fails_leaves_ungraded_episodes_and_never_a_zero() {
    let results = tempfile::tempdir().unwrap();
    let server = FakeServer::script([Reply::error(401, "wrong key")]);
    let output = assay(
        results.path(),
        &[
            "bench",
            "--sandbox",
            "local",
            "--run",
            "locked-out",
            "--tasks",
            TASKS,
            "--model",
            "openai:any",
            "--model",
            "stub",
            "--json",
        ],
    )
    .env("OPENAI_BASE_URL", server.base_url())
    .output()
    .unwrap();
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for one in read_run(&results.path().join("locked-out")).unwrap() {
        if one.model == "stub" {
            assert_eq!(one.status, Status::Graded);
        } else {
            assert_eq!(
                (one.status, one.class, one.reward),
                (Status::Ungraded, Some(EndClass::EndpointAuth), None)
            );
        }
    }
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["leaderboard"].to_string().contains("ungraded"));
}

#[test]
fn a_model_can_be_checked_before_a_run() {
    let results = tempfile::tempdir().unwrap();
    let check = |address: &str| {
        assay(
            results.path(),
            &["models", "check", "openai:test-model", "--json"],
        )
        .env("OPENAI_BASE_URL", address)
        .output()
        .unwrap()
    };
    let server = FakeServer::model(|_: &[(String, String)]| "hello");
    let output = check(server.base_url());
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (output.status.code(), &report["reachable"]["verdict"]),
        (Some(0), &Value::from("works"))
    );
    let address = server.base_url().to_owned();
    drop(server);
    let output = check(&address);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (output.status.code(), &report["reachable"]["verdict"]),
        (Some(1), &Value::from("does_not_work"))
    );
    // A built-in policy has nothing to check.
    let output = assay(results.path(), &["models", "check", "oracle"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

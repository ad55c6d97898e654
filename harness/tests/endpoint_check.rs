//! The endpoint check against servers that can much, little or nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;

use assay::endpoint::{CheckReport, Endpoint, EndpointConfig, Verdict};
use chat_server::{Answer, FakeServer, MODEL, Reply, Seen};
use serde_json::{Value, json};

async fn check(server: &FakeServer, model: &str) -> CheckReport {
    let mut config = EndpointConfig::new(server.base_url(), model);
    config.max_retry_wait_s = 0.01;
    Endpoint::new("test", config, None).unwrap().check().await
}

fn verdicts(report: &CheckReport) -> Vec<(&'static str, Verdict)> {
    let findings = report.findings();
    findings
        .map(|(name, finding)| (name, finding.verdict))
        .to_vec()
}

/// A server that can do everything asked of it.
fn able(seen: &Seen) -> Reply {
    let mut choice = json!({"index": 0, "delta": {"reasoning_content": "hm", "content": "ok"},
        "finish_reason": "stop"});
    let mut chunk = json!({"model": "real-name",
        "usage": {"prompt_tokens": 3, "completion_tokens": 2}});
    if seen.body["logprobs"] == json!(true) {
        choice["logprobs"] = json!({"content": [{"token": "ok", "logprob": -0.1}]});
    }
    if seen.body["return_token_ids"] == json!(true) {
        choice["token_ids"] = json!([7]);
        chunk["prompt_token_ids"] = json!([1, 2, 3]);
    }
    if seen.body["tools"].is_array() {
        choice["delta"]["tool_calls"] = json!([{"index": 0, "function": {"name": "get_time"}}]);
    }
    chunk["choices"] = json!([choice]);
    Reply::events([format!("data: {chunk}\n\ndata: [DONE]\n\n")])
}

#[tokio::test]
async fn an_able_server_passes_everything() {
    let server = FakeServer::choosing(able);
    let report = check(&server, MODEL).await;
    for (name, verdict) in verdicts(&report) {
        assert_eq!(verdict, Verdict::Works, "{name}: {report:#?}");
    }
    assert_eq!(report.served_model.as_deref(), Some("real-name"));
    assert_eq!(report.spent.total(), 25);
    assert!(report.reasoning.detail.contains("reasoning_content"));
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<CheckReport>(&json).unwrap(), report);
}

#[tokio::test]
async fn a_plain_server_is_usable_and_told_apart() {
    // No streams, no usage, and a refusal for every option it does not know.
    let server = FakeServer::choosing(|seen: &Seen| {
        for field in ["seed", "logprobs", "tools"] {
            if seen.body.get(field).is_some() {
                return Reply::error(400, &format!("unknown field {field}"));
            }
        }
        if seen.body["stream"] == json!(true) {
            return Reply::error(400, "streaming is not supported");
        }
        Reply::from(Answer {
            text: "ok".into(),
            reasoning: None,
            finish: "stop".into(),
            usage: false,
        })
    });
    let report = check(&server, "unlisted").await;
    assert!(report.is_usable());
    use Verdict::*;
    let expected = [
        ("reachable", Works),
        ("model listed", DoesNotWork),
        ("streaming", DoesNotWork),
        ("usage", DoesNotWork),
        ("reasoning", Unknown),
        ("seed", DoesNotWork),
        ("logprobs", DoesNotWork),
        ("token ids", DoesNotWork),
        ("tools", DoesNotWork),
    ];
    assert_eq!(verdicts(&report), expected);
    let seeded = |seen: &Seen| seen.body.get("seed").is_some();
    assert_eq!(
        server.requests().iter().filter(|seen| seeded(seen)).count(),
        1
    );
}

#[tokio::test]
async fn a_server_that_refuses_everything_is_not_usable() {
    let server = FakeServer::script([Reply::error(401, "who are you?")]);
    let report = check(&server, MODEL).await;
    assert!(!report.is_usable());
    assert_eq!(report.reachable.verdict, Verdict::DoesNotWork);
    assert!(report.reachable.detail.contains("auth"), "{report:#?}");
    assert_eq!(report.seed.verdict, Verdict::Unknown);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_reported_and_no_error() {
    let server = FakeServer::script(["x"]);
    let mut config = EndpointConfig::new(server.base_url(), MODEL);
    config.max_retry_wait_s = 0.01;
    drop(server);
    let report = Endpoint::new("test", config, None).unwrap().check().await;
    assert!(!report.is_usable());
    assert!(report.reachable.detail.contains("network"), "{report:#?}");
    let unknown: Value = serde_json::to_value(report.model_listed.verdict).unwrap();
    assert_eq!(unknown, json!("unknown"));
}

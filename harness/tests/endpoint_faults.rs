//! The endpoint client against a server that refuses, stalls, vanishes and leaks.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;

use std::time::Duration;

use assay::endpoint::{EndpointConfig, FailureClass, HiddenValue, Message, Side};
use chat_server::trial::{
    KEY, assert_final, assert_recovers, call, classes, config, delta, endpoint,
};
use chat_server::{Answer, End, FakeServer, MODEL, Reply, error_json};
use serde_json::{Value, json};

#[tokio::test]
async fn passing_troubles_are_tried_again() {
    use FailureClass::*;
    for (status, class) in [
        (408, Timeout),
        (409, ServerError),
        (425, ServerError),
        (429, RateLimited),
        (500, ServerError),
        (502, ServerError),
        (503, ServerError),
        (529, ServerError),
    ] {
        assert_recovers(Reply::error(status, "sorry"), class, |_| ()).await;
        assert_recovers(Reply::error(status, "sorry"), class, |c| c.stream = false).await;
    }
    assert_recovers(Reply::reset(), Network, |_| ()).await;
    assert_recovers(Reply::reset(), Network, |c| c.stream = false).await;
}

#[tokio::test]
async fn lasting_troubles_are_not_tried_again() {
    use FailureClass::*;
    for (status, class) in [
        (400, BadRequest),
        (401, Auth),
        (403, Auth),
        (404, NotFound),
        (413, TooLarge),
        (422, BadRequest),
        (301, BadRequest),
    ] {
        let failure = assert_final(Reply::error(status, "no"), class).await;
        assert_eq!(failure.attempts[0].http_status, Some(status));
        assert!(failure.message.contains(&status.to_string()), "{failure}");
    }
    let full = Reply::error(400, "This model's maximum context length is 8 tokens");
    assert_eq!(
        assert_final(full, ContextLength).await.class.side(),
        Side::Model
    );
    let filter = json!({"error": {"code": "content_filter", "message": "no"}});
    assert_final(Reply::json(400, &filter), Refused).await;
    let quota = json!({"error": {"code": "insufficient_quota", "message": "pay"}});
    assert_final(Reply::json(429, &quota), RateLimited).await;
}

#[tokio::test]
async fn silence_ends_an_attempt() {
    use FailureClass::Timeout;
    let edit = |c: &mut EndpointConfig| c.idle_timeout_s = 1.0;
    let hang = Reply::events([delta("some")]).ending(End::Hang);
    assert_recovers(hang, Timeout, edit).await;
    // Not even headers: the server sits on the request.
    let asleep = Reply::from("late").after(Duration::from_secs(600));
    assert_recovers(asleep, Timeout, edit).await;
    let body = Reply::raw(200, "application/json", "{").ending(End::Hang);
    assert_recovers(body, Timeout, |c| {
        c.stream = false;
        c.idle_timeout_s = 1.0;
    })
    .await;
    // Without a stream nothing is expected before the answer; a hung server still ends.
    let asleep = Reply::from("late").after(Duration::from_secs(600));
    assert_recovers(asleep, Timeout, |c| {
        c.stream = false;
        c.request_timeout_s = 1.5;
    })
    .await;
}

#[tokio::test]
async fn attempts_end_and_all_are_recorded() {
    let server = FakeServer::script([
        Reply::error(500, "first"),
        Reply::reset(),
        Reply::events([delta("x")]),
        Reply::error(503, "fourth"),
    ]);
    let result = call(&server, |c| c.max_attempts = 4).await;
    use FailureClass::*;
    let expected = [ServerError, Network, CutStream, ServerError].map(Some);
    assert_eq!(classes(&result), expected);
    let failure = result.unwrap_err();
    assert!(failure.message.contains("4 attempts"), "{failure}");
    assert!(failure.message.contains("fourth"), "{failure}");
    let statuses: Vec<_> = failure.attempts.iter().map(|a| a.http_status).collect();
    assert_eq!(statuses, [Some(500), None, Some(200), Some(503)]);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_network_failure() {
    let server = FakeServer::script(["x"]);
    let config = config(&server);
    drop(server);
    let failure = endpoint(config)
        .chat(&[Message::user("x")], None)
        .await
        .unwrap_err();
    assert_eq!(failure.class, FailureClass::Network);
    assert_eq!(failure.attempts.len(), 3);
    assert!(
        failure.message.to_lowercase().contains("refused"),
        "{failure}"
    );
}

#[tokio::test]
async fn short_waits_the_server_asks_for_are_granted_and_long_ones_end_the_call() {
    let limited = |name, value| Reply::error(429, "slow down").header(name, value);
    for reply in [limited("retry-after", "0"), limited("retry-after-ms", "3")] {
        assert_recovers(reply, FailureClass::RateLimited, |_| ()).await;
    }
    for (name, value) in [
        ("retry-after", "3600"),
        ("retry-after-ms", "3600000"),
        ("retry-after", "Tue, 31 Dec 2199 23:59:59 GMT"),
    ] {
        let failure = assert_final(limited(name, value), FailureClass::RateLimited).await;
        assert!(failure.message.contains("max_retry_wait_s"), "{failure}");
    }
}

#[tokio::test]
async fn a_429_holds_back_everyone() {
    let server = FakeServer::script([
        Reply::error(429, "wait").header("retry-after", "30"),
        Reply::from("too early"),
    ]);
    let mut config = config(&server);
    config.max_retry_wait_s = 60.0;
    let endpoint = endpoint(config);
    let first = endpoint.clone();
    let first = tokio::spawn(async move { first.chat(&[Message::user("a")], None).await });
    server.wait_for_requests(1).await;
    // The reply to the first is on its way; give the client time to read it.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let messages = [Message::user("b")];
    let second = endpoint.chat(&messages, None);
    let second = tokio::time::timeout(Duration::from_millis(300), second).await;
    assert!(second.is_err(), "the second call did not wait");
    assert_eq!(server.requests().len(), 1);
    first.abort();
}

#[tokio::test]
async fn servers_without_stream_options_are_asked_without_them() {
    let server = FakeServer::choosing(|seen| {
        if seen.body.get("stream_options").is_some() {
            Reply::error(400, "Unknown field: stream_options")
        } else {
            Reply::from("fine")
        }
    });
    let mut config = config(&server);
    config.max_attempts = 1;
    let endpoint = endpoint(config);
    let messages = [Message::user("x")];
    let first = endpoint.chat(&messages, None).await;
    assert_eq!(classes(&first), [Some(FailureClass::BadRequest), None]);
    // It is remembered, by clones too.
    let second = endpoint.clone().chat(&messages, None).await;
    assert_eq!(classes(&second), [None]);
    // A server that refuses whatever we send is not asked forever.
    let server = FakeServer::script([Reply::error(400, "stream_options, as always")]);
    let stubborn = call(&server, |_| ()).await;
    assert_eq!(classes(&stubborn), [Some(FailureClass::BadRequest); 2]);
}

#[tokio::test]
async fn refusals_and_errors_inside_replies_keep_their_class() {
    use FailureClass::*;
    let event = |value: &Value| format!("data: {value}\n\n");
    let refusal =
        json!({"choices": [{"delta": {"refusal": "I will not"}, "finish_reason": "stop"}]});
    let failure = assert_final(Reply::events([event(&refusal)]), Refused).await;
    assert!(failure.message.contains("I will not"), "{failure}");
    let full = error_json("prompt is too long");
    assert_final(Reply::events([event(&full)]), ContextLength).await;
    let boom = Reply::events([delta("x"), event(&error_json("boom"))]);
    assert_recovers(boom, ServerError, |_| ()).await;
    let abort = Reply::from(Answer {
        text: "x".into(),
        reasoning: None,
        finish: "abort".into(),
        usage: true,
    });
    assert_recovers(abort, ServerError, |_| ()).await;
}

#[tokio::test]
async fn the_key_is_never_told() {
    // `call` looks through everything that comes back; here the server does its best to leak.
    let echo = format!("bad key {KEY} (Bearer {KEY})");
    let chunk = |text: &str| format!("data: {}\n\n", error_json(text));
    for reply in [
        Reply::error(401, &echo),
        Reply::error(500, &echo),
        Reply::raw(500, "text/plain", echo.clone()),
        Reply::raw(200, "text/html", echo.clone()),
        Reply::raw(200, &format!("text/{KEY}"), "x"),
        Reply::events([chunk(&echo)]),
        Reply::events([format!("data: {{{KEY}\n\n")]),
        Reply::events([echo.clone()]),
        Reply::json(
            200,
            &json!({"choices": [{"delta": {"refusal": echo}, "finish_reason": "stop"}]}),
        ),
        Reply::json(
            200,
            &json!({"choices": [{"delta": {"content": 1}}], "x": echo}),
        ),
    ] {
        let server = FakeServer::script([reply]);
        let failure = call(&server, |c| c.max_attempts = 1).await.unwrap_err();
        assert!(failure.message.contains("[hidden]"), "{failure}");
    }
    let mut config = EndpointConfig::new("http://127.0.0.1:1/v1", MODEL);
    config
        .extra_headers
        .insert("api-key".into(), HiddenValue::from("other-secret"));
    let shown = format!("{:?}", endpoint(config));
    assert!(
        !shown.contains(KEY) && !shown.contains("other-secret"),
        "{shown}"
    );
}

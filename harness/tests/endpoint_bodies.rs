//! The endpoint client against replies that are cut, huge, odd or no completions at all.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;

use assay::endpoint::FailureClass;
use chat_server::trial::{assert_final, assert_recovers, call, classes, delta};
use chat_server::{End, FakeServer, Reply, error_json};
use serde_json::json;

#[tokio::test]
async fn replies_that_are_no_completions_are_invalid() {
    use FailureClass::InvalidResponse;
    let html = "<html><body>Sign in to continue</body></html>";
    let error = error_json("overloaded").to_string();
    let broken = r#"{"choices": [}"#;
    for body in [
        html,
        broken,
        &error,
        "",
        "null",
        "[]",
        r#"{"ok":true}"#,
        "\u{0}\u{1}",
    ] {
        for kind in ["application/json", "text/html", "text/event-stream"] {
            let reply = || Reply::raw(200, kind, body.to_owned());
            let class = match (body, kind) {
                // Nothing at all in a stream is a stream cut at its very beginning.
                ("", "text/event-stream") => FailureClass::CutStream,
                _ => InvalidResponse,
            };
            assert_recovers(reply(), class, |_| ()).await;
            assert_recovers(reply(), InvalidResponse, |c| c.stream = false).await;
        }
    }
    let odd = "data: {\"choices\": [}\n\n".to_owned();
    assert_recovers(Reply::events([odd]), InvalidResponse, |_| ()).await;
    let odd = "data: {\"choices\":[{\"delta\":{\"content\":5}}]}\n\n".to_owned();
    assert_recovers(Reply::events([delta("x"), odd]), InvalidResponse, |_| ()).await;
    let bytes = Reply::raw(200, "text/event-stream", b"data: \xff\xfe\n\n".to_vec());
    assert_recovers(bytes, InvalidResponse, |_| ()).await;
    assert_recovers(
        Reply::raw(204, "application/json", ""),
        InvalidResponse,
        |_| (),
    )
    .await;
}

#[tokio::test]
async fn replies_without_choices_are_empty() {
    use FailureClass::Empty;
    let none = json!({"choices": [], "usage": {"prompt_tokens": 4, "completion_tokens": 0}});
    assert_recovers(Reply::json(200, &none), Empty, |c| c.stream = false).await;
    let stream = || Reply::events([format!("data: {none}\n\n"), "data: [DONE]\n\n".into()]);
    assert_recovers(stream(), Empty, |_| ()).await;
    // What a failed attempt cost is known and kept.
    let server = FakeServer::script([stream()]);
    let failure = call(&server, |c| {
        c.max_attempts = 2;
        c.price_input_per_million = Some(1e6);
        c.price_output_per_million = Some(0.0);
    })
    .await
    .unwrap_err();
    assert_eq!(failure.usage.map(|usage| usage.prompt_tokens), Some(8));
    assert_eq!(failure.cost_usd, Some(8.0));
}

#[tokio::test]
async fn odd_but_honest_replies_are_taken() {
    let whole = json!({"created": "today", "service_tier": "standard", "unknown": [1],
        "choices": [{"index": 0, "message": {"role": "robot", "content": "fine", "tool_calls": [],
        "mood": {}}, "finish_reason": "stop", "stop_reason": 17}], "usage": null});
    let pretty = serde_json::to_string_pretty(&whole).unwrap();
    // A server that ignores `stream`, and one that mislabels its stream.
    for reply in [
        Reply::raw(200, "application/json; charset=utf-8", pretty),
        Reply::raw(
            200,
            "text/plain",
            format!(": hi\n\ndata: {whole}\n\ndata: [DONE]\n\n"),
        ),
        Reply::events(["\u{feff}".to_owned(), format!("data: {whole}\r\n\r\n")]),
        Reply::events([format!("event: x\nid: 1\ndata: {whole}\n\n")]),
    ] {
        let server = FakeServer::script([reply]);
        let completion = call(&server, |_| ()).await.unwrap();
        assert_eq!(completion.text, "fine");
    }
    let null = json!({"choices": [{"message": {"content": null, "reasoning": "long"},
        "finish_reason": "length"}]});
    let server = FakeServer::script([Reply::json(200, &null)]);
    let completion = call(&server, |c| c.stream = false).await.unwrap();
    assert_eq!(
        (completion.text.as_str(), completion.reasoning.as_deref()),
        ("", Some("long"))
    );
}

#[tokio::test]
async fn huge_replies_are_given_up_on() {
    let filler = "x".repeat(1 << 20);
    let line = Reply::events([filler.clone()]).ending(End::Endless);
    assert_final(line, FailureClass::TooLarge).await;
    let newlines = Reply::events(["\n".repeat(1 << 20)]).ending(End::Endless);
    assert_final(newlines, FailureClass::TooLarge).await;
    let body = Reply::raw(200, "application/json", filler.clone()).ending(End::Endless);
    assert_final(body, FailureClass::TooLarge).await;
    // An endless error page is read only as far as its message needs.
    let error = Reply::raw(400, "text/html", filler).ending(End::Endless);
    let failure = assert_final(error, FailureClass::BadRequest).await;
    assert!(failure.message.len() < 1000);
}

#[tokio::test]
async fn an_answer_too_long_for_its_time_is_not_tried_again() {
    let babble = Reply::events([delta("more")]).ending(End::Endless);
    let server = FakeServer::script([babble]);
    let failure = call(&server, |c| c.request_timeout_s = 1.0)
        .await
        .unwrap_err();
    // A fast machine may reach the size limit first; both end the call at once.
    let ended = [FailureClass::Timeout, FailureClass::TooLarge];
    assert!(ended.contains(&failure.class), "{failure}");
    assert_eq!(failure.attempts.len(), 1);
}

#[tokio::test]
async fn cut_streams_are_never_taken_as_answers() {
    use FailureClass::CutStream;
    let half = r#"data: {"choices":[{"index":0,"del"#.to_owned();
    for end in [End::Proper, End::Cut] {
        let cut = |pieces: Vec<String>| Reply::events(pieces).ending(end);
        assert_recovers(cut(vec![delta("some"), delta(" text")]), CutStream, |_| ()).await;
        assert_recovers(cut(vec![delta("some"), half.clone()]), CutStream, |_| ()).await;
        assert_recovers(cut(vec![half.clone()]), CutStream, |_| ()).await;
    }
    assert_recovers(Reply::events(Vec::<String>::new()), CutStream, |_| ()).await;
    // Even a server that says it is done has to say why.
    let unfinished = Reply::events([delta("some"), "data: [DONE]\n\n".into()]);
    assert_recovers(unfinished, CutStream, |_| ()).await;
    let part = Reply::raw(200, "application/json", r#"{"choices":[{"#).ending(End::Cut);
    assert_recovers(part, CutStream, |c| c.stream = false).await;
}

#[tokio::test]
async fn an_answer_that_was_complete_survives_what_follows() {
    let finish = r#"data: {"choices":[{"delta":{"content":"all"},"finish_reason":"stop"}]}"#;
    for end in [End::Proper, End::Cut, End::Hang] {
        let reply = Reply::events([format!("{finish}\n\n")]).ending(end);
        let server = FakeServer::script([reply]);
        let result = call(&server, |c| c.idle_timeout_s = 1.0).await;
        assert_eq!(classes(&result), [None], "{end:?}");
        let completion = result.unwrap();
        assert_eq!(completion.text, "all");
        assert!(completion.usage.estimated);
    }
}

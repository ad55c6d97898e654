//! The endpoint client against a well-behaved server: answers, options, limits, records.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;

use std::time::Duration;

use assay::endpoint::{
    Completion, Endpoint, EndpointConfig, EndpointError, HiddenValue, MaxTokensField, Message,
    StopReason,
};
use chat_server::{Answer, FakeServer, MODEL, Reply};
use futures::future::join_all;
use serde_json::{Value, json};

const KEY: &str = "sk-very-secret-key";

fn config(server: &FakeServer) -> EndpointConfig {
    let mut config = EndpointConfig::new(server.base_url(), MODEL);
    config.max_retry_wait_s = 0.01;
    config
}

fn endpoint(config: EndpointConfig) -> Endpoint {
    Endpoint::new("test", config, Some(KEY.to_owned())).unwrap()
}

fn hello() -> [Message; 2] {
    [Message::system("be brief"), Message::user("hello")]
}

fn answer(text: &str) -> Answer {
    Answer {
        text: text.to_owned(),
        reasoning: None,
        finish: "stop".to_owned(),
        usage: true,
    }
}

async fn chat(server: &FakeServer, edit: impl FnOnce(&mut EndpointConfig)) -> Completion {
    let mut config = config(server);
    edit(&mut config);
    endpoint(config).chat(&hello(), Some(7)).await.unwrap()
}

#[tokio::test]
async fn streamed_and_whole_answers_are_the_same() {
    let text = "fn main() { println!(\"h\u{e9}llo \u{1f980}\"); }\r\n\ndata: [DONE]\n";
    let server = FakeServer::script([answer(text)]);
    let streamed = chat(&server, |_| ()).await;
    let whole = chat(&server, |c| c.stream = false).await;
    for completion in [&streamed, &whole] {
        assert_eq!(completion.text, text);
        assert_eq!(completion.stop_reason, StopReason::Stop);
        assert_eq!(completion.served_model.as_deref(), Some(MODEL));
        assert_eq!(completion.usage.prompt_tokens, 10);
        assert!(!completion.usage.estimated);
        assert_eq!(completion.attempts.len(), 1);
        assert_eq!(completion.attempts[0].class, None);
        assert_eq!(completion.attempts[0].http_status, Some(200));
        assert_eq!(completion.attempts[0].usage, Some(completion.usage));
    }
    assert!(streamed.time_to_first_token_ms.is_some());
    assert!(whole.time_to_first_token_ms.is_none());
}

#[tokio::test]
async fn requests_carry_exactly_what_is_configured() {
    let server = FakeServer::script(["x"]);
    chat(&server, |_| ()).await;
    chat(&server, |c| {
        c.stream = false;
        c.seed = false;
        c.temperature = Some(0.7);
        c.top_p = Some(0.9);
        c.max_output_tokens = Some(99);
        c.max_tokens_field = MaxTokensField::MaxCompletionTokens;
        c.stop = vec!["END".into()];
        c.logprobs = true;
        c.token_ids = true;
        c.extra_body = json!({"top_k": 5, "chat_template_kwargs": {"a": 1}})
            .as_object()
            .unwrap()
            .clone();
        c.extra_headers
            .insert("x-team".into(), HiddenValue::from("blue"));
    })
    .await;
    let seen = server.requests();
    let messages = json!([{"role": "system", "content": "be brief"},
        {"role": "user", "content": "hello"}]);
    assert_eq!(
        seen[0].body,
        json!({"model": MODEL, "messages": messages, "stream": true, "seed": 7,
            "stream_options": {"include_usage": true}})
    );
    assert_eq!(
        seen[1].body,
        json!({"model": MODEL, "messages": messages, "stream": false, "temperature": 0.7,
            "top_p": 0.9, "max_completion_tokens": 99, "stop": ["END"], "logprobs": true,
            "return_token_ids": true, "top_k": 5, "chat_template_kwargs": {"a": 1}})
    );
    assert_eq!(seen[0].header("authorization"), format!("Bearer {KEY}"));
    assert_eq!(seen[1].header("x-team"), "blue");
}

#[tokio::test]
async fn nothing_leaks_in_from_the_environment() {
    // Run in a process of its own, because variables are set for the whole process.
    if std::env::var_os("OPENAI_API_KEY").is_none() {
        let status = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "nothing_leaks_in_from_the_environment"])
            .envs([
                ("OPENAI_API_KEY", "sk-from-environment"),
                ("OPENAI_BASE_URL", "http://127.0.0.1:9/v1"),
                ("OPENAI_ORG_ID", "org-env"),
                ("OPENAI_PROJECT_ID", "proj-env"),
                ("HTTP_PROXY", "http://127.0.0.1:9"),
                ("http_proxy", "http://127.0.0.1:9"),
            ])
            .status()
            .unwrap();
        assert!(status.success());
        return;
    }
    let server = FakeServer::script(["x"]);
    let endpoint = Endpoint::new("test", config(&server), None).unwrap();
    endpoint.chat(&hello(), None).await.unwrap();
    let seen = &server.requests()[0];
    assert!(!seen.headers.contains_key("authorization"));
    let all = format!("{:?}", seen.headers);
    assert!(!all.contains("env"), "{all}");
}

#[tokio::test]
async fn reasoning_is_found_under_either_name_or_both() {
    for names in [
        vec!["reasoning"],
        vec!["reasoning_content"],
        vec!["reasoning", "reasoning_content"],
    ] {
        let server = FakeServer::script([Answer {
            reasoning: Some(("let me see".into(), names.clone())),
            ..answer("done")
        }]);
        for stream in [true, false] {
            let completion = chat(&server, |c| c.stream = stream).await;
            assert_eq!(
                completion.reasoning.as_deref(),
                Some("let me see"),
                "{names:?}"
            );
            assert_eq!(completion.text, "done");
        }
    }
}

#[tokio::test]
async fn missing_usage_is_estimated_and_says_so() {
    let server = FakeServer::script([Answer {
        usage: false,
        ..answer("12345678")
    }]);
    let completion = chat(&server, |_| ()).await;
    assert!(completion.usage.estimated);
    assert_eq!(completion.usage.completion_tokens, 2);
    assert!(completion.usage.prompt_tokens > 0);
}

#[tokio::test]
async fn answers_cost_what_the_prices_say() {
    let server = FakeServer::script(["1234567"]);
    let completion = chat(&server, |c| {
        c.price_input_per_million = Some(1000.0);
        c.price_output_per_million = Some(5000.0);
    })
    .await;
    let cost = completion.cost_usd.unwrap();
    assert!((cost - 0.015).abs() < 1e-9, "{cost}");
    assert_eq!(
        chat(&server, |c| c.price_input_per_million = Some(1.0))
            .await
            .cost_usd,
        None
    );
}

#[tokio::test]
async fn ids_and_logprobs_are_gathered_over_the_stream() {
    let chunk = |v: Value| format!("data: {v}\n\n");
    let token = |t: &str| json!({"content": [{"token": t, "logprob": -0.5, "bytes": [1], "top_logprobs": []}]});
    let server = FakeServer::script([Reply::events([
        chunk(
            json!({"prompt_token_ids": [1, 2], "choices": [{"delta": {"content": "a"},
            "token_ids": [3], "logprobs": token("a")}]}),
        ),
        chunk(
            json!({"choices": [{"delta": {"content": "b"}, "token_ids": [4, 5],
            "logprobs": token("b"), "finish_reason": "length"}]}),
        ),
        "data: [DONE]\n\n".to_owned(),
    ])]);
    let completion = chat(&server, |_| ()).await;
    assert_eq!(completion.prompt_token_ids, Some(vec![1, 2]));
    assert_eq!(completion.token_ids, Some(vec![3, 4, 5]));
    let tokens = completion.logprobs.unwrap();
    assert_eq!((tokens.len(), tokens[1].token.as_str()), (2, "b"));
    assert_eq!(completion.stop_reason, StopReason::Length);
}

#[tokio::test]
async fn at_most_the_configured_number_of_requests_is_in_flight() {
    let server = FakeServer::script([Reply::from("x").in_company_of(3)]);
    let mut config = config(&server);
    config.concurrency = 3;
    let endpoint = endpoint(config);
    let messages = hello();
    let calls = (0..9).map(|_| {
        let clone = endpoint.clone();
        let messages = &messages;
        async move { clone.chat(messages, None).await.unwrap() }
    });
    assert_eq!(join_all(calls).await.len(), 9);
    assert_eq!(server.max_in_flight(), 3);
}

#[tokio::test]
async fn dropping_a_call_frees_its_slot() {
    let server = FakeServer::choosing(|seen| {
        let hang = seen.body["messages"][0]["content"] == json!("hang");
        let reply = Reply::from("x");
        if hang {
            reply
                .ending(chat_server::End::Hang)
                .after(Duration::from_secs(60))
        } else {
            reply
        }
    });
    let mut config = config(&server);
    config.concurrency = 1;
    let endpoint = endpoint(config);
    let hanging = [Message::user("hang")];
    tokio::select! {
        _ = endpoint.chat(&hanging, None) => panic!("the server answered"),
        () = server.wait_for_requests(1) => {}
    }
    assert_eq!(endpoint.chat(&hello(), None).await.unwrap().text, "x");
}

#[tokio::test]
async fn the_scripted_model_answers_by_conversation() {
    let server = FakeServer::model(|messages: &[(String, String)]| {
        format!(
            "{} messages, last from {}",
            messages.len(),
            messages[messages.len() - 1].0
        )
    });
    assert_eq!(
        chat(&server, |_| ()).await.text,
        "2 messages, last from user"
    );
}

#[tokio::test]
async fn records_survive_a_round_trip() {
    let server = FakeServer::script([Reply::error(500, "once"), Reply::from("fine")]);
    let completion = chat(&server, |_| ()).await;
    let json = serde_json::to_string(&completion).unwrap();
    assert!(json.contains(r#""class":"server_error""#), "{json}");
    assert_eq!(
        serde_json::from_str::<Completion>(&json).unwrap(),
        completion
    );
}

#[test]
fn configurations_are_read_from_toml_and_reject_strangers() {
    let config: EndpointConfig = toml::from_str(
        r#"
        base_url = "http://localhost:8000/v1/"
        model = "m"
        max_tokens_field = "max_completion_tokens"
        idle_timeout_s = 0.5
        extra_body = { top_k = 3, nested = { a = [1, 2] } }
        extra_headers = { "x-secret" = "hush-hush" }
        "#,
    )
    .unwrap();
    assert_eq!(config.max_attempts, 6);
    assert!(config.stream && config.seed);
    assert!(config.validate("e").is_ok());
    let shown = format!("{config:?}{}", serde_json::to_string(&config).unwrap());
    assert!(!shown.contains("hush"), "{shown}");
    let stranger = "base_url = 'http://h/v1'\nmodel = 'm'\ntemprature = 1.0";
    let error = toml::from_str::<EndpointConfig>(stranger)
        .unwrap_err()
        .to_string();
    assert!(error.contains("temprature"), "{error}");
}

#[test]
fn every_setting_is_documented_in_the_schema() {
    let schema = serde_json::to_value(assay::endpoint::config_schema()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    assert!(properties.len() > 25);
    for (name, property) in properties {
        assert!(
            property["description"].is_string(),
            "{name} has no description"
        );
    }
}

#[test]
fn bad_configurations_are_refused_by_field() {
    type Edit = fn(&mut EndpointConfig);
    let cases: [(&str, Edit); 14] = [
        ("base_url", |c| c.base_url = "localhost:8000".into()),
        ("base_url", |c| {
            c.base_url = "http://user:pw-secret@host/v1".into()
        }),
        ("base_url", |c| {
            c.base_url = "http://host/v1/chat/completions".into()
        }),
        ("base_url", |c| c.base_url = "http://host/v1?key=1".into()),
        ("model", |c| c.model = " ".into()),
        ("api_key_env", |c| {
            c.api_key_env = Some("sk-pw-secret".into())
        }),
        ("idle_timeout_s", |c| c.idle_timeout_s = f64::NAN),
        ("request_timeout_s", |c| c.request_timeout_s = 1e300),
        ("max_retry_wait_s", |c| c.max_retry_wait_s = -1.0),
        ("max_attempts", |c| c.max_attempts = 0),
        ("temperature", |c| c.temperature = Some(-0.1)),
        ("top_p", |c| c.top_p = Some(0.0)),
        ("extra_body", |c| {
            c.extra_body.insert("stream".into(), json!(false));
        }),
        ("extra_headers", |c| {
            c.extra_headers
                .insert("x".into(), HiddenValue::from("pw-secret\n"));
        }),
    ];
    for (expected, edit) in cases {
        let mut config = EndpointConfig::new("http://host/v1", "m");
        edit(&mut config);
        let error = Endpoint::new("e", config, None).unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains("pw-secret"), "{text}");
        match error {
            EndpointError::Config { field, .. } => assert_eq!(field, expected, "{text}"),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn keys_are_read_only_from_the_named_variable() {
    let mut config = EndpointConfig::new("http://host/v1", "m");
    assert_eq!(config.read_key().unwrap(), None);
    config.api_key_env = Some("ASSAY_TEST_KEY_THAT_IS_NOT_SET".into());
    let error = config.read_key().unwrap_err().to_string();
    assert!(error.contains("ASSAY_TEST_KEY_THAT_IS_NOT_SET"), "{error}");
    config.api_key_env = Some("PATH".into());
    assert!(config.read_key().unwrap().is_some());
    let error = Endpoint::new("e", config, Some("sk-a\nb-secret".into())).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
}

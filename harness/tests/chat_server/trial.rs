//! What the tests of a misbehaving server have in common: short waits, and a watch on the key.

use std::time::Duration;

use assay::endpoint::{
    Completion, Endpoint, EndpointConfig, EndpointFailure, FailureClass, Message,
};
use serde_json::json;

use super::{FakeServer, MODEL, Reply};

/// The key of every endpoint in these tests.
pub const KEY: &str = "sk-very-secret-key";

/// Far longer than any call here can take; only a call that would never end meets it.
const PATIENCE: Duration = Duration::from_secs(120);

/// A configuration with three attempts and short waits.
pub fn config(server: &FakeServer) -> EndpointConfig {
    let mut config = EndpointConfig::new(server.base_url(), MODEL);
    config.max_retry_wait_s = 0.01;
    config.max_attempts = 3;
    config
}

/// An endpoint with the key.
pub fn endpoint(config: EndpointConfig) -> Endpoint {
    Endpoint::new("test", config, Some(KEY.to_owned())).unwrap()
}

/// Makes a call and makes sure that nothing it returns tells the key.
pub async fn call(
    server: &FakeServer,
    edit: impl FnOnce(&mut EndpointConfig),
) -> Result<Completion, EndpointFailure> {
    let mut config = config(server);
    edit(&mut config);
    let endpoint = endpoint(config);
    let messages = [Message::user("hello")];
    let result = tokio::time::timeout(PATIENCE, endpoint.chat(&messages, None)).await;
    let result = result.expect("the call never ended");
    // Whatever happens, the key is never told.
    let told = match &result {
        Ok(completion) => serde_json::to_string(&completion.attempts).unwrap(),
        Err(failure) => format!(
            "{failure} {failure:?}{}",
            serde_json::to_string(failure).unwrap()
        ),
    };
    assert!(!told.contains(KEY), "{told}");
    result
}

/// The class of every attempt; none for success.
pub fn classes(result: &Result<Completion, EndpointFailure>) -> Vec<Option<FailureClass>> {
    let attempts = match result {
        Ok(completion) => &completion.attempts,
        Err(failure) => &failure.attempts,
    };
    attempts.iter().map(|attempt| attempt.class).collect()
}

/// The reply fails with the class, is tried again, and the next reply is taken.
pub async fn assert_recovers(bad: Reply, class: FailureClass, edit: fn(&mut EndpointConfig)) {
    let label = format!("{bad:?}");
    let label: String = label.chars().take(300).collect();
    let server = FakeServer::script([bad, Reply::from("good")]);
    let result = call(&server, edit).await;
    assert_eq!(classes(&result), [Some(class), None], "{label}");
    let completion = result.unwrap();
    assert_eq!(completion.text, "good");
    assert!(completion.attempts[0].message.is_some());
    assert_eq!(server.requests().len(), 2, "{label}");
}

/// The reply fails with the class at once.
pub async fn assert_final(bad: Reply, class: FailureClass) -> EndpointFailure {
    let server = FakeServer::script([bad, Reply::from("good")]);
    let failure = call(&server, |_| ()).await.unwrap_err();
    assert_eq!(failure.class, class, "{failure}");
    assert_eq!(failure.attempts.len(), 1, "{failure}");
    assert_eq!(server.requests().len(), 1);
    failure
}

/// A stream event with a piece of text.
pub fn delta(text: &str) -> String {
    let chunk = json!({"choices": [{"index": 0, "delta": {"content": text}}]});
    format!("data: {chunk}\n\n")
}

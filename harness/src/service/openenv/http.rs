//! Single calls over HTTP. As in the protocol's own server, each stands for itself: sessions are the WebSocket's.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use schemars::schema_for;
use serde_json::{Value, json};

use super::play::Play;
use super::types::{
    ActionData, Health, Metadata, ObservationData, Payload, ResetData, SchemaAnswer, StateData,
    StepRequest,
};
use crate::service::Service;
use crate::service::input::{Asker, Input};
use crate::service::problem::Problem;

/// Begins an episode and forgets it.
pub async fn reset(
    State(service): State<Service>,
    Asker(client): Asker,
    Input { value, held: _held }: Input<ResetData>,
) -> Result<Json<Payload>, Problem> {
    Play::default()
        .reset(&service, &client, value)
        .await
        .map(Json)
}

/// Plays the only turn of an episode.
pub async fn step(
    State(service): State<Service>,
    Asker(client): Asker,
    Input { value, held: _held }: Input<StepRequest>,
) -> Result<Json<Payload>, Problem> {
    let deadline = service.deadline(value.timeout_s)?;
    let Some(task) = value.action.task.clone() else {
        let why = "is missing: a step over HTTP stands for itself and names its task; sessions are at /ws";
        return Err(Problem::field("action.task", why));
    };
    let begin = ResetData {
        task: Some(task),
        max_turns: Some(1),
        ..ResetData::default()
    };
    let mut play = Play::default();
    play.reset(&service, &client, begin).await?;
    play.step(&service, &client, value.action, deadline)
        .await
        .map(Json)
}

/// The state of no episode.
pub async fn state() -> Json<StateData> {
    Json(StateData::default())
}

/// Whether the service is well.
pub async fn health(State(service): State<Service>) -> (StatusCode, Json<Health>) {
    let (status, word) = if service.inner.draining.is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "degraded")
    } else {
        (StatusCode::OK, "healthy")
    };
    let status_word = word.to_owned();
    (
        status,
        Json(Health {
            status: status_word,
        }),
    )
}

/// What the environment is.
pub async fn metadata(State(service): State<Service>) -> Json<Metadata> {
    let suite = &service.inner.catalogue.suite;
    Json(Metadata {
        name: "assay".to_owned(),
        description: format!(
            "Rust tasks, graded by the compiler and by hidden tests: the suite {suite}, {} tasks. Reset with a task's \
             id or a seed; each step is a model's reply; the reward of a step is that turn's, from 0 to 1.",
            service.inner.catalogue.len()
        ),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// JSON Schemas of what goes in and out.
pub async fn schema() -> Json<SchemaAnswer> {
    Json(SchemaAnswer {
        action: schema_for!(ActionData).to_value(),
        observation: schema_for!(ObservationData).to_value(),
        state: schema_for!(StateData).to_value(),
    })
}

/// The environment offers no tools; clients that look for some are told so.
pub async fn mcp(Input { value, held: _held }: Input<Value>) -> Json<Value> {
    Json(mcp_answer(&value))
}

/// The answer to a JSON-RPC request.
pub fn mcp_answer(request: &Value) -> Value {
    let id = request.get("id").cloned().unwrap_or(Value::Null);
    let fault = |code: i32, message: &str| json!({ "jsonrpc": "2.0", "error": { "code": code, "message": message }, "id": id });
    let versioned = request.get("jsonrpc").and_then(Value::as_str) == Some("2.0");
    match request.get("method").and_then(Value::as_str) {
        Some("tools/list") if versioned => {
            json!({ "jsonrpc": "2.0", "result": { "tools": [] }, "id": id })
        }
        Some(_) if versioned => fault(-32601, "Method not found"),
        _ => fault(-32600, "Invalid Request"),
    }
}

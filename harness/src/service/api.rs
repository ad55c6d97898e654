//! The routes, and from the same table the OpenAPI description.

use std::time::Instant;

use axum::Json;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::candidates::{BatchAnswer, CandidateResult, GradeRequest};
use super::nemo_gym::{AggregateRequest, Aggregates, VerifyRequest};
use super::openenv::{
    ActionData, Health, Metadata, ObservationData, Payload, ResetData, SchemaAnswer, StateData,
    StepRequest,
};
use super::problem::{ErrorClass, Problem, ProblemBody};
use super::run_code::{RunCodeAnswer, RunCodeRequest};
use super::tasks_api::{Prompt, PromptQuery, TaskFilter, TaskList, TaskPage};
use super::{Service, access, grade_api, nemo_gym, openenv, run_code, tasks_api};

/// One route as the description has it.
struct Operation {
    method: &'static str,
    path: &'static str,
    summary: &'static str,
    query: Option<Shape>,
    body: Option<Shape>,
    answers: Vec<Shape>,
}

/// How the schema of a type is made.
type Shape = fn(&mut SchemaGenerator) -> Schema;

fn shape<T: JsonSchema>() -> Shape {
    SchemaGenerator::subschema_for::<T>
}

/// Routes and their description, side by side.
struct Table {
    router: Router<Service>,
    operations: Vec<Operation>,
}

impl Table {
    fn add(
        mut self,
        (method, path): (&'static str, &'static str),
        summary: &'static str,
        handler: MethodRouter<Service>,
        body: Option<Shape>,
        answers: Vec<Shape>,
    ) -> Self {
        self.router = self.router.route(path, handler);
        self.operations.push(Operation {
            method,
            path,
            summary,
            query: None,
            body,
            answers,
        });
        self
    }

    /// Gives the last route a query.
    fn query(mut self, query: Shape) -> Self {
        if let Some(last) = self.operations.last_mut() {
            last.query = Some(query);
        }
        self
    }
}

fn table() -> Table {
    let empty = Table {
        router: Router::new(),
        operations: Vec::new(),
    };
    let own = own_routes(empty);
    foreign_routes(own)
}

fn own_routes(table: Table) -> Table {
    table
        .add(
            ("post", "/v1/grade"),
            "Grade one candidate or many. A single one is answered by its result, a batch by all of them, in order or \
             as NDJSON",
            post(grade_api::grade),
            Some(shape::<GradeRequest>()),
            vec![shape::<CandidateResult>(), shape::<BatchAnswer>()],
        )
        .add(
            ("get", "/v1/tasks"),
            "List the tasks that are served",
            get(tasks_api::list),
            None,
            vec![shape::<TaskList>()],
        )
        .query(shape::<TaskFilter>())
        .add(
            ("get", "/v1/tasks/{family}/{name}"),
            "Show one task: instruction and files, never hidden tests or the solution",
            get(tasks_api::show),
            None,
            vec![shape::<TaskPage>()],
        )
        .add(
            ("get", "/v1/tasks/{family}/{name}/prompt"),
            "The first observation of one task, as a bench would give it",
            get(tasks_api::prompt),
            None,
            vec![shape::<Prompt>()],
        )
        .query(shape::<PromptQuery>())
        .add(
            ("get", "/healthz"),
            "Whether the service takes requests",
            get(healthz),
            None,
            vec![shape::<Health>()],
        )
        .add(
            ("get", "/metrics"),
            "Figures for Prometheus, as text",
            get(metrics),
            None,
            vec![shape::<String>()],
        )
        .add(
            ("get", "/openapi.json"),
            "This description",
            get(|| async { Json(openapi()) }),
            None,
            vec![shape::<Value>()],
        )
}

fn foreign_routes(table: Table) -> Table {
    let value = || Some(shape::<Value>());
    table
        .add(
            ("get", "/ws"),
            "OpenEnv: a session over a WebSocket",
            get(openenv::session),
            None,
            vec![shape::<ActionData>(), shape::<ObservationData>()],
        )
        .add(
            ("post", "/reset"),
            "OpenEnv: begin an episode and forget it",
            post(openenv::reset),
            Some(shape::<ResetData>()),
            vec![shape::<Payload>()],
        )
        .add(
            ("post", "/step"),
            "OpenEnv: play the only turn of an episode",
            post(openenv::step),
            Some(shape::<StepRequest>()),
            vec![shape::<Payload>()],
        )
        .add(
            ("get", "/state"),
            "OpenEnv: the state of no episode",
            get(openenv::state),
            None,
            vec![shape::<StateData>()],
        )
        .add(
            ("get", "/schema"),
            "OpenEnv: JSON Schemas of actions, observations and the state",
            get(openenv::schema),
            None,
            vec![shape::<SchemaAnswer>()],
        )
        .add(
            ("get", "/metadata"),
            "OpenEnv: what the environment is",
            get(openenv::metadata),
            None,
            vec![shape::<Metadata>()],
        )
        .add(
            ("get", "/health"),
            "OpenEnv: whether the service is well",
            get(openenv::health),
            None,
            vec![shape::<Health>()],
        )
        .add(
            ("post", "/mcp"),
            "OpenEnv: JSON-RPC; there are no tools",
            post(openenv::mcp),
            value(),
            vec![shape::<Value>()],
        )
        .add(
            ("post", "/seed_session"),
            "NeMo-Gym: nothing is to be seeded",
            post(nemo_gym::seed_session),
            value(),
            vec![shape::<Value>()],
        )
        .add(
            ("post", "/verify"),
            "NeMo-Gym: grade the response of a row",
            post(nemo_gym::verify),
            Some(shape::<VerifyRequest>()),
            vec![shape::<Value>()],
        )
        .add(
            ("post", "/aggregate_metrics"),
            "NeMo-Gym: sum up rows",
            post(nemo_gym::aggregate_metrics),
            Some(shape::<AggregateRequest>()),
            vec![shape::<Aggregates>()],
        )
        .add(
            ("post", "/run_code"),
            "SandboxFusion: compile and run one Rust program",
            post(run_code::run_code),
            Some(shape::<RunCodeRequest>()),
            vec![shape::<RunCodeAnswer>()],
        )
}

/// All routes, behind the guard.
pub fn router(service: Service) -> Router {
    table()
        .router
        .fallback(|| async {
            let message = "there is no such path; GET /openapi.json lists those there are";
            Problem::new(ErrorClass::NotFound, message)
        })
        .method_not_allowed_fallback(|| async {
            let message = "this path takes another method; GET /openapi.json says which";
            Problem::new(ErrorClass::MethodNotAllowed, message)
        })
        .layer(from_fn_with_state(service.clone(), access::guard))
        // Outside of the guard, so that those turned away count as well.
        .layer(from_fn_with_state(service.clone(), count))
        .with_state(service)
}

/// Counts and logs a request: method, path, status and time, nothing of what was sent.
async fn count(State(service): State<Service>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let path = path.map_or_else(|| "other".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let began = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    service.metrics().request(&path, status);
    let ms = began.elapsed().as_millis();
    tracing::debug!(%method, path, status, ms, "request");
    response
}

async fn healthz(State(service): State<Service>) -> (StatusCode, Json<Health>) {
    let (status, word) = if service.inner.draining.is_cancelled() {
        (StatusCode::SERVICE_UNAVAILABLE, "draining")
    } else {
        (StatusCode::OK, "ok")
    };
    let status_word = word.to_owned();
    (
        status,
        Json(Health {
            status: status_word,
        }),
    )
}

async fn metrics(State(service): State<Service>) -> Response {
    let mut response = service.metrics().text(&service).into_response();
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// The OpenAPI description of the service, made from the routes and the types of what goes in and out.
pub fn openapi() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    let mut generator = settings.into_generator();
    let refused = generator.subschema_for::<ProblemBody>();
    let mut paths = Map::new();
    for operation in table().operations {
        let described = describe(&operation, &mut generator, &refused);
        let path = paths
            .entry(operation.path)
            .or_insert_with(|| Value::Object(Map::new()));
        path[operation.method] = described;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Assay",
            "description": "Rewards and episodes from the Rust compiler and hidden tests. A failure of the service's \
                            own is an error with a class and never a reward.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
        "security": [{}, { "token": [] }],
    })
}

fn describe(operation: &Operation, generator: &mut SchemaGenerator, refused: &Schema) -> Value {
    let as_json = |schema: &Value| json!({ "application/json": { "schema": schema } });
    let shapes: Vec<Value> = operation
        .answers
        .iter()
        .map(|shape| shape(generator).to_value())
        .collect();
    let answer = match shapes.as_slice() {
        [one] => one.clone(),
        several => json!({ "anyOf": several }),
    };
    let mut described = json!({
        "summary": operation.summary,
        "operationId": operation_id(operation),
        "responses": {
            "200": { "description": "as asked", "content": as_json(&answer) },
            "default": { "description": "refused, with the reason", "content": as_json(&refused.clone().to_value()) },
        },
    });
    if let Some(body) = operation.body {
        let body = body(generator).to_value();
        described["requestBody"] = json!({ "content": as_json(&body) });
    }
    let mut parameters: Vec<Value> = operation
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    if let Some(query) = operation.query {
        parameters.extend(query_parameters(query, generator));
    }
    if !parameters.is_empty() {
        described["parameters"] = Value::Array(parameters);
    }
    described
}

/// Each field of a type of queries as a parameter.
fn query_parameters(query: Shape, generator: &mut SchemaGenerator) -> Vec<Value> {
    let reference = query(generator).to_value();
    let name = reference["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
        .unwrap_or_default()
        .to_owned();
    let fields = generator.definitions().get(&name);
    let fields = fields.and_then(|schema| schema["properties"].as_object());
    let parameter = |(name, schema): (&String, &Value)| json!({ "name": name, "in": "query", "schema": schema });
    fields
        .map(|fields| fields.iter().map(parameter).collect())
        .unwrap_or_default()
}

fn operation_id(operation: &Operation) -> String {
    let path = operation.path.replace(['{', '}'], "");
    format!("{}{}", operation.method, path.replace(['/', '.'], "_"))
}

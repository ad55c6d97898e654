//! `assay serve` over real HTTP and real sandboxes: what is graded, what is refused, what is never told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

#[path = "service/access.rs"]
mod access;
mod common;
mod serving;

use assay::action::Files;
use assay::episode::{Candidate, Environment, EnvironmentSettings};
use assay::grade::{Grader, GraderSettings, LintsWhen};
use assay::sandbox::Pool;
use serde_json::{Value, json};
use serving::{Served, TASK, TASKS, client, serve, settings, solution};

async fn served() -> Served {
    serve(common::local().await, settings(), None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grade_over_http_is_the_grade_of_the_library() {
    let served = served().await;
    let pool = Pool::new(common::local().await, 2);
    let grading = GraderSettings {
        lints: LintsWhen::Never,
        ..GraderSettings::default()
    };
    let library = Environment::new(
        Grader::new(pool.clone(), grading),
        EnvironmentSettings::default(),
    );
    for id in TASKS {
        let task = common::task(id);
        let mut candidates: Vec<Files> =
            vec![task.editable(&task.workspace), task.solution.clone()];
        candidates.extend(task.attempts.iter().map(|attempt| attempt.files.clone()));
        let specs: Vec<Value> = candidates
            .iter()
            .map(|files| json!({ "files": files }))
            .collect();
        let body = json!({ "task": id, "candidates": specs });
        let (status, answer) = served.post("/v1/grade", &body).await;
        assert_eq!(status, 200, "{answer}");
        let results = answer["results"].as_array().unwrap();
        assert_eq!(results.len(), candidates.len());
        for (index, (files, result)) in candidates.iter().zip(results).enumerate() {
            let judged = library
                .judge(&task, &task.workspace, Candidate::Files(files))
                .await
                .unwrap();
            assert_eq!(result["index"], index);
            assert_eq!(result["status"], "graded", "{result}");
            assert_eq!(result["reward"], json!(judged.reward), "{id} {index}");
            assert_eq!(result["solved"], judged.grade.solved(), "{id} {index}");
            let grade: assay::grade::Grade =
                serde_json::from_value(result["grade"].clone()).unwrap();
            assert_eq!(grade.verdict(), judged.grade.verdict(), "{id} {index}");
        }
        assert_eq!(results[1]["reward"], 1.0, "{id}");
        assert!(results[0]["reward"].as_f64().unwrap() < 1.0, "{id}");
    }
    pool.close().await;
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_keeps_its_order_and_grades_what_is_identical_once() {
    let served = served().await;
    let right = solution(TASK);
    let body = json!({ "task": TASK, "without_grade": true, "candidates": [
        { "completion": "I do not know.", "id": "a" },
        { "completion": right, "id": "b" },
        { "completion": "I do not know.", "id": "c" },
        { "completion": right, "id": "d" },
        { "completion": right, "task": TASKS[2], "id": "e" },
    ] });
    let (_, answer) = served.post("/v1/grade", &body).await;
    let told = |field: &str| -> Vec<Value> {
        let results = answer["results"].as_array().unwrap();
        results.iter().map(|one| one[field].clone()).collect()
    };
    assert_eq!(told("id"), ["a", "b", "c", "d", "e"]);
    assert_eq!(
        told("reward"),
        [json!(0.0), json!(1.0), json!(0.0), json!(1.0), json!(0.0)]
    );
    assert_eq!(
        told("duplicate_of"),
        [Value::Null, Value::Null, json!(0), json!(1), Value::Null]
    );
    assert!(told("grade").iter().all(Value::is_null));
    // The same again comes from the cache.
    let before = served.figure("assay_sandboxes_reused").await;
    served.post("/v1/grade", &body).await;
    assert_eq!(served.figure("assay_sandboxes_reused").await, before);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn results_are_streamed_as_lines() {
    let served = served().await;
    let body = json!({ "task": TASK, "candidates": [
        { "completion": solution(TASK) }, { "completion": "no" }, { "completion": "no" },
    ] });
    let response = client()
        .post(served.at("/v1/grade"))
        .header("accept", "application/x-ndjson")
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(response.headers()["content-type"], "application/x-ndjson");
    let text = response.text().await.unwrap();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    // What needs no sandbox is there first.
    assert_eq!(lines[0]["index"], 1);
    let mut rewards: Vec<(u64, f64)> = lines
        .iter()
        .map(|line| {
            (
                line["index"].as_u64().unwrap(),
                line["reward"].as_f64().unwrap(),
            )
        })
        .collect();
    rewards.sort_by_key(|reward| reward.0);
    assert_eq!(rewards, [(0, 1.0), (1, 0.0), (2, 0.0)]);
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_makes_no_sense_is_refused_by_its_field() {
    let served = served().await;
    let cases = [
        (json!({}), 422, "completion"),
        (json!({ "completion": "x" }), 422, "task"),
        (json!({ "task": TASK }), 422, "completion"),
        (
            json!({ "task": TASK, "completion": "x", "files": {} }),
            422,
            "files",
        ),
        (json!({ "task": "no/such", "completion": "x" }), 404, "task"),
        (json!({ "task": 3, "completion": "x" }), 422, "task"),
        (
            json!({ "task": TASK, "completions": "x" }),
            422,
            "completions",
        ),
        (
            json!({ "task": TASK, "candidates": [{}] }),
            422,
            "candidates[0].completion",
        ),
        (
            json!({ "candidates": [{ "completion": "x" }] }),
            422,
            "candidates[0].task",
        ),
        (
            json!({ "candidates": [{ "completion": "x", "task": TASK }, { "completion": "x", "task": "no/such" }] }),
            404,
            "candidates[1].task",
        ),
        (
            json!({ "task": TASK, "candidates": [{ "completion": 1 }] }),
            422,
            "candidates[0].completion",
        ),
        (
            json!({ "task": TASK, "completion": "x", "timeout_s": -1 }),
            422,
            "timeout_s",
        ),
        (
            json!({ "task": TASK, "completion": "x", "weights": { "tests": 0 } }),
            422,
            "weights.tests",
        ),
        (
            json!({ "task": TASK, "completion": "x", "reply_format": "html" }),
            422,
            "reply_format",
        ),
        (
            json!({ "task": TASK, "candidates": vec![json!({ "completion": "x" }); 1025] }),
            422,
            "candidates",
        ),
    ];
    for (body, status, field) in cases {
        let answer = served.post("/v1/grade", &body).await;
        assert_eq!(answer.0, status, "{body}: {}", answer.1);
        assert_eq!(answer.1["error"]["field"], field, "{body}: {}", answer.1);
        assert!(!answer.1["error"]["message"].as_str().unwrap().is_empty());
    }
    let (status, answer) = served.get("/v1/tasks?difficulty=hard").await;
    assert_eq!(
        (status, &answer["error"]["field"]),
        (422, &json!("query")),
        "{answer}"
    );
    let (_, few) = served.get("/v1/tasks?family=optimize").await;
    assert_eq!(few["tasks"].as_array().unwrap().len(), 1);
    for (path, status) in [
        ("/v1/tasks/no/such", 404),
        ("/nowhere", 404),
        ("/v1/grade", 405),
    ] {
        let answer = served.get(path).await;
        assert_eq!(answer.0, status, "{path}");
        assert!(
            answer.1["error"]["class"].is_string(),
            "{path}: {}",
            answer.1
        );
    }
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn candidates_that_cannot_be_used_are_graded_and_paths_lead_nowhere() {
    let served = served().await;
    for files in [
        json!({ "../../etc/passwd": "x" }),
        json!({ "/etc/passwd": "x" }),
        json!({ "Cargo.toml": "[package]" }),
        json!({ "src/lib.rs\u{0}": "x" }),
    ] {
        let (status, result) = served
            .post("/v1/grade", &json!({ "task": TASK, "files": files }))
            .await;
        assert_eq!(
            (status, &result["reward"]),
            (200, &json!(0.0)),
            "{files}: {result}"
        );
        assert_eq!(result["grade"]["stops_at"], "parse", "{files}");
    }
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn weights_and_formats_are_the_requests_own() {
    let served = served().await;
    let task = common::task(TASK);
    let attempt = task
        .attempts
        .iter()
        .find(|attempt| attempt.expect.stops_at == assay::task::Stage::Tests)
        .unwrap();
    let ask = |weights: Value| json!({ "task": TASK, "files": attempt.files, "weights": weights });
    let tests_only = served
        .post("/v1/grade", &ask(json!({ "compile": 0.0 })))
        .await
        .1;
    let compile_too = served
        .post("/v1/grade", &ask(json!({ "compile": 8.0 })))
        .await
        .1;
    let share = tests_only["components"]["tests"]["value"].as_f64().unwrap();
    assert!((tests_only["reward"].as_f64().unwrap() - share).abs() < 1e-12);
    assert!(compile_too["reward"].as_f64() > tests_only["reward"].as_f64());
    let reply = "<<<<<<< SEARCH\nnot there\n=======\nx\n>>>>>>> REPLACE\n";
    let body = json!({ "task": TASK, "completion": reply, "reply_format": "search-replace" });
    let (_, result) = served.post("/v1/grade", &body).await;
    assert_eq!(result["grade"]["stops_at"], "parse", "{result}");
    served.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_comes_along_is_graded_like_one_that_is_served() {
    let served = served().await;
    let folder = common::top().join("tasks").join(TASK);
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(&folder) {
        let entry = entry.unwrap();
        let path = entry
            .path()
            .strip_prefix(&folder)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let part = path.split('/').next().unwrap_or_default();
        let wanted = ["task.toml", "instruction.md", "workspace", "tests"].contains(&part);
        if entry.file_type().is_file() && wanted {
            files.insert(path, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    let ask = |files: &Files| json!({ "task": { "files": files }, "completion": solution(TASK) });
    let (status, result) = served.post("/v1/grade", &ask(&files)).await;
    assert_eq!((status, &result["reward"]), (200, &json!(1.0)), "{result}");

    let mut refused = vec![];
    for (path, text) in [
        ("../outside", "x"),
        ("/tmp/outside", "x"),
        ("tests/a.rs", "fn ("),
    ] {
        let mut files = files.clone();
        files.insert(path.to_owned(), text.to_owned());
        refused.push(files);
    }
    for (from, to) in [
        ("id = \"compile-fix/", "id = \"../"),
        ("id = \"compile-fix/", "id = \"impossible/"),
        ("format = 1", "format = 9"),
    ] {
        let mut files = files.clone();
        let manifest = files["task.toml"].replace(from, to);
        assert_ne!(manifest, files["task.toml"]);
        files.insert("task.toml".to_owned(), manifest);
        refused.push(files);
    }
    for files in refused {
        let (status, answer) = served.post("/v1/grade", &ask(&files)).await;
        assert_eq!(status, 422, "{answer}");
        assert_eq!(answer["error"]["field"], "task.files");
        let message = answer["error"]["message"].as_str().unwrap();
        assert!(!message.contains("/tmp/."), "{message}");
    }
    served.end().await;
}

/// Every line of what must stay hidden that is long enough to tell, and stands nowhere in what may be seen.
fn secrets(id: &str) -> Vec<String> {
    let task = common::task(id);
    let mut seen = task.instruction.clone();
    seen.extend(task.workspace.values().cloned());
    let hidden = task.hidden.iter().map(|file| file.source.clone());
    hidden
        .chain(task.solution.values().cloned())
        .chain(task.pins.clone())
        .chain(task.workload.clone())
        .flat_map(|text| {
            text.lines()
                .map(|line| line.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|line| line.len() > 24 && !seen.contains(line.as_str()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_is_never_told() {
    let served = served().await;
    let (_, list) = served.get("/v1/tasks").await;
    assert_eq!(list["tasks"].as_array().unwrap().len(), TASKS.len());
    for id in TASKS {
        let secrets = secrets(id);
        assert!(!secrets.is_empty() || id.starts_with("diagnose"), "{id}");
        for path in [
            "",
            "/prompt",
            "/prompt?style=bare&reply_format=unified-diff",
        ] {
            let (status, page) = served.get(&format!("/v1/tasks/{id}{path}")).await;
            assert_eq!(status, 200, "{page}");
            for text in strings(&page) {
                let told = secrets.iter().find(|secret| text.contains(secret.as_str()));
                assert_eq!(told, None, "{id}{path}");
            }
        }
    }
    served.end().await;
}

/// All strings of a value.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_covers_every_path_and_is_sound() {
    let served = served().await;
    let (_, description) = served.get("/openapi.json").await;
    let paths = description["paths"].as_object().unwrap();
    for (path, methods) in paths {
        let path = path.replace("{family}/{name}", TASK);
        for (method, operation) in methods.as_object().unwrap() {
            assert!(!operation["summary"].as_str().unwrap().is_empty());
            let method: reqwest::Method = method.to_uppercase().parse().unwrap();
            let response = client()
                .request(method, served.at(&path))
                .send()
                .await
                .unwrap();
            assert!(![404, 405].contains(&response.status().as_u16()), "{path}");
        }
    }
    // Every schema that is referred to is there.
    let text = description.to_string();
    for reference in text.split("\"$ref\":\"").skip(1) {
        let reference = reference.split('"').next().unwrap();
        let place = description.pointer(reference.trim_start_matches('#'));
        assert!(place.is_some(), "{reference}");
    }
    let schema = json!({ "$ref": "#/components/schemas/GradeRequest", "components": description["components"] });
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&json!({ "task": TASK, "completion": "x" })));
    assert!(!validator.is_valid(&json!({ "task": TASK, "completion": 3 })));
    served.end().await;
}

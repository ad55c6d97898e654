//! `assay export` and `assay import`, from the command line; and the way of tokens from an endpoint to a dataset.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;
mod common;

use std::path::Path;

use assay::trajectory::{read_run, run_folder};
use chat_server::{FakeServer, Reply, Seen};
use common::{assay, run};
use serde_json::{Value, json};

fn rows(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// Plays a run of built-in policies in the local sandbox.
fn played(results: &Path, name: &str, suite: &str, task: &str) {
    let (code, _, errors) = run(
        results,
        &[
            "bench",
            "--sandbox",
            "local",
            "--run",
            name,
            "--suite",
            suite,
            "--tasks",
            task,
            "--model",
            "scripted",
            "--model",
            "stub",
            "--quiet",
        ],
    );
    assert_eq!(code, 0, "{errors}");
}

#[test]
fn a_run_becomes_every_dataset_and_a_sheet_comes_back() {
    let results = tempfile::tempdir().unwrap();
    let at = |name: &str| results.path().join("data").join(name);
    played(
        results.path(),
        "played",
        "train",
        "compile-fix/hall-of-fame",
    );
    let formats = [
        "sft",
        "dpo",
        "orpo",
        "kto",
        "reward-model",
        "stepwise",
        "grpo",
        "verl",
        "skyrl",
        "verifiers",
        "atif",
        "csv",
    ];
    for format in formats {
        let out = at(format);
        let (code, answer, errors) = run(
            results.path(),
            &[
                "export",
                "played",
                "--format",
                format,
                "--out",
                out.to_str().unwrap(),
                "--quiet",
            ],
        );
        assert_eq!(code, 0, "{format}: {errors}");
        assert_eq!(
            (&answer["format"], &answer["counts"]["used"]),
            (&json!(format), &json!(2)),
            "{format}"
        );
        assert!(
            answer["counts"]["rows"]["train"].as_u64().unwrap() > 0,
            "{format}"
        );
        let card = std::fs::read_to_string(out.join("README.md")).unwrap();
        assert!(
            card.contains("`played`") && card.contains("`compile-fix/hall-of-fame`"),
            "{card}"
        );
    }
    // The parts of a reward come from the grade, and only a solution earns all of them.
    for row in rows(&at("grpo/train.jsonl")) {
        let solved = row["model"] == "scripted";
        let parts = &row["components"];
        assert_eq!(
            (parts["compile"] == json!(1.0), parts["tests"] == json!(1.0)),
            (solved, solved),
            "{row}"
        );
    }
    let sheet = at("csv/train.csv");
    let back = at("back");
    let (code, answer, errors) = run(
        results.path(),
        &[
            "import",
            "csv",
            sheet.to_str().unwrap(),
            "--out",
            back.to_str().unwrap(),
        ],
    );
    assert_eq!(code, 0, "{errors}");
    assert_eq!(answer["counts"]["rows"]["train"], 1);
    let (pairs, read) = (
        rows(&at("dpo/train.jsonl")),
        rows(&back.join("train.jsonl")),
    );
    for part in ["prompt", "chosen", "rejected", "task"] {
        assert_eq!(pairs[0][part], read[0][part], "{part}");
    }
    // A dataset is not written over.
    let (code, _, errors) = run(
        results.path(),
        &[
            "export",
            "played",
            "--format",
            "sft",
            "--out",
            at("sft").to_str().unwrap(),
        ],
    );
    assert!(code == 2 && errors.contains("--force"), "{code} {errors}");
}

#[test]
fn held_out_tasks_are_refused_and_the_remedy_is_named() {
    let results = tempfile::tempdir().unwrap();
    let out = results.path().join("data");
    let out = out.to_str().unwrap();
    played(results.path(), "core", "core", "compile-fix/chess-clocks");
    let export = |more: &[&str]| {
        let mut arguments = vec!["export", "core", "--format", "kto", "--out", out];
        arguments.extend(more);
        run(results.path(), &arguments)
    };
    let (code, _, errors) = export(&[]);
    assert_eq!(code, 2, "{errors}");
    for word in [
        "\"core\"",
        "compile-fix/chess-clocks",
        "assay bench --suite train",
        "--skip-heldout",
    ] {
        assert!(errors.contains(word), "{errors}");
    }
    // There is nothing else in this run.
    let (code, _, errors) = export(&["--skip-heldout"]);
    assert!(
        code == 2 && errors.contains("task held out: 2"),
        "{code} {errors}"
    );
    assert!(!Path::new(out).exists());
}

#[test]
fn what_is_no_run_or_no_line_is_named() {
    let results = tempfile::tempdir().unwrap();
    let out = results.path().join("data");
    let out = out.to_str().unwrap();
    let (code, _, errors) = run(
        results.path(),
        &["export", "none", "--format", "sft", "--out", out],
    );
    assert!(
        code == 2 && errors.contains("there is no run.json"),
        "{code} {errors}"
    );
    played(
        results.path(),
        "played",
        "train",
        "compile-fix/hall-of-fame",
    );
    let file = results.path().join("played/trajectories.jsonl");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}{{\"no\": 1}}\n")).unwrap();
    let (code, _, errors) = run(
        results.path(),
        &["export", "played", "--format", "sft", "--out", out],
    );
    assert!(
        code == 2 && errors.contains("trajectories.jsonl:3: "),
        "{code} {errors}"
    );
    assert!(!Path::new(out).exists());
    let sheet = results.path().join("sheet.csv");
    std::fs::write(&sheet, "Prompt,Chosen,Rejected\na,,c\n").unwrap();
    let (code, _, errors) = run(
        results.path(),
        &["import", "csv", sheet.to_str().unwrap(), "--out", out],
    );
    assert!(
        code == 2 && errors.contains("sheet.csv:2: Chosen: is empty"),
        "{code} {errors}"
    );
}

/// A server that gives tokens: one for each byte, so that each prompt goes on where the last one ended.
fn with_tokens(seen: &Seen) -> Reply {
    let messages = seen.body["messages"].as_array().unwrap();
    let ids = |role: &str, text: &str| -> Vec<u32> {
        let mark = if role == "assistant" {
            vec![1000]
        } else {
            vec![2000]
        };
        mark.into_iter()
            .chain(text.bytes().map(u32::from))
            .collect()
    };
    let mut prompt: Vec<u32> = messages
        .iter()
        .flat_map(|message| {
            ids(
                message["role"].as_str().unwrap(),
                message["content"].as_str().unwrap(),
            )
        })
        .collect();
    // The mark that a reply begins with belongs to the prompt.
    prompt.push(1000);
    let text = format!("reply {}", messages.len());
    let answer: Vec<u32> = text.bytes().map(u32::from).collect();
    let logprobs: Vec<Value> = answer
        .iter()
        .map(|id| json!({"token": "?", "logprob": -f64::from(*id) / 100.0}))
        .collect();
    let asked =
        seen.body["return_token_ids"] == json!(true) && seen.body["logprobs"] == json!(true);
    let mut choice = json!({
        "index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text},
    });
    let mut body = json!({"id": "x", "object": "chat.completion", "created": 1, "model": "m"});
    if asked {
        choice["token_ids"] = json!(answer);
        choice["logprobs"] = json!({"content": logprobs});
        body["prompt_token_ids"] = json!(prompt);
    }
    body["choices"] = json!([choice]);
    Reply::json(200, &body)
}

#[test]
fn tokens_go_from_the_endpoint_to_the_dataset_untouched() {
    let results = tempfile::tempdir().unwrap();
    let server = FakeServer::choosing(with_tokens);
    let config = results.path().join("assay.toml");
    let text = format!(
        "[models.given]\nbase_url = \"{}\"\nmodel = \"m\"\nstream = false\nlogprobs = true\ntoken_ids = true\n",
        server.base_url()
    );
    std::fs::write(&config, text).unwrap();
    let output = assay(
        results.path(),
        &[
            "bench",
            "--sandbox",
            "local",
            "--run",
            "tokens",
            "--suite",
            "train",
            "--tasks",
            "compile-fix/hall-of-fame",
            "--model",
            "given",
            "--samples",
            "2",
            "--turns",
            "3",
            "--quiet",
            "--config",
        ],
    )
    .arg(&config)
    .output()
    .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let recorded = read_run(&run_folder(results.path(), "tokens")).unwrap();
    let turns = &recorded[0].turns;
    assert_eq!(turns.len(), 3);
    let out = results.path().join("data");
    let (code, _, errors) = run(
        results.path(),
        &[
            "export",
            "tokens",
            "--format",
            "grpo",
            "--out",
            out.to_str().unwrap(),
        ],
    );
    assert_eq!(code, 0, "{errors}");
    let rows = rows(&out.join("train.jsonl"));
    assert_eq!(rows.len(), 2);
    let ids = |name: &str| -> Vec<u32> { serde_json::from_value(rows[0][name].clone()).unwrap() };
    let (prompt, completion, mask) = (
        ids("prompt_ids"),
        ids("completion_ids"),
        ids("completion_mask"),
    );
    assert_eq!(Some(&prompt), turns[0].reply.prompt_token_ids.as_ref());
    // All of it is what the last turn was asked and what it answered.
    let whole = [prompt, completion.clone()].concat();
    let last = &turns[2].reply;
    let expected = [
        last.prompt_token_ids.clone().unwrap(),
        last.token_ids.clone().unwrap(),
    ]
    .concat();
    assert_eq!(whole, expected);
    let logprobs: Vec<f64> = serde_json::from_value(rows[0]["logprobs"].clone()).unwrap();
    assert_eq!(
        (completion.len(), completion.len()),
        (mask.len(), logprobs.len())
    );
    let said: Vec<u32> = completion
        .iter()
        .zip(&mask)
        .filter(|(_, mask)| **mask == 1)
        .map(|(id, _)| *id)
        .collect();
    let replies: Vec<u32> = "reply 2reply 4reply 6".bytes().map(u32::from).collect();
    assert_eq!(said, replies);
    for (id, (mask, logprob)) in completion.iter().zip(mask.iter().zip(&logprobs)) {
        let expected = if *mask == 1 {
            -f64::from(*id) / 100.0
        } else {
            0.0
        };
        assert!((logprob - expected).abs() < 1e-12, "{id} {mask} {logprob}");
    }
}

#[test]
fn help_teaches_with_examples() {
    let results = tempfile::tempdir().unwrap();
    for (command, word) in [
        (vec!["export", "--help"], "--format grpo"),
        (vec!["import", "csv", "--help"], "import csv filled.csv"),
    ] {
        let output = assay(results.path(), &command).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.contains("Examples:") && text.contains(word),
            "{text}"
        );
    }
}

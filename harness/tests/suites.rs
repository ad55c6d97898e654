//! Suites through the program itself: their hashes, freezing, the split rule, and what may be compared with what.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;
use std::process::Command;

use common::run;
use serde_json::Value;

const FIRST: &str = "compile-fix/hall-of-fame";
const SECOND: &str = "signature/branch-line";

/// A folder of tasks with two tasks of the project's.
fn two_tasks() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for task in [FIRST, SECOND] {
        copy(
            &common::top().join("tasks").join(task),
            &folder.path().join(task),
        );
    }
    folder
}

fn suite(tasks: &Path, name: &str, rest: &str) {
    std::fs::create_dir_all(tasks.join("suites")).unwrap();
    let text =
        format!("# A comment.\nname = \"{name}\"\nversion = 1\ndescription = \"d\"\n{rest}\n");
    std::fs::write(tasks.join("suites").join(format!("{name}.toml")), text).unwrap();
}

/// Runs `assay suites …`: exit code, answer, news.
fn suites(tasks: &Path, arguments: &[&str]) -> (i32, Value, String) {
    let tasks = tasks.display().to_string();
    let mut all = vec!["--tasks-dir", &tasks, "suites"];
    all.extend(arguments);
    run(Path::new("/nonexistent"), &all)
}

#[test]
fn a_frozen_suite_refuses_tasks_that_have_changed() {
    let folder = two_tasks();
    let tasks = folder.path();
    suite(tasks, "both", "tasks = [\"**\"]");
    suite(
        tasks,
        "one",
        "tasks = [\"**\"]\nexclude = [\"signature/*\"]",
    );
    let (code, listed, _) = suites(tasks, &["list"]);
    assert_eq!(code, 0);
    assert_eq!(listed[0]["tasks"], serde_json::json!([FIRST, SECOND]));
    assert_eq!(listed[1]["tasks"], serde_json::json!([FIRST]));
    assert_eq!(listed[1]["frozen"], false);
    assert_ne!(listed[0]["hash"], listed[1]["hash"]);

    let (code, frozen, _) = suites(tasks, &["freeze", "both"]);
    assert_eq!((code, &frozen["hash"]), (0, &listed[0]["hash"]));
    let file = tasks.join("suites/both.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# A comment.\n"), "{text}");
    let before = frozen["hash"].as_str().unwrap().to_owned();
    assert!(text.contains(&before), "{text}");
    assert_eq!(suites(tasks, &["check"]).0, 0);

    let changed = tasks.join(SECOND).join("instruction.md");
    let instruction = std::fs::read_to_string(&changed).unwrap();
    std::fs::write(&changed, format!("{instruction}\n")).unwrap();
    let (code, answer, _) = suites(tasks, &["check"]);
    assert_eq!(code, 1);
    let finding = answer["findings"][0].as_str().unwrap();
    for part in [
        "suites/both.toml",
        &before,
        "raise `version`",
        "assay suites freeze both",
    ] {
        assert!(finding.contains(part), "{part}: {finding}");
    }
    assert_eq!(
        answer["suites"].as_array().unwrap().len(),
        1,
        "the other suite does not hold the task that has changed"
    );
    let dir = tasks.display().to_string();
    let (code, _, said) = run(
        tasks,
        &[
            "--tasks-dir",
            &dir,
            "bench",
            "--suite",
            "both",
            "--model",
            "stub",
        ],
    );
    assert_eq!(code, 2);
    assert!(said.contains("frozen"), "{said}");

    // Frozen again, it has another hash than before.
    let (_, again, _) = suites(tasks, &["freeze", "both"]);
    assert_eq!(again["before"], before.as_str());
    assert_ne!(again["hash"], before.as_str());
    assert_eq!(suites(tasks, &["check"]).0, 0);
}

#[test]
fn patterns_that_match_nothing_are_errors() {
    let folder = two_tasks();
    for (rest, part) in [
        ("tasks = [\"**\", \"no/such\"]", "`tasks`: \"no/such\""),
        (
            "tasks = [\"**\"]\nexclude = [\"no/such\"]",
            "`exclude`: \"no/such\"",
        ),
        ("tasks = [\"**\"]\nexclude = [\"*/*\"]", "leaves no task"),
        ("tasks = [\"**\"]\nfroze = \"x\"", "froze"),
    ] {
        suite(folder.path(), "bad", rest);
        let (code, _, said) = suites(folder.path(), &["list"]);
        assert_eq!(code, 1);
        assert!(said.contains(part) && said.contains("bad.toml"), "{said}");
        assert_eq!(suites(folder.path(), &["check"]).0, 1);
    }
}

#[test]
fn train_and_heldout_share_nothing() {
    let folder = two_tasks();
    let tasks = folder.path();
    suite(tasks, "train", "tasks = [\"compile-fix/*\"]");
    suite(tasks, "heldout", "tasks = [\"signature/*\"]");
    let (code, answer, _) = suites(tasks, &["check"]);
    assert_eq!(code, 0, "{answer}");

    // A copy under another name has everything in common but the id.
    let copied = tasks.join("signature/copied");
    copy(&tasks.join(FIRST), &copied);
    let file = copied.join("task.toml");
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replace(FIRST, "signature/copied")
        .replace("\"compile-fix\"", "\"signature\"");
    std::fs::write(&file, text).unwrap();
    let (code, answer, _) = suites(tasks, &["check"]);
    assert_eq!(code, 1);
    let findings = answer["findings"].to_string();
    for part in [
        "the crate name hall_of_fame",
        "the hidden test ",
        "the public type ",
    ] {
        assert!(findings.contains(part), "{part}: {findings}");
    }
    assert!(!findings.contains("the task "), "{findings}");
    suite(tasks, "heldout", "tasks = [\"**\"]");
    let (_, answer, _) = suites(tasks, &["check"]);
    let findings = answer["findings"].to_string();
    assert!(
        findings.contains(&format!("the task {FIRST} is in both")),
        "{findings}"
    );
}

#[test]
fn the_projects_own_suites_pass_the_check() {
    let (code, answer, _) = suites(&common::top().join("tasks"), &["check"]);
    assert_eq!(code, 0, "{answer}");
}

/// Reads `run.json`, lets `change` at it, and writes it back.
fn edit(run: &Path, change: impl Fn(&mut Value)) {
    let file = run.join("run.json");
    let mut facts: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    change(&mut facts);
    std::fs::write(file, facts.to_string()).unwrap();
}

#[test]
fn runs_of_different_suites_are_not_compared() {
    let results = tempfile::tempdir().unwrap();
    let results = results.path();
    let bench = |name: &str, tasks: &str| {
        let arguments = [
            "bench",
            "--sandbox",
            "local",
            "--run",
            name,
            "--tasks",
            tasks,
            "--model",
            "oracle",
            "--model",
            "stub",
        ];
        let (code, answer, said) = run(results, &arguments);
        assert_eq!(code, 0, "{said}");
        answer
    };
    let answer = bench("both", "{compile-fix/hall-of-fame,signature/branch-line}");
    bench("one", FIRST);

    // The suite is recorded everywhere, by name, version and hash.
    let facts: Value =
        serde_json::from_str(&std::fs::read_to_string(results.join("both/run.json")).unwrap())
            .unwrap();
    let id = serde_json::json!({
        "name": facts["suite"], "version": facts["suite_version"], "hash": facts["suite_hash"],
    });
    assert_eq!(answer["leaderboard"]["suites"], serde_json::json!([id]));
    let line = std::fs::read_to_string(results.join("both/trajectories.jsonl")).unwrap();
    let line: Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    assert_eq!(line["suite"], id);

    // Within a run, the oracle and the stub are told apart by the same two tasks.
    let (code, answer, said) = run(results, &["compare", "both/oracle", "both/stub"]);
    assert_eq!(code, 0, "{said}");
    let found = &answer["comparisons"][0];
    assert_eq!(found["pass_at_1"]["difference"]["mean"], 1.0);
    assert_eq!(found["pass_at_1"]["difference"]["tasks"], 2);
    assert_eq!(found["reward"]["left"], 1.0);

    let (code, _, said) = run(results, &["compare", "both", "one"]);
    assert_eq!(code, 2);
    for part in ["\"both\"", "\"one\"", "--across-suites", FIRST] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (code, answer, _) = run(results, &["compare", "both", "one", "--across-suites"]);
    assert_eq!(code, 0);
    let found = &answer["comparisons"];
    assert_eq!(found.as_array().unwrap().len(), 2, "model by model");
    assert_eq!(found[0]["reward"]["difference"]["tasks"], 1);
    assert_eq!(found[0]["left_out"]["tasks_of_one_side"], 1);
    assert!(answer["notes"].to_string().contains("the suites differ"));

    let out = results.join("report").display().to_string();
    let report = ["report", "both", "one", "--out", &out];
    let (code, _, said) = run(results, &report);
    assert_eq!(code, 2);
    assert!(said.contains("--across-suites"), "{said}");
    let (code, board, _) = run(results, &[&report[..], &["--across-suites"]].concat());
    assert_eq!(code, 0);
    assert_eq!(board["total"]["tasks"], 1);
    assert_eq!(board["models"].as_array().unwrap().len(), 4);
    let page = std::fs::read_to_string(results.join("report/index.html")).unwrap();
    assert!(page.contains("the 1 tasks that all runs have"), "{page}");

    for (arguments, part) in [
        (["compare", "both", "one/nobody"], "it has oracle, stub"),
        (["compare", "both", "both"], "both sides are the same"),
        (["compare", "both", "both/stub"], "name one of each"),
        (["compare", "both", "no-such-run"], "run.json"),
    ] {
        let (code, _, said) = run(results, &arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(said.contains(part), "{arguments:?}: {said}");
    }

    // A run whose hash is not that of its tasks is not resumed.
    edit(&results.join("one"), |facts| {
        facts["suite_hash"] = Value::from("0".repeat(64));
    });
    let (code, _, said) = run(results, &["bench", "--resume", "one"]);
    assert_eq!(code, 2);
    assert!(said.contains("run.json has been changed"), "{said}");
}

#[test]
fn help_names_the_new_commands() {
    let output = Command::new(env!("CARGO_BIN_EXE_assay"))
        .arg("--help")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        text.contains("suites") && text.contains("compare"),
        "{text}"
    );
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

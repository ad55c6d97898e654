//! The command line as a user meets it: help, answers, errors and exit codes. Nothing here needs a sandbox.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;
use std::process::{Command, Output};

fn assay(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(arguments)
        .current_dir(common::top())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn help_of_every_command_shows_an_example() {
    let commands = [
        vec![],
        vec!["bench"],
        vec!["tasks"],
        vec!["tasks", "list"],
        vec!["tasks", "show"],
        vec!["tasks", "validate"],
        vec!["grade"],
        vec!["report"],
        vec!["compare"],
        vec!["suites"],
        vec!["suites", "list"],
        vec!["suites", "freeze"],
        vec!["suites", "check"],
        vec!["reward"],
        vec!["rules"],
        vec!["sandbox"],
        vec!["sandbox", "doctor"],
        vec!["sandbox", "build"],
        vec!["sandbox", "list"],
        vec!["sandbox", "prune"],
        vec!["models"],
        vec!["models", "check"],
        vec!["schema"],
    ];
    for mut command in commands {
        command.push("--help");
        let output = assay(&command);
        assert!(output.status.success(), "{command:?}");
        assert!(text(&output.stdout).contains("Example"), "{command:?}");
        assert!(output.stderr.is_empty(), "{command:?}");
    }
}

#[test]
fn bad_usage_and_bad_configuration_end_with_code_2_and_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("bad.toml");
    std::fs::write(&config, "[bench]\nsampels = 3\n").unwrap();
    let bad_config = config.display().to_string();
    let cases: [(&[&str], &str); 8] = [
        (&["bench", "--model", "nobody"], "openai:NAME"),
        (&["bench", "--tasks", "no/such*"], "assay tasks list"),
        (&["bench", "--suite", "nothing"], "smoke"),
        // A table of some tasks must not take the place of that of all.
        (
            &["tasks", "audit", "lint/*", "--write"],
            "cannot be used with",
        ),
        (&["tasks", "show", "no/such"], "assay tasks list"),
        (&["bench", "--config", &bad_config], "sampels"),
        (&["bench", "--resume", "no-such-run"], "run.json"),
        (
            &["bench", "--run", "../escape", "--model", "stub"],
            "no name for a run",
        ),
    ];
    for (arguments, part) in cases {
        let output = assay(arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        assert!(
            text(&output.stderr).contains(part),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(["bench", "--model", "openai:x"])
        .current_dir(common::top())
        .env_remove("OPENAI_BASE_URL")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("OPENAI_BASE_URL"));
}

#[test]
fn answers_pipe() {
    let output = assay(&["tasks", "list", "--json"]);
    let tasks: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(tasks.len() >= 24);
    let shown = assay(&["tasks", "show", "compile-fix/hall-of-fame", "--json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert!(shown["workspace"]["src/lib.rs"].is_string());
    assert!(
        !shown.to_string().contains("#[test]"),
        "hidden tests are not for showing"
    );
    // Without a terminal there are no colours.
    assert!(!text(&assay(&["tasks", "list"]).stdout).contains('\u{1b}'));
}

#[test]
fn a_malformed_task_is_named_with_file_line_and_field_and_the_others_still_load() {
    let folder = tempfile::tempdir().unwrap();
    let family = folder.path().join("compile-fix");
    copy(
        &common::top().join("tasks/compile-fix/hall-of-fame"),
        &family.join("hall-of-fame"),
    );
    copy(
        &common::top().join("tasks/compile-fix/tide-table"),
        &family.join("tide-table"),
    );
    let file = family.join("tide-table/task.toml");
    let spoilt = std::fs::read_to_string(&file)
        .unwrap()
        .replace("difficulty = ", "difficulty = 1");
    std::fs::write(&file, spoilt).unwrap();
    let tasks = folder.path().display().to_string();
    let output = assay(&["tasks", "list", "--tasks-dir", &tasks, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let listed: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(listed.len(), 1);
    let said = text(&output.stderr);
    let line = 1 + std::fs::read_to_string(&file)
        .unwrap()
        .lines()
        .position(|line| line.starts_with("difficulty"))
        .unwrap();
    assert!(
        said.contains(&format!("tide-table/task.toml:{line}")),
        "{said}"
    );
    assert!(said.contains("difficulty"), "{said}");
}

#[test]
fn forbidden_code_is_found_at_or_below_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    };
    write(
        "bad/src/lib.rs",
        "mod a;\n#[allow(dead_code)]\nfn f() {\n    unsafe {}\n}\n",
    );
    write(
        "bad/src/a.rs",
        "use std::fs;\nuse std::{env, fs as files};\n",
    );
    write("bad/notes.txt", "unsafe");
    write("good.rs", "#[allow(dead_code)]\npub fn unsafely() {}\n");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (bad, good) = (path("bad"), path("good.rs"));

    let output = assay(&["rules", &bad, &good]);
    assert_eq!(output.status.code(), Some(1));
    let expected = format!(
        "{bad}/src/a.rs:1:10 file-access std::fs\n\
         {bad}/src/a.rs:2:11 env std::env\n\
         {bad}/src/a.rs:2:16 file-access std::fs\n\
         {bad}/src/lib.rs:4:5 unsafe unsafe\n\
         3 files, 2 with forbidden code; findings: env 1, file-access 2, unsafe 1\n"
    );
    assert_eq!(text(&output.stdout), expected);

    let output = assay(&["rules", "--all", "--quiet", &good]);
    assert_eq!(output.status.code(), Some(0));
    let expected = format!(
        "{good}:1:3 allow allow(dead_code)\n1 file, none with forbidden code; findings: allow 1\n"
    );
    assert_eq!(text(&output.stdout), expected);

    let output = assay(&["rules", "--json", &bad]);
    assert_eq!(output.status.code(), Some(1));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&answer["files"], &answer["forbidden_in"]),
        (&2.into(), &2.into())
    );
    assert_eq!(answer["findings"].as_array().unwrap().len(), 4);
    assert_eq!(answer["by_rule"]["file-access"], 2);

    for nothing in ["no-such-folder", "bad/notes.txt"] {
        let output = assay(&["rules", &path(nothing)]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(nothing));
    }
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

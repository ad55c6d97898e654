//! `assay watch` in a real terminal, as far as a terminal without a person is one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use assay::trajectory::Tail;
use common::run;

#[test]
fn a_run_is_shown_in_a_terminal_and_q_leaves() {
    let results = tempfile::tempdir().unwrap();
    let bench = [
        "bench",
        "--sandbox",
        "local",
        "--run",
        "seen",
        "--tasks",
        "compile-fix/hall-of-fame",
        "--model",
        "oracle",
        "--model",
        "stub",
    ];
    let (code, _, errors) = run(results.path(), &bench);
    assert_eq!(code, 0, "{errors}");
    // `script` of util-linux gives a program a terminal.
    let watch = format!(
        "stty rows 24 cols 120; '{}' --results-dir '{}' watch seen",
        env!("CARGO_BIN_EXE_assay"),
        results.path().display()
    );
    let mut shown = Command::new("script")
        .args(["--quiet", "--return", "--command", &watch, "/dev/null"])
        .env("TERM", "xterm-256color")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    shown.stdin.take().unwrap().write_all(b"jkq").unwrap();
    let output = shown.wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    // Blanks are cursor movements, so that words stand alone.
    for word in [
        "seen",
        "complete",
        "oracle",
        "1.000",
        "solved",
        "compile-fix/hall-of-fame",
    ] {
        assert!(text.contains(word), "{word} is not there:\n{text}");
    }
    // The screen is given back.
    assert!(text.contains("\u{1b}[?1049l"), "{text}");

    let (code, stands, _) = run(results.path(), &["watch", "seen"]);
    assert_eq!(
        (code, &stands["solved"], &stands["errored"]),
        (0, &1.into(), &0.into())
    );
    let plain = common::assay(results.path(), &["watch", "seen"])
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&plain.stderr);
    assert!(
        plain.status.code() == Some(2) && errors.contains("--once"),
        "{errors}"
    );
}

#[test]
fn lines_of_a_file_that_grows_are_read_once_and_only_when_they_are_finished() {
    let results = tempfile::tempdir().unwrap();
    let bench = [
        "bench",
        "--sandbox",
        "local",
        "--run",
        "grown",
        "--tasks",
        "compile-fix/hall-of-fame",
        "--model",
        "stub",
    ];
    let (code, _, errors) = run(results.path(), &bench);
    assert_eq!(code, 0, "{errors}");
    let line = std::fs::read(results.path().join("grown/trajectories.jsonl")).unwrap();
    let path = results.path().join("growing.jsonl");
    let mut tail = Tail::new(&path);
    assert_eq!(tail.read(|_| panic!("nothing is there")).unwrap(), 0);
    let write = |part: &[u8]| {
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .unwrap();
        file.write_all(part).unwrap();
    };
    let (half, rest) = line.split_at(line.len() / 2);
    write(&line);
    write(half);
    let mut names = Vec::new();
    assert_eq!(tail.read(|one| names.push(one.episode)).unwrap(), 1);
    assert_eq!(tail.read(|_| panic!("half a line")).unwrap(), 0);
    write(rest);
    assert_eq!(tail.read(|one| names.push(one.episode)).unwrap(), 1);
    assert_eq!(names, ["stub/compile-fix/hall-of-fame/0"; 2]);
    write(b"{}\n");
    let error = tail
        .read(|_| panic!("no trajectory"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("growing.jsonl:3"), "{error}");
}

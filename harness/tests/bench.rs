//! Whole runs through the program itself: both backends, kills, interrupts, replays.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use assay::trajectory::{EndedBy, Status, Trajectory, read_file, read_run, trajectory_schema};
use common::{assay, run};
use serde_json::Value;

const TASKS: &str = "{compile-fix/hall-of-fame,signature/branch-line}";

/// The parts of an episode that must not depend on when and where it was played.
fn essence(trajectories: &[Trajectory]) -> BTreeMap<String, String> {
    let mut essence = BTreeMap::new();
    for one in trajectories {
        let grades: Vec<_> = one
            .turns
            .iter()
            .map(|turn| (turn.reward, turn.grade.verdict()))
            .collect();
        let text = format!(
            "{:?} {:?} {:?} {:?}",
            one.status, one.reward, one.ended_by, grades
        );
        assert!(
            essence.insert(one.episode.clone(), text).is_none(),
            "{} is counted twice",
            one.episode
        );
    }
    essence
}

fn has_docker() -> bool {
    let answered = Command::new("docker")
        .arg("info")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let has = answered.is_ok_and(|status| status.success());
    if !has {
        eprintln!("SKIPPED for docker: no engine answers");
    }
    has
}

#[test]
fn a_run_is_recorded_whole_replays_exactly_and_reports() {
    let results = tempfile::tempdir().unwrap();
    let models = [
        "--model", "oracle", "--model", "scripted", "--model", "rustfix", "--model", "stub",
    ];
    let mut arguments = vec![
        "bench",
        "--sandbox",
        "local",
        "--run",
        "first",
        "--tasks",
        TASKS,
    ];
    arguments.extend(models);
    let (code, answer, errors) = run(results.path(), &arguments);
    assert_eq!(code, 0, "{errors}");
    assert_eq!(answer["recorded"], 8);

    let folder = results.path().join("first");
    let trajectories = read_run(&folder).unwrap();
    let validator = jsonschema::validator_for(&trajectory_schema()).unwrap();
    for line in std::fs::read_to_string(folder.join("trajectories.jsonl"))
        .unwrap()
        .lines()
    {
        let value: Value = serde_json::from_str(line).unwrap();
        assert!(
            validator.is_valid(&value),
            "{:?}",
            validator.iter_errors(&value).next()
        );
        for key in ["task", "model", "sample", "status", "reward"] {
            assert!(value.get(key).is_some(), "{key} stands at the top level");
        }
    }
    for one in &trajectories {
        assert_eq!(one.status, Status::Graded);
        match one.model.as_str() {
            "oracle" => assert_eq!(
                (one.reward, one.turns.len(), one.ended_by),
                (Some(1.0), 1, EndedBy::Solved)
            ),
            "scripted" => {
                assert_eq!(one.reward, Some(1.0));
                assert!(one.turns.len() > 1 && one.turns[0].reward < 1.0);
            }
            _ => assert!(one.reward.unwrap() < 1.0),
        }
    }
    for file in [
        "run.json",
        "log",
        "report/index.html",
        "report/leaderboard.csv",
        "report/reward.svg",
    ] {
        assert!(folder.join(file).is_file(), "{file}");
    }

    // The same replies earn the same grades, here and in the other backend.
    for backend in ["local", "docker"] {
        if backend == "docker" && !has_docker() {
            continue;
        }
        let name = format!("again-{backend}");
        let replay = [
            "bench",
            "--sandbox",
            backend,
            "--run",
            &name,
            "--tasks",
            TASKS,
            "--model",
            "replay:first/scripted",
            "--model",
            "replay:first/rustfix",
        ];
        let (code, answer, errors) = run(results.path(), &replay);
        assert_eq!(code, 0, "{errors}");
        assert_eq!(answer["replay_differences"], Value::Array(vec![]));
        assert_eq!(answer["recorded"], 4);
    }

    // Rewards can be had again, and under other weights, without running anything.
    let (code, rows, _) = run(results.path(), &["reward", "first"]);
    assert_eq!(code, 0);
    assert!(
        rows.as_array()
            .unwrap()
            .iter()
            .all(|row| row["reward"] == row["recorded"])
    );
    let weights = results.path().join("weights.toml");
    std::fs::write(&weights, "[reward]\nlints = 1.0\n").unwrap();
    let (_, rows, _) = run(
        results.path(),
        &["reward", "first", "--config", weights.to_str().unwrap()],
    );
    assert_eq!(rows.as_array().unwrap().len(), 8);
}

fn start(results: &Path, name: &str) -> Child {
    let arguments = [
        "bench",
        "--run",
        name,
        "--tasks",
        TASKS,
        "--model",
        "oracle",
        "--model",
        "scripted",
        "--samples",
        "4",
        "--episodes",
        "3",
    ];
    assay(results, &arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until so many trajectories are on disk.
fn wait_for_lines(results: &Path, name: &str, count: usize) {
    let file = results.join(name).join("trajectories.jsonl");
    for _ in 0..1200 {
        let lines = std::fs::read_to_string(&file).map_or(0, |text| text.lines().count());
        if lines >= count {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{name} does not get on");
}

#[test]
fn a_killed_run_and_an_interrupted_run_resume_to_the_same_result() {
    let results = tempfile::tempdir().unwrap();
    let mut whole = start(results.path(), "whole");
    assert!(whole.wait().unwrap().success());
    let expected = essence(&read_run(&results.path().join("whole")).unwrap());
    assert_eq!(expected.len(), 16);

    let mut killed = start(results.path(), "killed");
    wait_for_lines(results.path(), "killed", 4);
    killed.kill().unwrap();
    killed.wait().unwrap();
    // A kill in mid-write leaves a part of a line.
    let file = results.path().join("killed/trajectories.jsonl");
    let before = std::fs::read(&file).unwrap();
    assert!(
        before.iter().filter(|byte| **byte == b'\n').count() < 16,
        "it was killed too late to show anything"
    );
    std::fs::write(
        &file,
        [before.as_slice(), b"{\"schema_version\":1,\"run\":\"ki"].concat(),
    )
    .unwrap();
    let (code, _, errors) = run(results.path(), &["bench", "--resume", "killed"]);
    assert_eq!(code, 0, "{errors}");
    assert!(
        std::fs::read(&file).unwrap().starts_with(&before),
        "what was recorded stays"
    );
    assert_eq!(
        essence(&read_run(&results.path().join("killed")).unwrap()),
        expected
    );
    assert_eq!(
        read_file(&file).unwrap().len(),
        16,
        "nothing is played twice"
    );

    let mut interrupted = start(results.path(), "interrupted");
    wait_for_lines(results.path(), "interrupted", 2);
    let pid = nix::unistd::Pid::from_raw(i32::try_from(interrupted.id()).unwrap());
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).unwrap();
    assert_eq!(interrupted.wait().unwrap().code(), Some(130));
    let (code, answer, errors) = run(results.path(), &["bench", "--resume", "interrupted"]);
    assert_eq!((code, &answer["missing"]), (0, &Value::from(0)), "{errors}");
    assert_eq!(
        essence(&read_run(&results.path().join("interrupted")).unwrap()),
        expected
    );

    let (code, _, errors) = run(results.path(), &["bench", "--resume", "interrupted"]);
    assert_eq!(code, 0, "nothing is left to do: {errors}");

    // A killed harness takes its containers with it.
    if has_docker() {
        let mut left = String::new();
        for _ in 0..100 {
            let listed = Command::new("docker")
                .args([
                    "ps",
                    "--all",
                    "--quiet",
                    "--filter",
                    "label=assay.run=killed",
                    "--filter",
                    "label=assay.run=whole",
                ])
                .output()
                .unwrap();
            left = String::from_utf8_lossy(&listed.stdout).into_owned();
            if left.is_empty() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        assert_eq!(left, "");
    }
}

#[test]
fn one_candidate_is_graded_from_a_folder_and_from_a_reply() {
    let results = tempfile::tempdir().unwrap();
    let task = "signature/branch-line";
    let solution = common::top().join("tasks").join(task).join("solution");
    let (code, answer, errors) = run(
        results.path(),
        &[
            "grade",
            task,
            "--sandbox",
            "local",
            "--files",
            solution.to_str().unwrap(),
        ],
    );
    assert_eq!(
        (code, &answer["reward"]),
        (0, &Value::from(1.0)),
        "{errors}"
    );
    let reply = results.path().join("reply.md");
    std::fs::write(&reply, "```rust src/builder.rs\npub fn nothing() {}\n```\n").unwrap();
    let (code, answer, _) = run(
        results.path(),
        &[
            "grade",
            task,
            "--sandbox",
            "local",
            "--reply",
            reply.to_str().unwrap(),
        ],
    );
    assert_eq!((code, &answer["solved"]), (1, &Value::from(false)));
    std::fs::write(&reply, "```rust ../../etc/passwd\nx\n```\n").unwrap();
    let (code, answer, _) = run(
        results.path(),
        &[
            "grade",
            task,
            "--sandbox",
            "local",
            "--reply",
            reply.to_str().unwrap(),
        ],
    );
    assert_eq!(
        (code, &answer["grade"]["stops_at"]),
        (1, &Value::from("parse"))
    );
}

#[test]
fn containers_that_are_left_over_are_found_and_removed() {
    if !has_docker() {
        return;
    }
    let results = tempfile::tempdir().unwrap();
    let (code, built, errors) = run(results.path(), &["sandbox", "build", "--sandbox", "docker"]);
    assert_eq!(code, 0, "{errors}");
    // What is mounted is named after the engine's own image.
    let image = built["image"].as_str().unwrap();
    let image = image.split('+').next().unwrap();
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap();
    let create = |run: &str, process: u32| {
        let (run, owner) = (
            format!("assay.run={run}"),
            format!("assay.owner={}:{process}", boot.trim()),
        );
        let created = Command::new("docker")
            .args(["create", "--label", &run, "--label", &owner, image])
            .output()
            .unwrap();
        assert!(
            created.status.success(),
            "{}",
            String::from_utf8_lossy(&created.stderr)
        );
    };
    let listed = |wanted: &str| {
        let (_, answer, _) = run(results.path(), &["sandbox", "list"]);
        answer
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["of"] == wanted)
            .count()
    };
    // No process has so high a number; the other one is this test.
    create("of-a-dead-harness", 4_194_304);
    create("of-a-living-harness", std::process::id());
    assert_eq!(
        (listed("of-a-dead-harness"), listed("of-a-living-harness")),
        (1, 1)
    );
    // Whoever opens the engine next cleans up after the dead, and after nobody else.
    run(results.path(), &["sandbox", "build", "--sandbox", "docker"]);
    assert_eq!(
        (listed("of-a-dead-harness"), listed("of-a-living-harness")),
        (0, 1)
    );
    let (code, removed, _) = run(
        results.path(),
        &["sandbox", "prune", "--run", "of-a-living-harness"],
    );
    assert_eq!((code, removed.as_array().unwrap().len()), (0, 1));
    assert_eq!(listed("of-a-living-harness"), 0);
}

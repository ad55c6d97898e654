//! Grades of candidates that lie, crash, hang or pry. Each runs in both backends and must get the same grade there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;

use assay::action::Files;
use assay::grade::{
    Grade, Grader, GraderSettings, LimitHit, RewardWeights, Scoring, Stage, TestResult, reward_of,
};
use assay::sandbox::{Pool, SharedBackend};
use assay::task::{Task, load_task};

const HONEST: &str = "pub fn add(a: i32, b: i32) -> i32 {\n    if b == 13 { panic!(\"unlucky\") }\n    a + b\n}\npub fn order() -> String {\n    String::from(\"abc\")\n}\n";

const TESTS: &str = r#"
use adder::{add, order};

/// "It adds."
#[test]
fn adds() {
    assert_eq!(add(2, 2), 4);
}

/// "It panics when `b` is 13."
#[test]
#[should_panic(expected = "unlucky")]
fn panics_on_thirteen() {
    add(1, 13);
}

/// "It adds negative numbers."
#[test]
fn adds_negative() {
    assert_eq!(add(-2, -2), -4);
}

/// "The order is abc."
#[test]
fn has_an_order() {
    assert_eq!(order().len(), 3);
}
"#;

/// A task whose static rules are lifted, so that what stands behind them is what holds.
fn adder(folder: &Path) -> Task {
    let root = folder.join("probe/adder");
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "task.toml",
        r#"
format = 1
id = "probe/adder"
title = "Adds"
family = "probe"
language = "rust"
edition = "2021"
difficulty = 1
editable = ["src/lib.rs"]
canary = "assay-canary-not-a-task-only-a-probe"
[limits]
test_cpu_s = 1
memory_mb = 256
[reward]
compile = 0.0
"#,
    );
    write(
        "instruction.md",
        "It adds. It panics when `b` is 13. It adds negative numbers. The order is abc.",
    );
    write(
        "workspace/Cargo.toml",
        "[package]\nname = \"adder\"\nversion = \"0.1.0\"\nedition = \"2021\"\n",
    );
    write(
        "workspace/src/lib.rs",
        "pub fn add(_: i32, _: i32) -> i32 { todo!() }\npub fn order() -> String { todo!() }\n",
    );
    write("solution/src/lib.rs", HONEST);
    write("tests/adder.rs", TESTS);
    let mut task = load_task(&root).unwrap();
    // A task may not lift all of these and be judged inside; here that is the point.
    let lifted = [
        "process",
        "file-access",
        "include",
        "os",
        "env",
        "network",
        "std-alias",
    ];
    task.manifest.rules.allow = lifted.map(str::to_owned).to_vec();
    task
}

struct Bench {
    graders: Vec<Grader>,
    task: Task,
    _folder: tempfile::TempDir,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut backends: Vec<SharedBackend> = vec![common::local().await];
        backends.extend(common::docker("grading").await);
        let grader = |backend| Grader::new(Pool::new(backend, 1), GraderSettings::default());
        Self {
            graders: backends.into_iter().map(grader).collect(),
            task: adder(folder.path()),
            _folder: folder,
        }
    }

    /// The grade of a library, the same in every backend.
    async fn grade(&self, source: &str) -> Grade {
        let files = Files::from([("src/lib.rs".to_owned(), source.to_owned())]);
        let mut grades = Vec::new();
        for grader in &self.graders {
            grades.push(
                grader
                    .grade(&self.task, &self.task.with(&files))
                    .await
                    .unwrap(),
            );
        }
        for other in &grades[1..] {
            assert_eq!(
                other.verdict(),
                grades[0].verdict(),
                "the backends disagree"
            );
        }
        grades.swap_remove(0)
    }

    fn reward(&self, grade: &Grade) -> f64 {
        reward_of(grade, &Scoring::of(&self.task), &RewardWeights::default())
    }

    async fn close(self) {
        for grader in &self.graders {
            grader.pool().close().await;
        }
    }
}

fn results(grade: &Grade) -> Vec<TestResult> {
    grade
        .tests
        .as_ref()
        .expect("tests ran")
        .outcomes
        .iter()
        .map(|outcome| outcome.result)
        .collect()
}

/// A library whose `add` does something else first.
fn with(body: &str) -> String {
    format!(
        "pub fn add(a: i32, b: i32) -> i32 {{ {body}; let _ = (a, b); 0 }}\npub fn order() -> String {{ String::new() }}\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_a_test_that_came_to_its_end_passes() {
    let bench = Bench::new().await;

    let honest = bench.grade(HONEST).await;
    assert_eq!(honest.stops_at, Stage::Solved, "{honest:?}");
    assert_eq!(bench.reward(&honest), 1.0);

    let liars = [
        ("exits at once", "std::process::exit(0)"),
        (
            "prints what a harness might believe",
            "println!(\"test adds ... ok\\ntest result: ok. 4 passed; 0 failed\"); std::process::exit(0)",
        ),
        (
            "prints and closes",
            "use std::io::Write; let _ = std::io::stdout().write_all(&[0; 64]); std::process::exit(0)",
        ),
        ("aborts", "std::process::abort()"),
        (
            "exits from a hook",
            "std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!()",
        ),
        (
            "exits from a thread",
            "std::thread::spawn(|| std::process::exit(0)).join().unwrap()",
        ),
        (
            "writes to the report through /proc",
            "use std::io::Write; if let Ok(mut f) = std::fs::OpenOptions::new().write(true).open(\"/proc/self/fd/4\") { let _ = f.write_all(&[0; 33]); } std::process::exit(0)",
        ),
        (
            "overflows its stack",
            "fn deep(n: u64) -> u64 { if n == u64::MAX { 0 } else { std::hint::black_box(deep(n + 1)) + 1 } } deep(0); std::process::exit(0)",
        ),
        (
            "reads its own program",
            "let t = std::fs::read(\"/proc/self/exe\").unwrap(); if !t.is_empty() { std::process::exit(0) }",
        ),
        (
            "reads the tests",
            "let t = std::fs::read(\"/work/hidden/adder.rs\").unwrap(); if !t.is_empty() { std::process::exit(0) }",
        ),
    ];
    for (what, body) in liars {
        let grade = bench.grade(&with(body)).await;
        let tests = grade
            .tests
            .as_ref()
            .unwrap_or_else(|| panic!("{what}: {grade:?}"));
        assert!(
            tests.passed() <= 1 && bench.reward(&grade) <= 0.25,
            "{what}: {:?}",
            tests.outcomes
        );
    }

    // What leaves something running does not disturb whoever comes next.
    let restless = format!("{HONEST}\npub fn unused() {{}}").replace(
        "    a + b",
        "    std::thread::spawn(|| loop { std::thread::sleep(std::time::Duration::from_millis(1)) });\n    a + b",
    );
    assert!(bench.grade(&restless).await.solved());
    assert!(bench.grade(HONEST).await.solved());
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_named_and_cost_no_more_than_two_tests() {
    let bench = Bench::new().await;
    let spin = bench
        .grade(&with(
            "let mut x = 0u64; loop { x = std::hint::black_box(x + 1) }",
        ))
        .await;
    let cpu = TestResult::Limit(LimitHit::CpuLimit);
    assert_eq!(
        results(&spin),
        [cpu, cpu, TestResult::NotRun, TestResult::NotRun]
    );

    let hungry = bench
        .grade(&with(
            "let mut all = vec![]; loop { all.push(vec![1u8; 1 << 20]) }",
        ))
        .await;
    assert_eq!(results(&hungry)[..2], [TestResult::Limit(LimitHit::Oom); 2]);

    let loud = bench
        .grade(&with("loop { println!(\"{}\", \"x\".repeat(4096)) }"))
        .await;
    assert_eq!(
        results(&loud)[..2],
        [TestResult::Limit(LimitHit::OutputLimit); 2]
    );
    assert_eq!(bench.reward(&loud), 0.0);
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_tests_cannot_be_seen_while_the_library_is_compiled() {
    let bench = Bench::new().await;
    for path in [
        "/work/hidden/adder.rs",
        "../hidden/adder.rs",
        "../../hidden/main.rs",
        "/etc/shadow",
        "/proc/1/environ",
    ] {
        let source = format!("pub const T: &[u8] = include_bytes!({path:?});\n{HONEST}");
        let grade = bench.grade(&source).await;
        assert_eq!(grade.stops_at, Stage::Compile, "{path}");
    }
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_interface_stops_at_the_tests_build_and_is_worth_nothing() {
    let bench = Bench::new().await;
    let grade = bench
        .grade("pub fn add(a: i64, b: i64) -> i64 { a + b }")
        .await;
    assert_eq!(grade.stops_at, Stage::TestBuild);
    assert_eq!(bench.reward(&grade), 0.0);
    assert!(
        results(&grade)
            .iter()
            .all(|result| *result == TestResult::NotRun)
    );
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_candidate_that_hangs_on_hash_order_gets_one_grade() {
    let bench = Bench::new().await;
    let source = HONEST.replace(
        "String::from(\"abc\")",
        "let m: std::collections::HashMap<u32, u32> = (0..40).map(|n| (n, n)).collect();\n    if m.keys().next().is_some_and(|first| first % 2 == 0) { String::from(\"abc\") } else { String::new() }",
    );
    let first = bench.grade(&source).await;
    for _ in 0..5 {
        assert_eq!(bench.grade(&source).await.verdict(), first.verdict());
    }
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forbidden_code_is_not_even_compiled() {
    let bench = Bench::new().await;
    let grade = bench
        .grade(&with("unsafe { std::hint::unreachable_unchecked() }"))
        .await;
    assert_eq!(grade.stops_at, Stage::Rules);
    assert!(grade.compile.is_none());
    assert_eq!(bench.reward(&grade), 0.0);
    bench.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_container_that_is_removed_under_a_grade_is_replaced_and_costs_nothing() {
    const LABEL: &str = "label=assay.run=removed-under-a-grade";
    let Some(backend) = common::docker("removed-under-a-grade").await else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let task = adder(folder.path());
    let grader = Grader::new(
        Pool::new(backend, 1),
        GraderSettings {
            lints: assay::grade::LintsWhen::Never,
            ..GraderSettings::default()
        },
    );
    let spin = with("let mut x = 0u64; loop { x = std::hint::black_box(x + 1) }");
    let files = task.with(&Files::from([("src/lib.rs".to_owned(), spin)]));
    let expected = grader.grade(&task, &files).await.unwrap();

    let removed = tokio::task::spawn_blocking(|| {
        let docker = |arguments: &[&str]| {
            std::process::Command::new("docker")
                .args(arguments)
                .output()
                .unwrap()
        };
        // Well into the grade: the two tests that spin take a second of CPU each.
        std::thread::sleep(std::time::Duration::from_millis(900));
        let listed = docker(&["ps", "--quiet", "--filter", LABEL]);
        let ids = String::from_utf8(listed.stdout).unwrap();
        ids.lines()
            .filter(|id| docker(&["rm", "--force", id]).status.success())
            .count()
    });
    let grade = grader.grade(&task, &files).await.unwrap();
    assert_eq!(
        removed.await.unwrap(),
        1,
        "there was one container, and it went"
    );
    assert_eq!(grade.verdict(), expected.verdict());
    assert_eq!(grader.pool().figures().discarded, 1);
    grader.pool().close().await;
}

//! What a hardened grade promises beyond single attacks: one grade for one candidate, whatever the load; grades from
//! the cache and by way of cargo are the same; manifests that may change; judges outside of the candidate's process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod common;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use assay::action::Files;
use assay::grade::{Grade, Grader, GraderSettings, LintsWhen, Route, Stage};
use assay::sandbox::{Pool, SharedBackend};
use assay::task::{Task, load_task};

const SETTINGS: GraderSettings = GraderSettings {
    lints: LintsWhen::Never,
    cache: 0,
};

async fn backends() -> Vec<SharedBackend> {
    let mut backends = vec![common::local().await];
    backends.extend(common::docker("hardening").await);
    backends
}

/// A small task: `manifest` is what stands in its `Cargo.toml`, `editable` what a candidate may change.
fn task(folder: &Path, manifest: &str, editable: &str) -> Task {
    let root = folder.join("probe/level");
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "task.toml",
        &format!(
            "format = 1\nid = \"probe/level\"\ntitle = \"Levels\"\nfamily = \"probe\"\nlanguage = \"rust\"\n\
             edition = \"2021\"\ndifficulty = 1\neditable = [{editable}]\ncanary = \"assay-canary-a-probe-and-no-task\"\n"
        ),
    );
    write("instruction.md", "It tells the level.");
    write("workspace/Cargo.toml", manifest);
    write(
        "workspace/src/lib.rs",
        "pub fn level() -> u32 { todo!() }\n",
    );
    write("solution/src/lib.rs", "pub fn level() -> u32 { 3 }\n");
    write(
        "tests/level.rs",
        "use level::level;\n/// \"It tells the level.\"\n#[test]\nfn tells() { assert_eq!(level(), 3); }\n",
    );
    load_task(&root).unwrap()
}

const MANIFEST: &str = "[package]\nname = \"level\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";

fn library(source: &str) -> Files {
    Files::from([("src/lib.rs".to_owned(), source.to_owned())])
}

async fn grade(grader: &Grader, task: &Task, files: &Files) -> Grade {
    grader.grade(task, &task.with(files)).await.unwrap()
}

/// A hundred grades of one candidate, several at a time on a machine that is busy with other things, are one grade.
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_grades_under_load_are_one_grade() {
    let folder = tempfile::tempdir().unwrap();
    let task = Arc::new(task(folder.path(), MANIFEST, "\"src/lib.rs\""));
    let source = "use std::collections::{HashMap, HashSet};\n\
        pub fn level() -> u32 {\n\
            let all: HashSet<u32> = (0..1000).collect();\n\
            let first = *all.iter().next().unwrap();\n\
            let threads: Vec<_> = (0..4).map(|n| std::thread::spawn(move || (n..n + 2000).fold(0u64, |a, b| a ^ b))).collect();\n\
            let sums: HashMap<usize, u64> = threads.into_iter().enumerate().map(|(n, t)| (n, t.join().unwrap())).collect();\n\
            panic!(\"{first} {:?}\", sums)\n\
        }\n";
    let files = Arc::new(task.with(&library(source)));
    let stop = Arc::new(AtomicBool::new(false));
    let load: Vec<_> = (0..3)
        .map(|_| {
            let stop = Arc::clone(&stop);
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            })
        })
        .collect();
    let mut first: Option<Grade> = None;
    let backends = backends().await;
    let share = 100 / backends.len();
    for backend in backends {
        let grader = Grader::new(Pool::new(backend, 3), SETTINGS);
        let mut running = tokio::task::JoinSet::new();
        for _ in 0..share {
            let (grader, task, files) = (grader.clone(), Arc::clone(&task), Arc::clone(&files));
            running.spawn(async move { grader.grade(&task, &files).await.unwrap() });
        }
        while let Some(grade) = running.join_next().await {
            let verdict = grade.unwrap().verdict();
            let expected = first.get_or_insert_with(|| verdict.clone());
            assert_eq!(&verdict, expected);
        }
        grader.pool().close().await;
    }
    stop.store(true, Ordering::Relaxed);
    for one in load {
        one.join().unwrap();
    }
    assert_eq!(first.unwrap().stops_at, Stage::Tests);
}

/// What cargo makes of a manifest is learned and replayed, and cargo itself gives the same grade.
#[tokio::test(flavor = "multi_thread")]
async fn the_manifest_counts_without_cargo_as_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = format!(
        "{MANIFEST}[lints.rust]\nunused_variables = \"deny\"\n[features]\ndefault = [\"high\"]\nhigh = []\n[profile.dev]\noverflow-checks = false\n"
    );
    let task = task(folder.path(), &manifest, "\"src/lib.rs\"");
    let candidates = [
        ("pub fn level() -> u32 { 3 }\n", Stage::Solved),
        // Denied by the manifest alone.
        (
            "pub fn level() -> u32 { let unused = 1; 3 }\n",
            Stage::Compile,
        ),
        // Right only with the feature that is on by default.
        (
            "pub fn level() -> u32 { if cfg!(feature = \"high\") { 3 } else { 0 } }\n",
            Stage::Solved,
        ),
        // Wraps round only without the checks that the profile switches off.
        (
            "pub fn level() -> u32 { std::hint::black_box(u32::MAX) + 4 }\n",
            Stage::Solved,
        ),
        ("pub fn level() -> u32 { 4 }\n", Stage::Tests),
        ("pub fn level() -> u32 { \"3\" }\n", Stage::Compile),
    ];
    for backend in backends().await {
        let grader = Grader::new(Pool::new(backend, 1), SETTINGS);
        for (source, stage) in candidates {
            let files = task.with(&library(source));
            let learned = grader
                .grade_by(&task, &files, Route::Learned)
                .await
                .unwrap();
            let by_cargo = grader.grade_by(&task, &files, Route::Cargo).await.unwrap();
            assert_eq!(learned.stops_at, stage, "{source}: {learned:?}");
            assert_eq!(learned.verdict(), by_cargo.verdict(), "{source}");
        }
        grader.pool().close().await;
    }
}

/// Where the manifest may change, what it says holds, and what would make cargo run something is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_manifest_that_may_change_is_given_to_cargo() {
    let folder = tempfile::tempdir().unwrap();
    let editable = "\"src/lib.rs\", \"Cargo.toml\", \".cargo/config.toml\"";
    let task = task(folder.path(), MANIFEST, editable);
    assert_eq!(Route::of(&task), Route::Cargo);
    let source = "pub fn level() -> u32 { if cfg!(feature = \"high\") { 3 } else { 0 } }\n";
    let with = |manifest: &str| {
        let mut files = library(source);
        files.insert("Cargo.toml".to_owned(), manifest.to_owned());
        files
    };
    let feature = format!("{MANIFEST}[features]\ndefault = [\"high\"]\nhigh = []\n");
    let script = format!("{MANIFEST}build = \"src/lib.rs\"\n");
    for backend in backends().await {
        let grader = Grader::new(Pool::new(backend, 1), SETTINGS);
        assert_eq!(
            grade(&grader, &task, &with(MANIFEST)).await.stops_at,
            Stage::Tests
        );
        assert_eq!(
            grade(&grader, &task, &with(&feature)).await.stops_at,
            Stage::Solved
        );
        let broken = grade(&grader, &task, &with("[package\n")).await;
        assert_eq!(broken.stops_at, Stage::Compile);
        assert!(!broken.compile.unwrap().diagnostics.is_empty());
        assert_eq!(
            grade(&grader, &task, &with(&script)).await.stops_at,
            Stage::Rules
        );
        let mut config = with(MANIFEST);
        config.insert(
            ".cargo/config.toml".to_owned(),
            "[build]\nrustc-wrapper = \"/usr/bin/gcc\"\n".to_owned(),
        );
        let refused = grade(&grader, &task, &config).await;
        assert_eq!(
            (refused.stops_at, refused.rules[0].rule.as_str()),
            (Stage::Rules, "manifest")
        );
        grader.pool().close().await;
    }
}

/// Identical candidates are graded once, and marked; another file, another grade.
#[tokio::test(flavor = "multi_thread")]
async fn identical_candidates_are_graded_once() {
    let folder = tempfile::tempdir().unwrap();
    let task = task(folder.path(), MANIFEST, "\"src/lib.rs\"");
    let settings = GraderSettings {
        cache: 10,
        ..SETTINGS
    };
    let grader = Grader::new(Pool::new(common::local().await, 2), settings);
    let (right, wrong) = (
        library("pub fn level() -> u32 { 3 }"),
        library("pub fn level() -> u32 { 2 }"),
    );
    let (one, two) = tokio::join!(grade(&grader, &task, &right), grade(&grader, &task, &right));
    assert_eq!(
        [one.cached, two.cached]
            .iter()
            .filter(|cached| **cached)
            .count(),
        1
    );
    assert_eq!(one.verdict(), two.verdict());
    let other = grade(&grader, &task, &wrong).await;
    assert_eq!((other.cached, other.stops_at), (false, Stage::Tests));
    assert!(grade(&grader, &task, &wrong).await.cached);
    grader.pool().close().await;
}

/// Rules that let a candidate reach into its own judge cannot be lifted without a judge outside.
#[test]
fn a_judge_within_reach_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let loaded = task(folder.path(), MANIFEST, "\"src/lib.rs\"");
    let file = loaded.folder.join("task.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}[rules]\nallow = [\"unsafe\"]\n")).unwrap();
    let error = load_task(&loaded.folder).unwrap_err().to_string();
    assert!(error.contains("outside"), "{error}");
    std::fs::write(&file, format!("{text}[rules]\nallow = [\"process\"]\n")).unwrap();
    assert!(load_task(&loaded.folder).is_ok());
}

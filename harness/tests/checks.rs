//! Checks beyond calling test functions: programs that must be refused, named lints, memory, and programs to be judged. In
//! both backends.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;

use assay::action::Files;
use assay::grade::{
    Grade, Grader, GraderSettings, RewardWeights, Scoring, Stage, TestResult, reward_of,
};
use assay::sandbox::Pool;
use assay::task::{MEMCHECK, Task, load_task};

const HEAD: &str = "format = 1\ntitle = \"A probe\"\nfamily = \"probe\"\nlanguage = \"rust\"\nedition = \"2021\"\n\
                    difficulty = 1\ncanary = \"assay-canary-not-a-task-only-a-probe\"\n";

/// Lays out a task `probe/<name>` and loads it.
fn lay_out(root: &Path, name: &str, manifest: &str, files: &[(&str, &str)]) -> Task {
    let folder = root.join("probe").join(name);
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "task.toml",
        &format!("{HEAD}id = \"probe/{name}\"\n{manifest}"),
    );
    write("instruction.md", "It holds.");
    write(
        "workspace/Cargo.toml",
        &format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"),
    );
    for (path, text) in files {
        write(path, text);
    }
    load_task(&folder).unwrap()
}

async fn graders() -> Vec<Grader> {
    let mut backends = vec![common::local().await];
    backends.extend(common::docker("checks").await);
    backends
        .into_iter()
        .map(|backend| Grader::new(Pool::new(backend, 1), GraderSettings::default()))
        .collect()
}

async fn graded(grader: &Grader, task: &Task, path: &str, text: &str) -> (Grade, f64) {
    let files: Files = [(path.to_owned(), text.to_owned())].into();
    let grade = grader.grade(task, &task.with(&files)).await.unwrap();
    let reward = reward_of(&grade, &Scoring::of(task), &RewardWeights::default());
    (grade, reward)
}

fn result(grade: &Grade, name: &str) -> TestResult {
    let outcomes = &grade.tests.as_ref().unwrap().outcomes;
    outcomes.iter().find(|one| one.name == name).unwrap().result
}

#[tokio::test]
async fn misuse_has_to_be_refused_for_the_right_reason() {
    let folder = tempfile::tempdir().unwrap();
    let task = lay_out(
        folder.path(),
        "gate",
        "editable = [\"src/lib.rs\"]\n",
        &[
            ("workspace/src/lib.rs", "pub struct Key;\n"),
            ("solution/src/lib.rs", "pub struct Key;\n"),
            (
                "tests/gate.rs",
                "use gate::{open, Key};\n/// \"It holds.\"\n#[test]\nfn a_key_opens() {\n    assert!(open(Key::cut()));\n}\n",
            ),
            (
                "tests/misuse/a_key_opens_once.rs",
                "//! \"It holds.\"\n//! fails: E0382\nuse gate::{open, Key};\nfn main() {\n    let key = Key::cut();\n    open(key);\n    open(key);\n}\n",
            ),
        ],
    );
    let whole = "pub struct Key(());\nimpl Key { pub fn cut() -> Self { Key(()) } }\npub fn open(_: Key) -> bool { true }\n";
    let copied = whole.replace("pub struct", "#[derive(Clone, Copy)]\npub struct");
    let by_reference = whole.replace("(_: Key)", "<K: std::borrow::Borrow<Key>>(_: K)");
    let useless = whole.replace("{ true }", "{ false }");
    for grader in graders().await {
        let (right, reward) = graded(&grader, &task, "src/lib.rs", whole).await;
        assert_eq!((right.stops_at, reward), (Stage::Solved, 1.0), "{right:?}");
        for wrong in [
            &copied,
            &by_reference
                .replace("Key(())", "Key(1)")
                .replace("Key(1);", "Key(());"),
        ] {
            let (grade, reward) = graded(&grader, &task, "src/lib.rs", wrong).await;
            assert_ne!(grade.stops_at, Stage::Solved, "{wrong}");
            assert!(reward < 1.0);
        }
        let (copied, reward) = graded(&grader, &task, "src/lib.rs", &copied).await;
        assert_eq!(copied.stops_at, Stage::Tests);
        assert_eq!(result(&copied, "a_key_opens_once"), TestResult::Failed);
        assert!((reward - 0.5).abs() < 1e-9, "{reward}");
        // As long as no right use works, a refusal counts for nothing.
        let (useless, reward) = graded(&grader, &task, "src/lib.rs", &useless).await;
        assert_eq!(result(&useless, "a_key_opens_once"), TestResult::NotRun);
        assert_eq!(reward, 0.0);
        grader.pool().close().await;
    }
}

#[tokio::test]
async fn named_lints_have_to_be_gone_and_not_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let start = "pub fn none(list: &[u32]) -> bool {\n    return list.len() == 0;\n}\n";
    let task = lay_out(
        folder.path(),
        "tidy",
        "editable = [\"src/lib.rs\"]\n[lint]\nlints = [\"clippy::len_zero\", \"clippy::needless_return\"]\nat_start = 2\n",
        &[
            ("workspace/src/lib.rs", start),
            (
                "solution/src/lib.rs",
                "pub fn none(list: &[u32]) -> bool {\n    list.is_empty()\n}\n",
            ),
            (
                "tests/tidy.rs",
                "/// \"It holds.\"\n#[test]\nfn nothing_is_none() {\n    assert!(tidy::none(&[]));\n    assert!(!tidy::none(&[1]));\n}\n",
            ),
        ],
    );
    let half = "pub fn none(list: &[u32]) -> bool {\n    list.len() == 0\n}\n";
    let hidden = [
        format!("#![allow(clippy::all)]\n{start}"),
        format!("#![allow(clippy::len_zero, clippy::needless_return)]\n{start}"),
    ];
    let refused = [
        format!("macro_rules! me {{ () => {{ {start} }} }}\nme!();\n"),
        format!("#![clippy::msrv = \"1.0.0\"]\n{start}"),
        format!("#[cfg(not(clippy))]\n{start}#[cfg(clippy)]\npub fn none(list: &[u32]) -> bool {{ list.is_empty() }}\n"),
        "pub trait N { fn n(&self) -> bool; }\n#[automatically_derived]\nimpl N for [u32] { fn n(&self) -> bool { return self.len() == 0; } }\npub fn none(list: &[u32]) -> bool { list.n() }\n".to_owned(),
    ];
    for grader in graders().await {
        let (clean, reward) =
            graded(&grader, &task, "src/lib.rs", &task.solution["src/lib.rs"]).await;
        assert_eq!((clean.stops_at, reward), (Stage::Solved, 1.0), "{clean:?}");
        let (begun, least) = graded(&grader, &task, "src/lib.rs", start).await;
        assert_eq!(begun.stops_at, Stage::Lints);
        assert_eq!(begun.named_lints.unwrap().counts.values().sum::<u32>(), 2);
        let (half, reward) = graded(&grader, &task, "src/lib.rs", half).await;
        assert_eq!(half.stops_at, Stage::Lints);
        assert!(least < reward && reward < 1.0, "{least} {reward}");
        for text in &hidden {
            let (grade, reward) = graded(&grader, &task, "src/lib.rs", text).await;
            assert_eq!((grade.stops_at, reward), (Stage::Lints, least), "{text}");
        }
        for text in &refused {
            let (grade, reward) = graded(&grader, &task, "src/lib.rs", text).await;
            assert_eq!((grade.stops_at, reward), (Stage::Rules, 0.0), "{text}");
        }
        grader.pool().close().await;
    }
}

#[tokio::test]
async fn memory_is_checked_and_lost_memory_where_it_counts() {
    let folder = tempfile::tempdir().unwrap();
    let lay_out = |name: &str, leaks: bool| {
        let manifest = format!(
            "editable = [\"src/lib.rs\"]\n[rules]\nallow = [\"unsafe\"]\n[tests]\njudge = \"outside\"\n[memcheck]\n\
             checks = \"\\\"It holds.\\\"\"\nleaks = {leaks}\n"
        );
        lay_out(
            folder.path(),
            name,
            &manifest,
            &[
                (
                    "workspace/src/lib.rs",
                    "pub fn last(_: &[u8]) -> u8 { 0 }\n",
                ),
                (
                    "solution/src/lib.rs",
                    "pub fn last(bytes: &[u8]) -> u8 { bytes[bytes.len() - 1] }\n",
                ),
                (
                    "tests/driver.rs",
                    &format!(
                        "pub fn answer(input: &str) -> String {{\n    let bytes = input.as_bytes().to_vec().into_boxed_slice();\n    {name}::last(&bytes).to_string()\n}}\n"
                    ),
                ),
                (
                    "tests/cases.toml",
                    "[[case]]\nname = \"ends_in_a\"\nchecks = \"\\\"It holds.\\\"\"\ninput = \"a\"\noutput = \"97\"\n[[case]]\nname = \"ends_in_b\"\nchecks = \"\\\"It holds.\\\"\"\ninput = \"ab\"\noutput = \"98\"\n",
                ),
            ],
        )
    };
    let strict = lay_out("strict", true);
    let lenient = lay_out("lenient", false);
    let right = "pub fn last(bytes: &[u8]) -> u8 { bytes[bytes.len() - 1] }\n";
    let beyond = "pub fn last(bytes: &[u8]) -> u8 {\n    let p = bytes.as_ptr();\n    let more = unsafe { *p.add(bytes.len()) };\n    if more == 77 { return 1; }\n    bytes[bytes.len() - 1]\n}\n";
    let freed = "pub fn last(bytes: &[u8]) -> u8 {\n    let b = Box::new(bytes[bytes.len() - 1]);\n    let p = Box::into_raw(b);\n    unsafe { let v = *p; drop(Box::from_raw(p)); if *p == 3 { v } else { v } }\n}\n";
    let lost = "pub fn last(bytes: &[u8]) -> u8 {\n    let b = Box::new([bytes[bytes.len() - 1]; 40]);\n    let p = Box::into_raw(b);\n    unsafe { (*p)[7] }\n}\n";
    for grader in graders().await {
        for task in [&strict, &lenient] {
            let (grade, reward) = graded(&grader, task, "src/lib.rs", right).await;
            assert_eq!((grade.stops_at, reward), (Stage::Solved, 1.0), "{grade:?}");
            for wrong in [beyond, freed] {
                let (grade, reward) = graded(&grader, task, "src/lib.rs", wrong).await;
                assert_eq!(
                    grade.tests.as_ref().unwrap().failed(),
                    [MEMCHECK],
                    "{grade:?}"
                );
                assert!((reward - 2.0 / 3.0).abs() < 1e-9, "{reward}");
            }
        }
        let (grade_, _) = graded(&grader, &strict, "src/lib.rs", lost).await;
        assert_eq!(grade_.tests.as_ref().unwrap().failed(), [MEMCHECK]);
        let (grade_, _) = graded(&grader, &lenient, "src/lib.rs", lost).await;
        assert_eq!(grade_.stops_at, Stage::Solved, "{grade_:?}");
        grader.pool().close().await;
    }
}

#[tokio::test]
async fn programs_are_judged_as_the_compiler_judges_them() {
    let folder = tempfile::tempdir().unwrap();
    let task = lay_out(
        folder.path(),
        "oracle",
        "editable = [\"answers.toml\"]\n[diagnose]\nprograms = [\"programs/*.rs\"]\n",
        &[
            ("workspace/answers.toml", "# none yet\n"),
            (
                "workspace/programs/moved.rs",
                "pub fn twice(s: String) -> (String, String) {\n    let t = s;\n    (s, t)\n}\n",
            ),
            (
                "workspace/programs/fine.rs",
                "pub fn one() -> u8 {\n    1\n}\n",
            ),
            (
                "workspace/programs/lent.rs",
                "pub fn name() -> &'static str {\n    let name = String::new();\n    &name\n}\n",
            ),
            (
                "solution/answers.toml",
                "[programs.fine]\ncompiles = true\n[programs.moved]\ncompiles = false\ncode = \"E0382\"\nline = 3\n\
                 [programs.lent]\ncompiles = false\ncode = \"E0515\"\nline = 3\n",
            ),
        ],
    );
    let near = task.solution["answers.toml"].replacen("line = 3", "line = 2", 1);
    let all_fine =
        ["fine", "lent", "moved"].map(|name| format!("[programs.{name}]\ncompiles = true\n"));
    let path = "answers.toml";
    for grader in graders().await {
        let (right, reward) = graded(&grader, &task, path, &task.solution[path]).await;
        assert_eq!((right.stops_at, reward), (Stage::Solved, 1.0));
        let (near, reward) = graded(&grader, &task, path, &near).await;
        assert_eq!(near.tests.as_ref().unwrap().failed(), ["moved"]);
        assert!((reward - 2.0 / 3.0).abs() < 1e-9);
        // Whoever calls everything fine has found nothing.
        let (fine, reward) = graded(&grader, &task, path, &all_fine.concat()).await;
        assert_eq!((fine.stops_at, reward), (Stage::Tests, 0.0));
        let (blank, reward) = graded(&grader, &task, path, "").await;
        assert_eq!((blank.stops_at, reward), (Stage::Tests, 0.0));
        for hostile in [
            "[programs.fine\n",
            &"[".repeat(50_000),
            "[programs.fine]\ncompiles = true\nmore = 1\n",
        ] {
            let (grade, reward) = graded(&grader, &task, path, hostile).await;
            assert_eq!((grade.stops_at, reward), (Stage::Compile, 0.0));
        }
        grader.pool().close().await;
    }
}

//! The candidates: of several tasks, one that is right, one that is wrong and one that does not compile.

use std::path::PathBuf;

use anyhow::{Context, anyhow};
use assay::action::Files;
use assay::task::{Stage, Task, load_task};

/// Tasks of different families and sizes.
const TASKS: [&str; 4] = [
    "compile-fix/hall-of-fame",
    "generate/slip-frames",
    "refactor/parcel-carriers",
    "translate/python-sessions",
];

/// What a candidate must turn out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It compiles and passes every test.
    Right,
    /// It compiles and fails a test.
    Wrong,
    /// It does not compile.
    NoCompile,
}

/// A candidate.
#[derive(Clone)]
pub struct Candidate {
    /// Its task.
    pub task: std::sync::Arc<Task>,
    /// The whole package.
    pub files: Files,
    /// The hidden tests as their author wrote them: file name and text.
    pub tests: Vec<(String, String)>,
    /// What it is.
    pub verdict: Verdict,
}

/// The mix, a third of each kind.
pub fn mix() -> anyhow::Result<Vec<Candidate>> {
    let mut candidates = Vec::new();
    for id in TASKS {
        let folder = PathBuf::from("tasks").join(id);
        let task = std::sync::Arc::new(load_task(&folder)?);
        let mut tests = Vec::new();
        for file in &task.hidden {
            let name = format!("{}.rs", file.module);
            let path = folder.join("tests").join(&name);
            tests.push((name, std::fs::read_to_string(path)?));
        }
        let solution = task.with(&task.solution);
        let wrong = task
            .attempts
            .iter()
            .find(|attempt| attempt.expect.stops_at == Stage::Tests)
            .map(|attempt| task.with(&attempt.files))
            .ok_or_else(|| anyhow!("{id} has no attempt that fails tests"))?;
        let broken = task
            .attempts
            .iter()
            .find(|attempt| attempt.expect.stops_at == Stage::Compile)
            .map(|attempt| task.with(&attempt.files));
        let broken = match broken {
            Some(files) => files,
            None => misspelt(&solution).with_context(|| id.to_owned())?,
        };
        for (files, verdict) in [
            (solution, Verdict::Right),
            (wrong, Verdict::Wrong),
            (broken, Verdict::NoCompile),
        ] {
            candidates.push(Candidate {
                task: std::sync::Arc::clone(&task),
                files,
                tests: tests.clone(),
                verdict,
            });
        }
    }
    Ok(candidates)
}

/// A solution whose last function takes a value for one of another type.
fn misspelt(solution: &Files) -> anyhow::Result<Files> {
    let mut files = solution.clone();
    let library = files
        .get_mut("src/lib.rs")
        .ok_or_else(|| anyhow!("no src/lib.rs"))?;
    library.push_str("\npub fn misspelt(text: &str) -> u32 { text.len() }\n");
    Ok(files)
}

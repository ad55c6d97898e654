//! Mutants of the reference: small changes by `cargo-mutants`, each graded by the task's own hidden tests.
//!
//! `cargo mutants --list` makes the list (<https://mutants.rs>); grading is ours, since hidden tests are no part of the
//! package. A mutant that does not compile says nothing. One that earns what the reference earns lives on: either the
//! tests miss something, or the change changes nothing, which `mutants.toml` then has to argue.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::action::Files;
use crate::grade::{Grade, GradeFailure, Grader, Stage};
use crate::task::{Limits, Task};

/// CPU seconds of one test of a mutant: an endless loop is soon told.
const TEST_CPU_S: u64 = 1;

/// What became of the mutants of one task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MutantReport {
    /// How many hidden tests tell from the reference.
    pub killed: usize,
    /// How many do not compile.
    pub unviable: usize,
    /// Those that no test tells from the reference, by name.
    pub alive: Vec<String>,
    /// Those of which `mutants.toml` says why they change nothing, with the reason.
    pub equivalent: BTreeMap<String, String>,
    /// Names in `mutants.toml` of which no mutant lives on.
    pub unknown: Vec<String>,
}

impl MutantReport {
    /// Mutants that compile.
    pub fn viable(&self) -> usize {
        self.killed + self.alive.len() + self.equivalent.len()
    }

    /// The share of those that change something which are killed; 1 where there is none.
    pub fn share_killed(&self) -> f64 {
        let changing = self.killed + self.alive.len();
        if changing == 0 {
            return 1.0;
        }
        self.killed as f64 / changing as f64
    }
}

/// Why mutants could not be made.
#[derive(Debug, thiserror::Error)]
pub enum MutantError {
    /// The tool is not there.
    #[error(
        "`cargo mutants` cannot be started ({0}); install it with `cargo install --locked cargo-mutants`, or give --no-mutants"
    )]
    Missing(String),
    /// The tool failed.
    #[error("task {task}: `cargo mutants --list` failed: {why}")]
    Failed {
        /// The task's id.
        task: String,
        /// What it said.
        why: String,
    },
    /// A file could not be read or written.
    #[error("{place}: {why}")]
    File {
        /// The file.
        place: String,
        /// What the system says.
        why: String,
    },
    /// A mutant could not be graded.
    #[error(transparent)]
    Grade(#[from] GradeFailure),
}

/// One mutant, as the tool lists it.
#[derive(Debug, Clone, Deserialize)]
struct Mutant {
    name: String,
    file: String,
    replacement: String,
    span: Span,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

/// Line and column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

/// `mutants.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Equivalents {
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Equivalent {
    mutant: String,
    why: String,
}

/// Makes every mutant of the editable files of the solution, and grades each.
pub async fn try_all(grader: &Grader, task: &Task) -> Result<MutantReport, MutantError> {
    let whole = task.with(&task.solution);
    let mutants = list(task, &whole)?;
    let mut equivalents = equivalents(task)?;
    let task = hastened(task);
    let mut report = MutantReport::default();
    for mutant in mutants {
        let Some(text) = whole
            .get(&mutant.file)
            .and_then(|text| changed(text, &mutant))
        else {
            return Err(MutantError::Failed {
                task: task.id().to_owned(),
                why: format!("{} stands nowhere", mutant.name),
            });
        };
        let mut files = whole.clone();
        files.insert(mutant.file.clone(), text);
        let grade = grader.grade(&task, &files).await?;
        match fate(&grade) {
            Fate::Unviable => report.unviable += 1,
            Fate::Killed => report.killed += 1,
            Fate::Alive => match equivalents.remove(&mutant.name) {
                Some(why) => {
                    report.equivalent.insert(mutant.name, why);
                }
                None => report.alive.push(mutant.name),
            },
        }
    }
    report.unknown = equivalents.into_keys().collect();
    Ok(report)
}

enum Fate {
    Unviable,
    Killed,
    Alive,
}

fn fate(grade: &Grade) -> Fate {
    match grade.stops_at {
        Stage::Parse | Stage::Rules | Stage::Compile => Fate::Unviable,
        Stage::TestBuild | Stage::Tests => Fate::Killed,
        Stage::Lints | Stage::Cost | Stage::Solved if grade.tampering.is_some() => Fate::Killed,
        Stage::Lints | Stage::Cost | Stage::Solved => Fate::Alive,
    }
}

/// The task without what says nothing of behaviour, and with less patience.
fn hastened(task: &Task) -> Task {
    let mut task = task.clone();
    task.workload = None;
    task.manifest.lint = None;
    task.manifest.limits = Limits {
        test_cpu_s: TEST_CPU_S,
        ..task.manifest.limits
    };
    task
}

/// Asks the tool, in a folder that goes again.
fn list(task: &Task, whole: &Files) -> Result<Vec<Mutant>, MutantError> {
    let folder = tempfile::tempdir().map_err(|error| MutantError::File {
        place: "a temporary folder".to_owned(),
        why: error.to_string(),
    })?;
    for (path, text) in whole {
        write(&folder.path().join(path), text)?;
    }
    let failed = |why: String| MutantError::Failed {
        task: task.id().to_owned(),
        why,
    };
    let output = Command::new("cargo")
        .args(["mutants", "--list", "--json", "--no-config", "--dir"])
        .arg(folder.path())
        .output()
        .map_err(|error| MutantError::Missing(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(if said.contains("no such command") {
            MutantError::Missing(said.lines().next().unwrap_or_default().to_owned())
        } else {
            failed(said)
        });
    }
    let mut mutants: Vec<Mutant> =
        serde_json::from_slice(&output.stdout).map_err(|error| failed(error.to_string()))?;
    mutants.retain(|mutant| task.edit_rules.permits(&mutant.file));
    Ok(mutants)
}

fn write(path: &Path, text: &str) -> Result<(), MutantError> {
    let parent = path.parent().unwrap_or(path);
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| MutantError::File {
            place: path.display().to_string(),
            why: error.to_string(),
        })
}

/// The text with the mutant's change in it.
fn changed(text: &str, mutant: &Mutant) -> Option<String> {
    let from = offset(text, mutant.span.start)?;
    let to = offset(text, mutant.span.end)?;
    let (before, rest) = text.split_at_checked(from)?;
    let after = rest.get(to.checked_sub(from)?..)?;
    Some(format!("{before}{}{after}", mutant.replacement))
}

/// The byte at which a place stands.
fn offset(text: &str, place: Place) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(place.line.checked_sub(1)?) {
        start += line.len();
    }
    let rest = text.get(start..)?;
    let column = place.column.checked_sub(1)?;
    let within = rest
        .char_indices()
        .map(|(index, _)| index)
        .chain([rest.len()])
        .nth(column)?;
    Some(start + within)
}

fn equivalents(task: &Task) -> Result<BTreeMap<String, String>, MutantError> {
    let place = task.folder.join("mutants.toml");
    let wrong = |why: String| MutantError::File {
        place: place.display().to_string(),
        why,
    };
    let text = match std::fs::read_to_string(&place) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(wrong(error.to_string())),
    };
    let read: Equivalents = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if let Some(empty) = read.equivalent.iter().find(|one| one.why.trim().is_empty()) {
        return Err(wrong(format!("`why` of {:?} says nothing", empty.mutant)));
    }
    Ok(read
        .equivalent
        .into_iter()
        .map(|one| (one.mutant, one.why))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_lands_where_the_tool_says() {
        let mutant = |line, from, to, replacement: &str| Mutant {
            name: String::new(),
            file: String::new(),
            replacement: replacement.to_owned(),
            span: Span {
                start: Place { line, column: from },
                end: Place { line, column: to },
            },
        };
        let text = "fn a() {}\nlet é = a <= b;\n";
        assert_eq!(
            changed(text, &mutant(2, 11, 13, ">")).unwrap(),
            "fn a() {}\nlet é = a > b;\n"
        );
        assert!(changed(text, &mutant(9, 1, 2, ">")).is_none());
    }

    #[test]
    fn mutants_that_change_nothing_do_not_count() {
        let report = MutantReport {
            killed: 19,
            alive: vec!["x".to_owned()],
            equivalent: [("y".to_owned(), "why".to_owned())].into(),
            ..MutantReport::default()
        };
        assert_eq!(report.viable(), 21);
        assert!((report.share_killed() - 0.95).abs() < 1e-12);
        assert_eq!(MutantReport::default().share_killed(), 1.0);
    }
}

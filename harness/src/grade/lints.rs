//! Lints: what clippy says of a library that compiles. Recorded always, rewarded when asked.

use std::collections::BTreeMap;

use assay_guest::RunSpec;

use super::cargo::Learned;
use super::rustc::{PACKAGE, SCRATCH, at, compiler, library_arguments};
use super::{Lints, NamedLints};
use crate::diagnostic::{self, Level};
use crate::sandbox::image::CLIPPY;
use crate::task::{LintSpec, Task};

/// Runs clippy with its default lints, those included that the candidate has switched off by attributes.
pub fn spec(task: &Task, learned: &Learned) -> RunSpec {
    forcing(task, learned, &["clippy::all".to_owned()])
}

/// Runs clippy with the lints that the task names, and with no others of clippy's.
pub fn spec_of_named(task: &Task, learned: &Learned, lint: &LintSpec) -> RunSpec {
    forcing(task, learned, &lint.lints)
}

fn forcing(task: &Task, learned: &Learned, lints: &[String]) -> RunSpec {
    let mut arguments = library_arguments(task, learned);
    arguments.extend([
        "--emit=metadata".to_owned(),
        format!("--out-dir={}", at(SCRATCH)),
    ]);
    // Whatever attributes say: a candidate cannot switch off what it is measured by.
    arguments.extend(lints.iter().map(|lint| format!("--force-warn={lint}")));
    compiler(
        &task.manifest.limits,
        CLIPPY,
        arguments,
        PACKAGE,
        &[SCRATCH],
        &[PACKAGE],
    )
}

/// What it said of the lints that the task names.
pub fn read_named(stderr: &[u8], lint: &LintSpec) -> NamedLints {
    let mut all = read(stderr);
    let named = |code: &str| lint.lints.iter().any(|name| name == code);
    all.counts.retain(|code, _| named(code));
    all.diagnostics
        .retain(|one| one.code.as_deref().is_some_and(named));
    let left: u32 = all.counts.values().sum();
    NamedLints {
        counts: all.counts,
        diagnostics: all.diagnostics,
        at_start: lint.at_start,
        score: score(left, lint.at_start),
    }
}

/// Stands for a check that did not come to its end.
pub fn unfinished(lint: &LintSpec) -> NamedLints {
    NamedLints {
        counts: BTreeMap::new(),
        diagnostics: Vec::new(),
        at_start: lint.at_start,
        score: 0.0,
    }
}

/// The share of the findings at the start that are gone, in tenths; 1 only without any.
fn score(left: u32, at_start: u32) -> f64 {
    if left == 0 {
        return 1.0;
    }
    let gone = f64::from(at_start.saturating_sub(left)) / f64::from(at_start.max(1));
    ((gone * 10.0).floor() / 10.0).clamp(0.0, 0.9)
}

/// What it said.
pub fn read(stderr: &[u8]) -> Lints {
    let mut counts = BTreeMap::new();
    let mut diagnostics = diagnostic::parse(stderr);
    // Clippy's own errors (`clippy::correctness` is denied) are lints too: rustc has accepted this library.
    diagnostics
        .retain(|one| matches!(one.level, Level::Warning | Level::Error) && one.code.is_some());
    for one in &diagnostics {
        if let Some(code) = &one.code {
            *counts.entry(code.clone()).or_insert(0) += 1;
        }
    }
    diagnostics.truncate(50);
    Lints {
        counts,
        diagnostics,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clean_library_has_the_full_score() {
        assert_eq!(score(0, 8), 1.0);
        assert_eq!(score(8, 8), 0.0);
        assert_eq!(score(12, 8), 0.0);
        assert_eq!(score(4, 8), 0.5);
        assert_eq!(score(1, 100), 0.9);
    }

    #[test]
    fn other_lints_than_the_named_ones_do_not_count() {
        let line = |code: &str| {
            format!(
                r#"{{"$message_type":"diagnostic","message":"m","code":{{"code":"{code}","explanation":null}},"level":"warning","spans":[],"children":[],"rendered":"m"}}"#
            )
        };
        let said = format!("{}\n{}\n", line("clippy::a"), line("dead_code"));
        let lint = LintSpec {
            lints: vec!["clippy::a".to_owned()],
            at_start: 2,
        };
        let read = read_named(said.as_bytes(), &lint);
        assert_eq!(read.counts.len(), 1);
        assert_eq!(read.score, 0.5);
    }
}

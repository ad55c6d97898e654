//! Lints: what clippy says of a library that compiles. Recorded always, rewarded when asked.

use std::collections::BTreeMap;

use assay_guest::RunSpec;

use super::Lints;
use super::cargo::Learned;
use super::rustc::{PACKAGE, SCRATCH, at, compiler, library_arguments};
use crate::diagnostic::{self, Level};
use crate::sandbox::image::CLIPPY;
use crate::task::Task;

/// Runs clippy with its default lints, those included that the candidate has switched off by attributes.
pub fn spec(task: &Task, learned: &Learned) -> RunSpec {
    let mut arguments = library_arguments(task, learned);
    arguments.extend([
        "--emit=metadata".to_owned(),
        format!("--out-dir={}", at(SCRATCH)),
        // Whatever attributes say: a candidate cannot switch off what it is measured by.
        "--force-warn=clippy::all".to_owned(),
    ]);
    compiler(
        &task.manifest.limits,
        CLIPPY,
        arguments,
        PACKAGE,
        &[SCRATCH],
        &[PACKAGE],
    )
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

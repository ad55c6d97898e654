//! Cases: hidden tests that are judged outside of the process which runs the candidate's code.
//!
//! `tests/driver.rs` holds `pub fn answer(input: &str) -> String`, which calls the candidate, and `tests/cases.toml` what
//! must come out for what goes in. Only the harness knows the outputs.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use super::MemcheckSpec;
use super::TaskError;
use super::hidden::{Case, HiddenFile, HiddenTest, How, Panics};
use crate::action::Files;

/// The driver's file, without `.rs`.
const DRIVER: &str = "driver";
/// The file of cases.
const CASES: &str = "cases.toml";
/// The name of the test that is the memory check.
pub const MEMCHECK: &str = "memcheck";
/// The longest input, in bytes: what a pipe holds before anybody reads from it.
const LONGEST_INPUT: usize = 60_000;
/// The longest output, in bytes.
const LONGEST_OUTPUT: usize = 1_000_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesFile {
    case: Vec<OneCase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OneCase {
    name: String,
    checks: String,
    input: String,
    output: String,
}

/// Takes the driver and its cases out of `sources`, the files of the folder `tests`.
pub fn read(
    tests: &Path,
    sources: &mut Files,
    memcheck: Option<&MemcheckSpec>,
) -> Result<HiddenFile, TaskError> {
    let file = tests.join(CASES);
    let text = sources.remove(CASES).ok_or_else(|| {
        TaskError::file(&file, "is missing")
            .remedy("a task judged outside writes its tests as cases")
    })?;
    let driver = tests.join(format!("{DRIVER}.rs"));
    let source = sources.remove(&format!("{DRIVER}.rs")).ok_or_else(|| {
        TaskError::file(&driver, "is missing")
            .remedy("it holds `pub fn answer(input: &str) -> String`, which calls the candidate")
    })?;
    if let Some(other) = sources.keys().next() {
        return Err(TaskError::file(tests.join(other), "has no use")
            .remedy("a task judged outside has driver.rs and cases.toml alone"));
    }
    let parsed: CasesFile =
        toml::from_str(&text).map_err(|error| TaskError::toml(&file, &text, &error))?;
    let mut names = BTreeSet::new();
    let mut hidden = Vec::new();
    for one in parsed.case {
        check(&file, &one, &mut names)?;
        hidden.push(HiddenTest {
            module: DRIVER.to_owned(),
            name: one.name,
            panics: Panics::No,
            checks: one.checks,
            how: How::Case(Case {
                input: one.input,
                output: one.output,
            }),
        });
    }
    if hidden.is_empty() {
        return Err(TaskError::file(&file, "holds no case"));
    }
    if let Some(spec) = memcheck {
        hidden.push(under_memcheck(&file, &hidden, spec)?);
    }
    Ok(HiddenFile {
        module: DRIVER.to_owned(),
        source,
        tests: hidden,
    })
}

/// The test that answers all cases once more, under memcheck.
fn under_memcheck(
    file: &Path,
    cases: &[HiddenTest],
    spec: &MemcheckSpec,
) -> Result<HiddenTest, TaskError> {
    if cases.iter().any(|case| case.name == MEMCHECK) {
        return Err(TaskError::file(
            file,
            format!("no case may be called {MEMCHECK:?}: that is the name of the memory check"),
        ));
    }
    let inputs: usize = cases
        .iter()
        .map(|test| match &test.how {
            How::Case(case) => case.input.len() + 4,
            _ => 0,
        })
        .sum();
    if inputs > LONGEST_INPUT {
        return Err(TaskError::file(
            file,
            format!(
                "the inputs have {inputs} bytes together; with `memcheck` at most {LONGEST_INPUT}, since one process \
                 answers them all"
            ),
        ));
    }
    Ok(HiddenTest {
        module: DRIVER.to_owned(),
        name: MEMCHECK.to_owned(),
        panics: Panics::No,
        checks: spec.checks.clone(),
        how: How::Memcheck,
    })
}

fn check(file: &Path, one: &OneCase, names: &mut BTreeSet<String>) -> Result<(), TaskError> {
    let wrong = |why: String| Err(TaskError::file(file, format!("case {:?}: {why}", one.name)));
    if !names.insert(one.name.clone()) {
        return wrong("the name occurs twice".to_owned());
    }
    if one.input.len() > LONGEST_INPUT {
        return wrong(format!("the input is longer than {LONGEST_INPUT} bytes"));
    }
    if one.output.is_empty() || one.output.len() > LONGEST_OUTPUT {
        return wrong(format!("the output must have 1 to {LONGEST_OUTPUT} bytes"));
    }
    Ok(())
}

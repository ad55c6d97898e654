//! Attempts: wrong or partial candidates, and the grade that each must get.

use std::collections::BTreeSet;
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::TaskError;
use super::load::{only_editable, read, read_files, sub_folders};
use super::{Stage, Task};
use crate::action::{EditRules, Files};

/// A candidate as a model would write it.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The folder's name.
    pub name: String,
    /// Its files, which replace those of the workspace.
    pub files: Files,
    /// The grade that it must get.
    pub expect: Expect,
}

/// A second right solution, in the style of another programmer. It must earn as much as the first.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// The folder's name.
    pub name: String,
    /// Its files, which replace those of the workspace.
    pub files: Files,
}

/// `expect.toml`: the grade that an attempt must get, exactly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// What kind of slip this is.
    pub note: String,
    /// The first stage not satisfied.
    pub stops_at: Stage,
    /// rustc's error codes, sorted, when it stops at `compile`.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The hidden tests that fail, when it stops at `tests`.
    #[serde(default)]
    pub failed: Vec<String>,
    /// The reward under the default weights, to four decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reward: Option<f64>,
}

/// Wrong and partial candidates, by the name of their folder.
pub(super) fn read_attempts(
    folder: &Path,
    editable: &EditRules,
) -> Result<Vec<Attempt>, TaskError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut attempts = Vec::new();
    for place in sub_folders(folder)? {
        let mut files = read_files(&place)?;
        let file = place.join("expect.toml");
        let text = files
            .remove("expect.toml")
            .ok_or_else(|| TaskError::file(&file, "is missing"))?;
        let expect: Expect =
            toml::from_str(&text).map_err(|error| TaskError::toml(&file, &text, &error))?;
        only_editable(&place, &files, editable)?;
        let name = place
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        attempts.push(Attempt {
            name,
            files,
            expect,
        });
    }
    Ok(attempts)
}

/// Further right solutions, by the name of their folder.
pub(super) fn read_alternatives(
    folder: &Path,
    editable: &EditRules,
) -> Result<Vec<Alternative>, TaskError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut alternatives = Vec::new();
    for place in sub_folders(folder)? {
        let files = read_files(&place)?;
        only_editable(&place, &files, editable)?;
        let name = place.file_name().unwrap_or_default();
        alternatives.push(Alternative {
            name: name.to_string_lossy().into_owned(),
            files,
        });
    }
    Ok(alternatives)
}

/// Whether attempts speak of tests that there are.
pub(super) fn check_attempts(task: &Task) -> Result<(), TaskError> {
    let known: BTreeSet<&str> = task.tests().iter().map(|test| test.name.as_str()).collect();
    for attempt in &task.attempts {
        if let Some(unknown) = attempt
            .expect
            .failed
            .iter()
            .find(|name| !known.contains(name.as_str()))
        {
            let file = task
                .folder
                .join("attempts")
                .join(&attempt.name)
                .join("expect.toml");
            let text = read(&file)?;
            return Err(TaskError::field(
                &file,
                &text,
                "failed",
                format!("{unknown:?} is no hidden test"),
            ));
        }
    }
    Ok(())
}

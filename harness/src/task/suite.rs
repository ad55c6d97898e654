//! Suites: named selections of tasks, in `tasks/suites/<name>.toml`.

use std::path::{Path, PathBuf};

use globset::{Glob, GlobSetBuilder};
use serde::{Deserialize, Serialize};

use super::Task;

/// `tasks/suites/<name>.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// The file's name without `.toml`.
    pub name: String,
    /// Raised whenever a change of the suite makes its results incomparable.
    pub version: u32,
    /// What the suite is for.
    pub description: String,
    /// Globs of task ids.
    pub tasks: Vec<String>,
}

/// Why a suite cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// There is no such file, or it cannot be read.
    #[error("{}: {why}; the suites there are: {known}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
        /// Names of the suites that exist.
        known: String,
    },
    /// It is malformed.
    #[error("{}: {why}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong, with its line.
        why: String,
    },
    /// A pattern chooses nothing.
    #[error("{}: `tasks`: {pattern:?} matches no task", file.display())]
    NoTask {
        /// The file.
        file: PathBuf,
        /// The pattern.
        pattern: String,
    },
}

/// Loads the suite `name` from `root/suites` and picks its tasks.
pub fn load_suite(
    root: &Path,
    name: &str,
    tasks: Vec<Task>,
) -> Result<(Suite, Vec<Task>), SuiteError> {
    let file = root.join("suites").join(format!("{name}.toml"));
    let text = std::fs::read_to_string(&file).map_err(|error| SuiteError::Unreadable {
        file: file.clone(),
        why: error.to_string(),
        known: known(root).join(", "),
    })?;
    let malformed = |why: String| SuiteError::Malformed {
        file: file.clone(),
        why,
    };
    let suite: Suite = toml::from_str(&text).map_err(|error| malformed(error.to_string()))?;
    if suite.name != name {
        return Err(malformed(format!(
            "`name` is {:?}, but the file is {name}.toml",
            suite.name
        )));
    }
    let mut set = GlobSetBuilder::new();
    for pattern in &suite.tasks {
        let glob = Glob::new(pattern).map_err(|error| malformed(error.to_string()))?;
        let matcher = glob.compile_matcher();
        if !tasks.iter().any(|task| matcher.is_match(task.id())) {
            return Err(SuiteError::NoTask {
                file,
                pattern: pattern.clone(),
            });
        }
        set.add(glob);
    }
    let set = set.build().map_err(|error| malformed(error.to_string()))?;
    let chosen = tasks
        .into_iter()
        .filter(|task| set.is_match(task.id()))
        .collect();
    Ok((suite, chosen))
}

fn known(root: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(root.join("suites")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            entry
                .file_name()
                .to_str()?
                .strip_suffix(".toml")
                .map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

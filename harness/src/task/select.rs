//! Choosing tasks by glob.

use globset::Glob;

use super::Task;

/// A pattern that chooses nothing.
#[derive(Debug, thiserror::Error)]
pub enum NoMatch {
    /// The pattern is no glob.
    #[error("{pattern:?} is no glob: {why}")]
    BadPattern {
        /// The pattern as given.
        pattern: String,
        /// What the glob reader says.
        why: String,
    },
    /// No task fits.
    #[error("no task matches {pattern:?}; `assay tasks list` shows what there is")]
    Nothing {
        /// The pattern as given.
        pattern: String,
    },
}

/// The tasks whose id matches `pattern`; an id or a family alone matches too.
pub fn select(tasks: Vec<Task>, pattern: &str) -> Result<Vec<Task>, NoMatch> {
    let glob = Glob::new(pattern)
        .map_err(|error| NoMatch::BadPattern {
            pattern: pattern.to_owned(),
            why: error.to_string(),
        })?
        .compile_matcher();
    let chosen: Vec<Task> = tasks
        .into_iter()
        .filter(|task| glob.is_match(task.id()) || task.manifest.family == pattern)
        .collect();
    if chosen.is_empty() {
        Err(NoMatch::Nothing {
            pattern: pattern.to_owned(),
        })
    } else {
        Ok(chosen)
    }
}

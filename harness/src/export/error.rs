//! Why an export cannot be made.

use std::path::{Path, PathBuf};

use crate::trajectory::LoadError;

/// Why an export or an import cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A flag makes no sense.
    #[error("{0}")]
    Options(String),
    /// A run cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Episodes of held-out tasks.
    #[error(
        "the run {run:?} holds episodes of {count} held-out tasks, which nothing may be trained on: {tasks}; play \
         `assay bench --suite train` and export that run, or leave them out with --skip-heldout"
    )]
    HeldOut {
        /// The run.
        run: String,
        /// How many tasks.
        count: usize,
        /// The first of them.
        tasks: String,
    },
    /// A row of a sheet is not as it should be.
    #[error("{}:{line}: {column}: {why}", file.display())]
    Sheet {
        /// The file.
        file: PathBuf,
        /// Counted from 1.
        line: u64,
        /// The column's name.
        column: String,
        /// What is wrong, and the remedy.
        why: String,
    },
    /// The folder cannot take a dataset.
    #[error("{}: {why}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What is wrong, and the remedy.
        why: String,
    },
    /// Something cannot be written.
    #[error("{}: {why}; free some space or check its permissions, then export again", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
}

impl ExportError {
    /// Something that cannot be written.
    pub(super) fn write(path: &Path, why: &dyn std::fmt::Display) -> Self {
        Self::Write {
            path: path.to_path_buf(),
            why: why.to_string(),
        }
    }

    /// Whether it is this machine's fault and not the user's.
    pub fn is_infrastructure(&self) -> bool {
        matches!(self, Self::Write { .. })
    }
}

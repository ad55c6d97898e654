//! What can go wrong when a report is written.

use std::path::PathBuf;

/// A report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The folder for the report could not be made.
    #[error("cannot make the report folder {path}: name a folder that you may write to")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of the report could not be written.
    #[error("cannot write {path}: check that the folder is writable and the disk not full")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A CSV file of the report could not be written.
    #[error("cannot write {path}: check that the folder is writable and the disk not full")]
    Csv {
        /// The file.
        path: PathBuf,
        /// What the writer said.
        source: csv::Error,
    },
    /// A Parquet file of the report could not be written.
    #[error("cannot write {path}: {why}; check that the folder is writable and the disk not full")]
    Parquet {
        /// The file.
        path: PathBuf,
        /// What the writer said.
        why: String,
    },
    /// The page could not be laid out. A fault in Assay.
    #[error("cannot lay out the report page: this is a fault in assay, please report it")]
    Page(#[from] minijinja::Error),
    /// Data of the page could not be written as JSON. A fault in Assay.
    #[error("cannot write the data of the report page: this is a fault in assay, please report it")]
    Data(#[from] serde_json::Error),
    /// A run could not be read again.
    #[error(transparent)]
    Run(#[from] crate::trajectory::LoadError),
}

/// Makes `dir` with everything above it.
pub(super) fn make_folder(dir: &std::path::Path) -> Result<(), ReportError> {
    std::fs::create_dir_all(dir).map_err(|source| ReportError::Folder {
        path: dir.to_owned(),
        source,
    })
}

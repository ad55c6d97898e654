//! A run's folder: `run.json`, `trajectories.jsonl`, `log`, and a lock against two harnesses writing at once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::facts::{RunFacts, VERSION};
use crate::trajectory::run_folder;

/// Why a run cannot be started, resumed or read.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The name is already taken.
    #[error(
        "the run {name:?} exists already; resume it with `--resume {name}`, or choose another name"
    )]
    Exists {
        /// The name.
        name: String,
    },
    /// There is no such run.
    #[error("{}: there is no run.json, so it is no run{known}", path.display())]
    Unknown {
        /// The folder.
        path: PathBuf,
        /// The runs beside it, as words.
        known: String,
    },
    /// The name cannot be a folder's.
    #[error(
        "{name:?} is no name for a run: use letters, digits, `.`, `_` and `-`, and begin with a letter or digit"
    )]
    BadName {
        /// The name.
        name: String,
    },
    /// Another harness is at work on it.
    #[error("the run {name:?} is being written by another process")]
    Locked {
        /// The name.
        name: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {why}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// `run.json` is no record of a run.
    #[error("{}: {why}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        why: String,
    },
}

/// A run's folder, locked for writing.
#[derive(Debug)]
pub struct RunFolder {
    path: PathBuf,
    _lock: File,
}

impl RunFolder {
    /// Whether a new run may have this name. Asked before anything that takes time.
    pub fn is_free(results: &Path, name: &str) -> Result<(), RunError> {
        check_name(name)?;
        let holds = |file: &str| results.join(name).join(file).exists();
        if holds("run.json") || holds("trajectories.jsonl") {
            return Err(RunError::Exists {
                name: name.to_owned(),
            });
        }
        Ok(())
    }

    /// Makes the folder of a new run. A folder without `run.json`, left by a harness that was killed while it began,
    /// is taken over.
    pub fn create(results: &Path, name: &str) -> Result<Self, RunError> {
        Self::is_free(results, name)?;
        let path = results.join(name);
        fs::create_dir_all(&path).map_err(|error| at(&path, &error))?;
        Self::lock(path, name)
    }

    /// Opens the folder of an earlier run for writing.
    pub fn resume(results: &Path, name: &str) -> Result<(Self, RunFacts), RunError> {
        let path = run_folder(results, name);
        let facts = Self::facts(&path)?;
        Ok((Self::lock(path, name)?, facts))
    }

    fn lock(path: PathBuf, name: &str) -> Result<Self, RunError> {
        let file = path.join("lock");
        let lock = File::create(&file).map_err(|error| at(&file, &error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, _lock: lock }),
            Err(fs::TryLockError::WouldBlock) => Err(RunError::Locked {
                name: name.to_owned(),
            }),
            Err(fs::TryLockError::Error(error)) => Err(at(&file, &error)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes `run.json`, whole or not at all.
    pub fn write_facts(&self, facts: &RunFacts) -> Result<(), RunError> {
        let file = self.path.join("run.json");
        let aside = self.path.join("run.json.new");
        let text = serde_json::to_string_pretty(facts).map_err(|error| RunError::Malformed {
            file: file.clone(),
            why: error.to_string(),
        })?;
        fs::write(&aside, text + "\n").map_err(|error| at(&aside, &error))?;
        File::open(&aside)
            .and_then(|written| written.sync_all())
            .map_err(|error| at(&aside, &error))?;
        fs::rename(&aside, &file).map_err(|error| at(&file, &error))
    }

    /// Reads `run.json` of the folder `path`.
    pub fn facts(path: &Path) -> Result<RunFacts, RunError> {
        let file = path.join("run.json");
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(RunError::Unknown {
                    path: path.to_path_buf(),
                    known: known(path),
                });
            }
            Err(error) => return Err(at(&file, &error)),
        };
        let facts: RunFacts = serde_json::from_str(&text).map_err(|error| RunError::Malformed {
            file: file.clone(),
            why: error.to_string(),
        })?;
        if facts.schema_version > VERSION {
            let why = format!(
                "version {} is newer than this program's {VERSION}; use a newer assay",
                facts.schema_version
            );
            return Err(RunError::Malformed { file, why });
        }
        Ok(facts)
    }
}

/// The runs beside a folder that is none, the newest names last.
fn known(path: &Path) -> String {
    let Some(entries) = path.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return String::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("run.json").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let last = names.len().saturating_sub(5);
    if names.is_empty() {
        String::new()
    } else {
        format!("; runs there are {}", names[last..].join(", "))
    }
}

fn check_name(name: &str) -> Result<(), RunError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let good = name.bytes().all(plain)
        && name
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_alphanumeric());
    if good && name.len() <= 100 {
        Ok(())
    } else {
        Err(RunError::BadName {
            name: name.to_owned(),
        })
    }
}

fn at(file: &Path, error: &dyn std::fmt::Display) -> RunError {
    RunError::File {
        file: file.to_path_buf(),
        why: error.to_string(),
    }
}

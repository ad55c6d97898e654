//! Reading trajectories back.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{SCHEMA_VERSION, Status, Trajectory};

/// Why trajectories cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file cannot be opened or read.
    #[error("{}: {why}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
    /// A line is no trajectory.
    #[error("{}:{line}: {why}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
}

#[derive(Deserialize)]
struct Version {
    schema_version: u32,
}

/// The folder of a run that is given by its name or by its path.
pub fn run_folder(results: &Path, name: &str) -> PathBuf {
    let is_run = |path: &Path| path.join("run.json").exists();
    let (named, given) = (results.join(name), PathBuf::from(name));
    if is_run(&given) && !is_run(&named) {
        given
    } else {
        named
    }
}

/// Reads the trajectories of a run's folder, each episode once.
pub fn read_run(folder: &Path) -> Result<Vec<Trajectory>, LoadError> {
    Ok(latest(read_file(&folder.join("trajectories.jsonl"))?))
}

/// Reads every line of a file. An unfinished last line is passed over: a run may still be writing it.
pub fn read_file(file: &Path) -> Result<Vec<Trajectory>, LoadError> {
    let mut trajectories = Vec::new();
    read_each(file, |trajectory| trajectories.push(trajectory))?;
    Ok(trajectories)
}

/// Hands over every line of a file as it is read, so that a run of any length takes no more memory than one episode.
/// An unfinished last line is passed over.
pub fn read_each(file: &Path, mut each: impl FnMut(Trajectory)) -> Result<(), LoadError> {
    read_each_at(file, |trajectory, _| each(trajectory))
}

/// Where a line of a file lies, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Where it begins.
    pub offset: u64,
    /// How long it is, with its newline.
    pub length: u64,
}

/// [`read_each`], and where each line lies, for [`read_at`].
pub fn read_each_at(file: &Path, mut each: impl FnMut(Trajectory, Place)) -> Result<(), LoadError> {
    let unreadable = |error: std::io::Error| LoadError::Unreadable {
        file: file.to_path_buf(),
        why: error.to_string(),
    };
    let mut reader = BufReader::new(File::open(file).map_err(unreadable)?);
    let mut text = String::new();
    let mut offset = 0;
    for line in 1.. {
        text.clear();
        if reader.read_line(&mut text).map_err(unreadable)? == 0 || !text.ends_with('\n') {
            break;
        }
        let malformed = |why: String| LoadError::Malformed {
            file: file.to_path_buf(),
            line,
            why,
        };
        let parsed: Result<Trajectory, _> = serde_json::from_str(&text);
        // What is newer may be malformed by today's measure, and its version is what has to be said.
        let version = match &parsed {
            Ok(trajectory) => Some(trajectory.schema_version),
            Err(_) => serde_json::from_str(&text)
                .ok()
                .map(|Version { schema_version }| schema_version),
        };
        if let Some(newer) = version.filter(|version| *version > SCHEMA_VERSION) {
            return Err(malformed(format!(
                "schema version {newer} is newer than this program's {SCHEMA_VERSION}; use a newer assay"
            )));
        }
        let length = text.len() as u64;
        each(
            parsed.map_err(|error| malformed(error.to_string()))?,
            Place { offset, length },
        );
        offset += length;
    }
    Ok(())
}

/// Reads one line again. `name` is the file's, for the error that says that it has changed in between.
pub fn read_at(file: &File, name: &Path, place: Place) -> Result<Trajectory, LoadError> {
    let unreadable = |why: String| LoadError::Unreadable {
        file: name.to_path_buf(),
        why: format!("{why}; it has changed while it was read, so begin again"),
    };
    let mut text = vec![0; usize::try_from(place.length).unwrap_or_default()];
    file.read_exact_at(&mut text, place.offset)
        .map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_slice(&text).map_err(|error| unreadable(error.to_string()))
}

/// Each episode once: one that ended as errored gives way to the try after it. Keeps the order of first appearance.
pub fn latest(trajectories: Vec<Trajectory>) -> Vec<Trajectory> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Trajectory> = Vec::new();
    for trajectory in trajectories {
        match places.get(&trajectory.episode) {
            Some(&place) if kept[place].status == Status::Errored => kept[place] = trajectory,
            Some(_) => {}
            None => {
                places.insert(trajectory.episode.clone(), kept.len());
                kept.push(trajectory);
            }
        }
    }
    kept
}

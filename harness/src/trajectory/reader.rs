//! Reading trajectories back.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
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

/// Hands over every line of a file in its order, so that a run of any length takes no more memory than some episodes: lines
/// are read a few megabytes at a time, parsed on all processors, and dropped. An unfinished last line is passed over.
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

/// Bytes of text that are parsed at a time, at least a line.
const BATCH_BYTES: usize = 4 << 20;

/// [`read_each`], and where each line lies, for [`read_at`].
pub fn read_each_at(file: &Path, mut each: impl FnMut(Trajectory, Place)) -> Result<(), LoadError> {
    let unreadable = |error: std::io::Error| LoadError::Unreadable {
        file: file.to_path_buf(),
        why: error.to_string(),
    };
    let mut reader = BufReader::new(File::open(file).map_err(unreadable)?);
    let (mut text, mut ends) = (String::new(), Vec::new());
    let (mut offset, mut line) = (0, 0);
    loop {
        // What was read before an error of the disk, or of the text's encoding, comes before the error.
        let read = next_batch(&mut reader, &mut text, &mut ends);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let lines: Vec<&str> = starts
            .zip(&ends)
            .map(|(from, to)| &text[from..*to])
            .collect();
        let parsed: Vec<Result<Trajectory, String>> =
            lines.par_iter().map(|one| parse(one)).collect();
        for (text, parsed) in lines.iter().zip(parsed) {
            line += 1;
            let length = text.len() as u64;
            let trajectory = parsed.map_err(|why| LoadError::Malformed {
                file: file.to_path_buf(),
                line,
                why,
            })?;
            each(trajectory, Place { offset, length });
            offset += length;
        }
        if !read.map_err(unreadable)? {
            return Ok(());
        }
    }
}

/// Reads whole lines, with their newlines, until there is enough to parse, and where each of them ends in `text`. Gives
/// whether there may be more.
fn next_batch(
    reader: &mut impl BufRead,
    text: &mut String,
    ends: &mut Vec<usize>,
) -> std::io::Result<bool> {
    text.clear();
    ends.clear();
    while text.len() < BATCH_BYTES {
        if reader.read_line(text)? == 0 || !text.ends_with('\n') {
            return Ok(false);
        }
        ends.push(text.len());
    }
    Ok(true)
}

/// One line.
fn parse(text: &str) -> Result<Trajectory, String> {
    let parsed: Result<Trajectory, _> = serde_json::from_str(text);
    // What is newer may be malformed by today's measure, and its version is what has to be said.
    let version = match &parsed {
        Ok(trajectory) => Some(trajectory.schema_version),
        Err(_) => serde_json::from_str(text)
            .ok()
            .map(|Version { schema_version }| schema_version),
    };
    if let Some(newer) = version.filter(|version| *version > SCHEMA_VERSION) {
        return Err(format!(
            "schema version {newer} is newer than this program's {SCHEMA_VERSION}; use a newer assay"
        ));
    }
    parsed.map_err(|error| error.to_string())
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

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    /// A line with so many bytes in it.
    fn line(number: usize, bytes: usize) -> String {
        let grade = serde_json::to_value(crate::grade::Grade::stopped(crate::grade::Stage::Parse));
        let totals = serde_json::to_value(crate::trajectory::Totals::default());
        let text = serde_json::json!({
            "schema_version": 1, "run": "r", "episode": number.to_string(), "task": "t", "family": "f",
            "difficulty": 1, "task_hash": "", "model": "m", "sample": 0, "seed": 0, "status": "graded",
            "detail": "x".repeat(bytes), "reward": 0.5, "solved": false, "ended_by": "turns",
            "scoring": {"start_compiles": false, "measures_cost": false, "overrides": {}},
            "weights": {}, "start": grade.unwrap(), "turns": [], "reply_format": "whole-file",
            "totals": totals.unwrap(),
            "started_at": "", "earlier_errors": 0,
        });
        text.to_string() + "\n"
    }

    fn file(text: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        file
    }

    /// Names of the episodes that are handed over, and how reading ends.
    fn read(text: &[u8]) -> (Vec<String>, Result<(), LoadError>) {
        let mut names = Vec::new();
        let ended = read_each(file(text).path(), |one| names.push(one.episode));
        (names, ended)
    }

    #[test]
    fn lines_come_in_order_and_each_at_its_place() {
        // Some batches: lines of very different lengths, one of them longer than a batch.
        let mut text = String::new();
        for number in 0..300 {
            let bytes = if number == 150 {
                BATCH_BYTES + 1
            } else {
                number * 131
            };
            text.push_str(&line(number, bytes));
        }
        assert!(text.len() > 2 * BATCH_BYTES);
        let file = file(text.as_bytes());
        let open = File::open(file.path()).unwrap();
        let (mut next, mut end) = (0, 0);
        read_each_at(file.path(), |one, place| {
            assert_eq!(one.episode, next.to_string());
            assert_eq!(place.offset, end);
            if next % 50 == 0 {
                assert_eq!(read_at(&open, file.path(), place).unwrap(), one);
            }
            end += place.length;
            next += 1;
        })
        .unwrap();
        assert_eq!((next, end), (300, text.len() as u64));
    }

    #[test]
    fn what_stands_before_a_bad_line_is_handed_over_and_the_line_is_named() {
        let text = [line(0, 0), line(1, 0), "{}\n".to_owned(), line(2, 0)].concat();
        let (names, ended) = read(text.as_bytes());
        assert_eq!(names, ["0", "1"]);
        let said = ended.unwrap_err().to_string();
        assert!(said.contains(":3: missing field"), "{said}");
        let newer = line(0, 0).replace("\"schema_version\":1", "\"schema_version\":99");
        let said = read(newer.as_bytes()).1.unwrap_err().to_string();
        assert!(said.contains(":1: schema version 99 is newer"), "{said}");
    }

    #[test]
    fn an_unfinished_last_line_is_passed_over_and_what_is_no_text_is_refused() {
        let text = line(0, 0) + line(1, 0).trim_end();
        let (names, ended) = read(text.as_bytes());
        assert!(ended.is_ok());
        assert_eq!(names, ["0"]);
        assert_eq!(read(b"").0.len(), 0);
        let mut bytes = line(0, 0).into_bytes();
        bytes.extend(b"\xff\n");
        let (names, ended) = read(&bytes);
        assert_eq!(names, ["0"], "what came before");
        assert!(ended.unwrap_err().to_string().contains("UTF-8"));
    }
}

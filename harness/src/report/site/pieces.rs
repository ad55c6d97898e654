//! The second pass over runs: each task's episodes are read again and put into pieces, tasks side by side.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rayon::prelude::*;

use super::super::error::ReportError;
use super::index::{Entry, LaidOut, SiteIndex};
use super::record::record;
use super::tasks::SharedParts;
use crate::trajectory::{LoadError, read_at};

/// A piece is closed when its JSON has reached this many bytes.
const FULL: usize = 400_000;

/// Removes what an earlier report has left in `data`, and nothing else.
pub(super) fn remove_old(data: &Path) -> Result<(), ReportError> {
    let failed = |source| ReportError::File {
        path: data.to_owned(),
        source,
    };
    for entry in std::fs::read_dir(data).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if is_piece(&entry.file_name().to_string_lossy()) {
            std::fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}

/// Whether a file has one of the names that pieces have: `index.js`, `task-3.js`, `task-3-0.js`.
fn is_piece(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".js") else {
        return false;
    };
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    stem == "index"
        || stem
            .strip_prefix("task-")
            .is_some_and(|rest| rest.split('-').count() <= 2 && rest.split('-').all(number))
}

/// Writes all pieces and the index into `data`. The answer is how many bytes that took.
pub(super) fn write(
    index: &SiteIndex,
    laid_out: &LaidOut,
    data: &Path,
) -> Result<u64, ReportError> {
    let files = index
        .files
        .iter()
        .map(|path| match File::open(path) {
            Ok(file) => Ok((path, file)),
            Err(error) => Err(LoadError::Unreadable {
                file: path.clone(),
                why: error.to_string(),
            }),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut tasks = Vec::new();
    let mut first = 0;
    for group in laid_out.entries.chunk_by(|a, b| a.task == b.task) {
        tasks.push((group, &laid_out.kept[first..first + group.len()]));
        first += group.len();
    }
    let written = tasks
        .par_iter()
        .map(|(entries, kept)| task((entries, kept), index.blind, &files, data))
        .collect::<Result<Vec<_>, ReportError>>()?;
    let bytes: u64 = written.iter().map(|(_, bytes)| bytes).sum();
    let places: Vec<Option<(u32, u32)>> =
        written.into_iter().flat_map(|(places, _)| places).collect();
    let json = serde_json::to_string(&laid_out.columns(index, &places))?;
    Ok(bytes + piece(data, "index", &json)?)
}

/// Which piece of the task holds an episode, and where in it.
type PlaceInPiece = Option<(u32, u32)>;

/// Writes the pieces of one task.
fn task(
    (entries, kept): (&[Entry], &[bool]),
    blind: bool,
    files: &[(&PathBuf, File)],
    data: &Path,
) -> Result<(Vec<PlaceInPiece>, u64), ReportError> {
    let number = entries.first().map_or(0, |entry| entry.task);
    let mut shared = SharedParts::default();
    let mut places = Vec::with_capacity(entries.len());
    let mut open = Open::default();
    let mut bytes = 0;
    let mut described = false;
    for (entry, kept) in entries.iter().zip(kept) {
        let source = files.get(entry.source as usize);
        // Of a task without any kept episode the first is read all the same: the page shows the instruction.
        let Some((name, file)) = source.filter(|_| *kept || !described) else {
            places.push(None);
            continue;
        };
        let mut trajectory = read_at(file, name, entry.place)?;
        if blind {
            for turn in &mut trajectory.turns {
                turn.reply.served_model = None;
            }
        }
        let numbers = shared.take(&trajectory)?;
        described = true;
        if !kept {
            places.push(None);
            continue;
        }
        let record = record(&trajectory, numbers, shared.workspace(numbers.2));
        places.push(Some((open.number, open.count)));
        open.push(&serde_json::to_string(&record)?);
        if open.json.len() >= FULL {
            bytes += open.close(number, data)?;
        }
    }
    if open.count > 0 {
        bytes += open.close(number, data)?;
    }
    bytes += piece(data, &format!("task-{number}"), &shared.json()?)?;
    Ok((places, bytes))
}

/// A piece that episodes are put into.
#[derive(Default)]
struct Open {
    number: u32,
    count: u32,
    json: String,
}

impl Open {
    fn push(&mut self, episode: &str) {
        self.json.push(if self.count == 0 { '[' } else { ',' });
        self.json.push_str(episode);
        self.count += 1;
    }

    fn close(&mut self, task: u32, data: &Path) -> Result<u64, ReportError> {
        self.json.push(']');
        let bytes = piece(data, &format!("task-{task}-{}", self.number), &self.json)?;
        *self = Self {
            number: self.number + 1,
            ..Self::default()
        };
        Ok(bytes)
    }
}

/// Writes one piece: a script that hands the page base64 of the compressed JSON. Nothing that a model has said can
/// be anything else in it than data.
fn piece(data: &Path, name: &str, json: &str) -> Result<u64, ReportError> {
    let path = data.join(format!("{name}.js"));
    let failed = |source| ReportError::File {
        path: path.clone(),
        source,
    };
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(json.as_bytes()).map_err(failed)?;
    let packed = encoder.finish().map_err(failed)?;
    let text = format!("assayPiece(\"{name}\",\"{}\");\n", STANDARD.encode(packed));
    std::fs::write(&path, &text).map_err(failed)?;
    Ok(text.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::is_piece;

    #[test]
    fn only_pieces_are_removed() {
        for name in ["index.js", "task-0.js", "task-12-3.js"] {
            assert!(is_piece(name), "{name}");
        }
        for name in [
            "index.html",
            "task.js",
            "task-.js",
            "task-1-2-3.js",
            "task-x.js",
            "my.js",
        ] {
            assert!(!is_piece(name), "{name}");
        }
    }
}

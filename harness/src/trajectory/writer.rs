//! Writing trajectories so that a kill at any moment loses nothing that was finished.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::Trajectory;

/// Why a trajectory could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("{}: {doing}: {why}; free some space or check its permissions, then resume the run", file.display())]
pub struct WriteError {
    /// The file.
    pub file: PathBuf,
    /// What was being done.
    pub doing: &'static str,
    /// What the system says.
    pub why: String,
}

/// Appends trajectories to a file, one line each, on disk before [`append`](Self::append) returns.
#[derive(Debug)]
pub struct TrajectoryWriter {
    path: PathBuf,
    file: File,
    length: u64,
}

impl TrajectoryWriter {
    /// Opens `path` for appending. An unfinished last line, which a kill in mid-write leaves behind, is cut off: its
    /// episode counts as not run.
    pub fn open(path: &Path) -> Result<Self, WriteError> {
        let say = |doing| move |error: std::io::Error| failed(path, doing, &error);
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .write(true)
            .truncate(false)
            .open(path)
            .map_err(say("opening"))?;
        let length = whole_lines(&mut file).map_err(say("reading"))?;
        file.set_len(length)
            .map_err(say("cutting off an unfinished line"))?;
        file.seek(SeekFrom::Start(length)).map_err(say("seeking"))?;
        Ok(Self {
            path: path.to_path_buf(),
            file,
            length,
        })
    }

    /// Appends one trajectory. On failure the file is left as it was before.
    pub fn append(&mut self, trajectory: &Trajectory) -> Result<(), WriteError> {
        let mut line = serde_json::to_vec(trajectory)
            .map_err(|error| failed(&self.path, "encoding", &error))?;
        line.push(b'\n');
        let written = self
            .file
            .write_all(&line)
            .and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // A full disk may have taken half of the line.
            let _ = self.file.set_len(self.length);
            let _ = self.file.seek(SeekFrom::Start(self.length));
            return Err(failed(&self.path, "writing", &error));
        }
        self.length += line.len() as u64;
        Ok(())
    }
}

/// The length of the file up to and including its last newline.
fn whole_lines(file: &mut File) -> std::io::Result<u64> {
    const STEP: u64 = 64 * 1024;
    let mut end = file.seek(SeekFrom::End(0))?;
    let mut buffer = Vec::new();
    while end > 0 {
        let start = end.saturating_sub(STEP);
        file.seek(SeekFrom::Start(start))?;
        buffer.clear();
        file.take(end - start).read_to_end(&mut buffer)?;
        if let Some(position) = buffer.iter().rposition(|byte| *byte == b'\n') {
            return Ok(start + position as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

fn failed(file: &Path, doing: &'static str, why: &dyn std::fmt::Display) -> WriteError {
    WriteError {
        file: file.to_path_buf(),
        doing,
        why: why.to_string(),
    }
}

//! Reading a file of trajectories while it grows.

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::{LoadError, Trajectory};

/// A file of trajectories and how far it has been read.
#[derive(Debug)]
pub struct Tail {
    file: PathBuf,
    offset: u64,
    line: usize,
}

impl Tail {
    /// Begins at the start of `file`, which need not be there yet.
    pub fn new(file: impl Into<PathBuf>) -> Self {
        Self {
            file: file.into(),
            offset: 0,
            line: 0,
        }
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Hands over every line that has been finished since the last call, and says how many these were. A line that is
    /// still being written is left for the next call.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when the file cannot be read, or a line is no trajectory.
    pub fn read(&mut self, mut each: impl FnMut(Trajectory)) -> Result<usize, LoadError> {
        let unreadable = |error: std::io::Error| LoadError::Unreadable {
            file: self.file.clone(),
            why: error.to_string(),
        };
        let mut file = match File::open(&self.file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
            opened => opened.map_err(unreadable)?,
        };
        file.seek(SeekFrom::Start(self.offset))
            .map_err(unreadable)?;
        let mut reader = BufReader::new(file);
        let mut text = String::new();
        let mut count = 0;
        loop {
            text.clear();
            let read = reader.read_line(&mut text).map_err(unreadable)?;
            if read == 0 || !text.ends_with('\n') {
                return Ok(count);
            }
            self.line += 1;
            let parsed = serde_json::from_str(&text).map_err(|error| LoadError::Malformed {
                file: self.file.clone(),
                line: self.line,
                why: error.to_string(),
            })?;
            self.offset += read as u64;
            count += 1;
            each(parsed);
        }
    }
}

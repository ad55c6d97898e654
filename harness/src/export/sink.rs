//! Where rows go: limits, duplicates, splits, files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use super::conversation::first_bytes;
use super::counts::Counts;
use super::dedup::{Seen, Verdict};
use super::folder::Folder;
use super::schema::Columns;
use super::write::RowWriter;
use super::{Duplicates, ExportError, FileFormat, Options};

/// The split that is trained on.
pub(super) const TRAIN: &str = "train";

/// The split that is looked at while training.
pub(super) const VALIDATION: &str = "validation";

/// Bytes of the replies of a pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lengths {
    pub chosen: usize,
    pub rejected: usize,
}

/// Takes the rows of one task after the other.
pub(super) struct Sink<'a> {
    options: &'a Options,
    columns: Columns,
    folder: Folder,
    writers: BTreeMap<&'static str, RowWriter>,
    seen: Seen,
    task: String,
    split: &'static str,
    /// Rows of the task so far.
    rows: usize,
    /// By how many more of its chosen replies are longer than are shorter.
    longer: i64,
    pub(super) counts: Counts,
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        options: &'a Options,
        columns: Columns,
        folder: Folder,
        counts: Counts,
    ) -> Self {
        Self {
            options,
            columns,
            folder,
            writers: BTreeMap::new(),
            seen: Seen::new(options.near),
            task: String::new(),
            split: TRAIN,
            rows: 0,
            longer: 0,
            counts,
        }
    }

    /// Rows are of this task from now on.
    pub(super) fn begin(&mut self, id: &str, hash: &str, episodes: usize) {
        if self.task != id {
            id.clone_into(&mut self.task);
            self.split = split_of(id, self.options.validation);
            self.seen.clear();
            self.rows = 0;
            self.longer = 0;
        }
        let task = self.counts.tasks.entry(id.to_owned()).or_default();
        task.split = self.split;
        task.episodes += episodes as u64;
        if !task.hashes.iter().any(|one| one == hash) {
            task.hashes.push(hash.to_owned());
        }
    }

    /// The split of the task.
    pub(super) fn split(&self) -> &'static str {
        self.split
    }

    /// Whether the task has as many rows as it may have.
    pub(super) fn is_full(&self) -> bool {
        self.options.per_task.is_some_and(|most| self.rows >= most)
    }

    /// Whether the task has as many rows as it may have; counts the row that is therefore not made.
    pub(super) fn turns_away(&mut self) -> bool {
        let full = self.is_full();
        if full {
            self.counts.drop("over the limit of its task", 1);
        }
        full
    }

    /// What of a text was there before in this task.
    pub(super) fn judge(&mut self, learned: &str) -> Verdict {
        match self.options.duplicates {
            Duplicates::Keep => Verdict::New,
            _ => self.seen.judge(learned),
        }
    }

    /// Takes a row, if nothing is against it. `learned` is the text that decides about duplicates.
    pub(super) fn offer(
        &mut self,
        row: &impl Serialize,
        learned: &str,
        lengths: Option<Lengths>,
    ) -> Result<bool, ExportError> {
        if let Some(why) = self.against(lengths) {
            self.counts.drop(why, 1);
            return Ok(false);
        }
        let why = match self.judge(learned) {
            Verdict::New => None,
            Verdict::Exact => Some("exact duplicate"),
            Verdict::Near => Some("near duplicate"),
        };
        if let Some(why) = why {
            self.counts.drop(why, 1);
            return Ok(false);
        }
        if let Some(lengths) = lengths {
            self.longer += tilt(lengths);
            self.counts.chosen_bytes += lengths.chosen as u64;
            self.counts.rejected_bytes += lengths.rejected as u64;
        }
        self.write(row)?;
        Ok(true)
    }

    fn against(&self, lengths: Option<Lengths>) -> Option<&'static str> {
        if self.is_full() {
            return Some("over the limit of its task");
        }
        let lengths = lengths?;
        let (short, long) = (
            lengths.chosen.min(lengths.rejected).max(1),
            lengths.chosen.max(lengths.rejected),
        );
        if self
            .options
            .length_ratio
            .is_some_and(|ratio| long as f64 > ratio * short as f64)
        {
            return Some("lengths too different");
        }
        let unbalanced = (self.longer + tilt(lengths)).abs() > 1;
        (self.options.balance_length && unbalanced).then_some("out of balance in length")
    }

    /// Writes a row without asking anything.
    pub(super) fn write(&mut self, row: &impl Serialize) -> Result<(), ExportError> {
        if !self.writers.contains_key(self.split) {
            let format = self.options.file_format;
            let name = format!("{}.{}", self.split, format.extension());
            let writer = RowWriter::begin(self.folder.file(&name), format, &self.columns)?;
            self.writers.insert(self.split, writer);
        }
        if let Some(writer) = self.writers.get_mut(self.split) {
            writer.write(row)?;
        }
        self.count();
        Ok(())
    }

    /// A row was written, by whomever.
    pub(super) fn count(&mut self) {
        self.rows += 1;
        *self.counts.rows.entry(self.split).or_default() += 1;
        if let Some(task) = self.counts.tasks.get_mut(&self.task) {
            task.rows += 1;
        }
    }

    /// The folder, for formats that write files of their own.
    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Ends all files. What is left is the folder, the files in it, the columns and the counts.
    pub(super) fn finish(mut self) -> Result<Finished, ExportError> {
        self.counts.not_compared = self.seen.unchecked;
        let mut files = Vec::new();
        for writer in self.writers.into_values() {
            files.push(writer.finish()?);
        }
        Ok(Finished {
            folder: self.folder,
            files,
            columns: self.columns,
            counts: self.counts,
        })
    }
}

/// What is left of a sink.
pub(super) struct Finished {
    pub folder: Folder,
    pub files: Vec<PathBuf>,
    pub columns: Columns,
    pub counts: Counts,
}

/// 1 if the chosen reply is the longer one, -1 if it is the shorter one.
fn tilt(lengths: Lengths) -> i64 {
    match lengths.chosen.cmp(&lengths.rejected) {
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Less => -1,
    }
}

/// The split of a task: by a hash of its id, so that it is the same in every export.
pub(super) fn split_of(task: &str, validation: f64) -> &'static str {
    let place = first_bytes(&blake3::hash(task.as_bytes())) as f64 / u64::MAX as f64;
    if place < validation {
        VALIDATION
    } else {
        TRAIN
    }
}

impl Sink<'_> {
    /// Whether files of rows are CSV, where the card can name no nested features.
    pub(super) fn is_flat(&self) -> bool {
        self.options.file_format == FileFormat::Csv
    }
}

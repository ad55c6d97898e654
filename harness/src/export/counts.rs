//! What went where: every episode that was read and every row that was considered is counted once.

use std::collections::BTreeMap;

use serde::Serialize;

/// The counts of an export.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Counts {
    /// Lines read from the runs.
    pub read: u64,
    /// Tries that gave way to a later try of the same episode.
    pub superseded: u64,
    /// Episodes that were left out, by reason.
    pub left_out: BTreeMap<&'static str, u64>,
    /// Episodes that rows were looked for in.
    pub used: u64,
    /// Rows that were not written, by reason.
    pub dropped: BTreeMap<&'static str, u64>,
    /// Rows written, by split.
    pub rows: BTreeMap<&'static str, u64>,
    /// Bytes of chosen and of rejected replies, for pairs.
    pub chosen_bytes: u64,
    /// See `chosen_bytes`.
    pub rejected_bytes: u64,
    /// Rows that were compared exactly and not nearly, since their task has too many.
    pub not_compared: u64,
    /// By task.
    pub tasks: BTreeMap<String, TaskCounts>,
}

/// The counts of one task.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TaskCounts {
    /// The task's content hash; several where runs played several versions.
    pub hashes: Vec<String>,
    /// Its split.
    pub split: &'static str,
    /// Episodes used.
    pub episodes: u64,
    /// Rows written.
    pub rows: u64,
}

impl Counts {
    /// All rows.
    pub fn all_rows(&self) -> u64 {
        self.rows.values().sum()
    }

    pub(super) fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    pub(super) fn drop(&mut self, why: &'static str, rows: u64) {
        if rows > 0 {
            *self.dropped.entry(why).or_default() += rows;
        }
    }
}

//! What was measured of tasks that have not changed since: an audit of them all takes long, one of a few changes should not.

use std::path::PathBuf;

use super::{Audit, TaskAudit};
use crate::sandbox::image::cache_folder;
use crate::task::Task;

/// Raised when what is measured changes.
const VERSION: &str = "audit 1";

/// Everything that an audit depends on, as a hash. `difficulty` is left out: it follows from the audit.
pub fn key(task: &Task, how: Audit, image: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(VERSION.as_bytes());
    add(image.as_bytes());
    add(format!("{} {}", how.repetitions, how.mutants).as_bytes());
    let entries = walkdir::WalkDir::new(&task.folder).sort_by_file_name();
    for entry in entries.into_iter().flatten() {
        if !entry.file_type().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let path = entry.path().strip_prefix(&task.folder);
        add(path.unwrap_or(entry.path()).to_string_lossy().as_bytes());
        for line in text
            .lines()
            .filter(|line| !line.starts_with("difficulty ="))
        {
            add(line.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// What was measured under this key.
pub fn recall(key: &str) -> Option<TaskAudit> {
    serde_json::from_str(&std::fs::read_to_string(place(key)).ok()?).ok()
}

/// Keeps it. That it cannot be kept costs time and nothing else.
pub fn keep(key: &str, audit: &TaskAudit) {
    let path = place(key);
    let kept = serde_json::to_string(audit)
        .map_err(std::io::Error::from)
        .and_then(|text| {
            std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
            std::fs::write(&path, text)
        });
    if let Err(error) = kept {
        tracing::debug!(%error, "an audit was not kept");
    }
}

fn place(key: &str) -> PathBuf {
    cache_folder().join("audits").join(format!("{key}.json"))
}

//! Tasks that come with the request. They are checked as those in folders are.

use std::path::Path;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::Problem;
use crate::action::{Files, check_path};
use crate::task::{Task, load_inline};

/// So many tasks are kept. One that is sent again is not read again.
const KEPT: u64 = 256;
/// Files of a task at most.
const MOST_FILES: usize = 256;

/// A task that comes with the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InlineTask {
    /// The files of its folder by their paths: `task.toml`, `instruction.md`, `workspace/…`, `tests/…`, and
    /// `solution/…` where cost is measured.
    pub files: Files,
}

/// Tasks that have come so far.
pub struct InlineTasks {
    kept: moka::future::Cache<[u8; 32], Arc<Task>>,
}

impl Default for InlineTasks {
    fn default() -> Self {
        Self {
            kept: moka::future::Cache::new(KEPT),
        }
    }
}

impl InlineTasks {
    /// The task, loaded and checked.
    pub async fn get(&self, task: InlineTask) -> Result<Arc<Task>, Problem> {
        let mut hasher = blake3::Hasher::new();
        for (path, text) in &task.files {
            for part in [path, text] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        let load = async {
            tokio::task::spawn_blocking(move || load(&task.files))
                .await
                .map_err(|error| Problem::field("task", format!("cannot be read: {error}")))?
        };
        self.kept
            .try_get_with(*hasher.finalize().as_bytes(), load)
            .await
            .map_err(|problem| Problem::clone(&problem))
    }
}

fn load(files: &Files) -> Result<Arc<Task>, Problem> {
    let wrong = |why: String| Problem::field("task.files", why);
    if files.len() > MOST_FILES {
        return Err(wrong(format!("a task has at most {MOST_FILES} files")));
    }
    let manifest = files
        .get("task.toml")
        .ok_or_else(|| wrong("there is no task.toml".to_owned()))?;
    let id = id_of(manifest).ok_or_else(|| {
        wrong("task.toml: `id` is not `<family>/<name>` in letters, digits, `-` and `_`".to_owned())
    })?;
    let scratch = tempfile::tempdir().map_err(|error| wrong(error.to_string()))?;
    let folder = scratch.path().join(id);
    for (path, text) in files {
        check_path(path).map_err(|error| wrong(format!("{path:?}: {error}")))?;
        write(&folder.join(path), text).map_err(|error| wrong(format!("{path:?}: {error}")))?;
    }
    // The folder is ours and gone soon: its name tells the client nothing.
    let place = folder.display().to_string();
    load_inline(&folder).map(Arc::new).map_err(|error| {
        let text = format!("{}: {error}", error.place()).replace(&format!("{place}/"), "");
        wrong(text.replace(&place, "the task"))
    })
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(file, text)
}

/// The id that a manifest gives, if it is fit to be a path.
fn id_of(manifest: &str) -> Option<String> {
    let table: toml::Table = toml::from_str(manifest).ok()?;
    let id = table.get("id")?.as_str()?;
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let (family, name) = id.split_once('/')?;
    // Impossible tasks are made from others, which are not there.
    (plain(family) && plain(name) && family != "impossible").then(|| id.to_owned())
}

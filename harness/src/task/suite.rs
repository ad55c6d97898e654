//! Suites: named selections of tasks, in `tasks/suites/<name>.toml`.

use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Task;

/// Characters of a hash that are shown to people.
const SHORT: usize = 12;

/// `tasks/suites/<name>.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// The file's name without `.toml`.
    pub name: String,
    /// Raised whenever a change of the suite makes its results incomparable.
    pub version: u32,
    /// What the suite is for.
    pub description: String,
    /// Globs of task ids.
    pub tasks: Vec<String>,
    /// Globs of task ids that are left out of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<String>,
    /// The hash that the suite must have, once it is frozen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<String>,
}

/// Which tasks a run was over: results can be compared when all three are equal.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct SuiteId {
    /// The suite's name, with the pattern behind a colon where `--tasks` narrowed it.
    pub name: String,
    /// The suite's version.
    pub version: u32,
    /// [`suite_hash`] of the tasks that were chosen.
    pub hash: String,
}

impl SuiteId {
    /// The suite `suite`, of which `tasks` were chosen, narrowed by `pattern` if there is one.
    pub fn of(suite: &Suite, pattern: Option<&str>, tasks: &[Task]) -> Self {
        Self {
            name: match pattern {
                Some(pattern) => format!("{}:{pattern}", suite.name),
                None => suite.name.clone(),
            },
            version: suite.version,
            hash: suite_hash(tasks),
        }
    }

    /// The first characters of the hash.
    pub fn short_hash(&self) -> &str {
        short_hash(&self.hash)
    }
}

/// The first characters of a hash, enough for people to tell two apart.
pub fn short_hash(hash: &str) -> &str {
    match hash.char_indices().nth(SHORT) {
        Some((end, _)) => &hash[..end],
        None => hash,
    }
}

impl std::fmt::Display for SuiteId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} ({})", self.name, self.version, self.short_hash())
    }
}

/// BLAKE3 over the ids and hashes of tasks, in order of id, in hexadecimal.
pub fn suite_hash(tasks: &[Task]) -> String {
    suite_hash_of(tasks.iter().map(|task| (task.id(), task.hash.as_str())))
}

/// [`suite_hash`] of pairs of id and hash, in whatever order.
pub fn suite_hash_of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for (id, hash) in pairs {
        hasher.update(id.as_bytes());
        hasher.update(b"\n");
        hasher.update(hash.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

/// Why a suite cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// There is no such file, or it cannot be read.
    #[error("{}: {why}; the suites there are: {known}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
        /// Names of the suites that exist.
        known: String,
    },
    /// It is malformed.
    #[error("{}: {why}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong, with its line.
        why: String,
    },
    /// A pattern chooses nothing.
    #[error("{}: `{field}`: {pattern:?} matches no task", file.display())]
    NoTask {
        /// The file.
        file: PathBuf,
        /// `tasks` or `exclude`.
        field: &'static str,
        /// The pattern.
        pattern: String,
    },
    /// Its tasks are no longer those that were frozen.
    #[error(
        "{}: `frozen` is {frozen}, but the tasks have the hash {hash} now. If the change is meant, raise `version` and \
         run `assay suites freeze {name}`; else take it back",
        file.display()
    )]
    Changed {
        /// The file.
        file: PathBuf,
        /// The suite's name.
        name: String,
        /// The hash in the file.
        frozen: String,
        /// The hash of its tasks.
        hash: String,
    },
    /// It cannot be written.
    #[error("{}: {why}", file.display())]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: String,
    },
}

/// Loads the suite `name` from `root/suites` and picks its tasks. A frozen suite must be what was frozen.
pub fn load_suite(
    root: &Path,
    name: &str,
    tasks: Vec<Task>,
) -> Result<(Suite, Vec<Task>), SuiteError> {
    let file = suite_file(root, name);
    let (suite, _) = read_suite(root, name)?;
    let chosen = pick(&suite, &file, tasks)?;
    let hash = suite_hash(&chosen);
    match &suite.frozen {
        Some(frozen) if *frozen != hash => Err(SuiteError::Changed {
            file,
            name: suite.name,
            frozen: frozen.clone(),
            hash,
        }),
        _ => Ok((suite, chosen)),
    }
}

/// The file of the suite `name`.
pub(super) fn suite_file(root: &Path, name: &str) -> PathBuf {
    root.join("suites").join(format!("{name}.toml"))
}

/// Reads the suite `name`, and gives the text of its file too.
pub(super) fn read_suite(root: &Path, name: &str) -> Result<(Suite, String), SuiteError> {
    let file = suite_file(root, name);
    let text = std::fs::read_to_string(&file).map_err(|error| SuiteError::Unreadable {
        file: file.clone(),
        why: error.to_string(),
        known: known_suites(root).join(", "),
    })?;
    let malformed = |why: String| SuiteError::Malformed {
        file: file.clone(),
        why,
    };
    let suite: Suite = toml::from_str(&text).map_err(|error| malformed(error.to_string()))?;
    if suite.name != name {
        return Err(malformed(format!(
            "`name` is {:?}, but the file is {name}.toml",
            suite.name
        )));
    }
    Ok((suite, text))
}

/// The tasks of the suite, in the order in which they come.
pub(super) fn pick(suite: &Suite, file: &Path, tasks: Vec<Task>) -> Result<Vec<Task>, SuiteError> {
    let wanted = globs(file, "tasks", &suite.tasks, &tasks)?;
    let left_out = globs(file, "exclude", &suite.exclude, &tasks)?;
    let chosen: Vec<Task> = tasks
        .into_iter()
        .filter(|task| wanted.is_match(task.id()) && !left_out.is_match(task.id()))
        .collect();
    if chosen.is_empty() {
        return Err(SuiteError::Malformed {
            file: file.to_path_buf(),
            why: "`exclude` leaves no task of `tasks`; name a task that is to stay".to_owned(),
        });
    }
    Ok(chosen)
}

/// The patterns as one set. Each must match a task: one that matches none is a slip of the pen, and would silently
/// change what the suite measures.
fn globs(
    file: &Path,
    field: &'static str,
    patterns: &[String],
    tasks: &[Task],
) -> Result<GlobSet, SuiteError> {
    let malformed = |error: globset::Error| SuiteError::Malformed {
        file: file.to_path_buf(),
        why: format!("`{field}`: {error}"),
    };
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let glob = Glob::new(pattern).map_err(malformed)?;
        let matcher = glob.compile_matcher();
        if !tasks.iter().any(|task| matcher.is_match(task.id())) {
            return Err(SuiteError::NoTask {
                file: file.to_path_buf(),
                field,
                pattern: pattern.clone(),
            });
        }
        set.add(glob);
    }
    set.build().map_err(malformed)
}

/// Names of all suites below `root`, sorted.
pub fn known_suites(root: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(root.join("suites")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            entry
                .file_name()
                .to_str()?
                .strip_suffix(".toml")
                .map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    #[test]
    fn a_suites_hash_depends_on_ids_and_hashes_and_not_on_their_order() {
        let pairs = [("a/x", "1"), ("b/y", "2")];
        let hash = suite_hash_of(pairs);
        assert_eq!(hash, suite_hash_of([pairs[1], pairs[0]]));
        let mut plain = blake3::Hasher::new();
        plain.update(b"a/x\n1\nb/y\n2\n");
        assert_eq!(hash, plain.finalize().to_hex().to_string());
        assert_ne!(hash, suite_hash_of([("a/x", "1"), ("b/y", "3")]));
        assert_ne!(hash, suite_hash_of([("a/x", "1"), ("b/z", "2")]));
        assert_ne!(hash, suite_hash_of([("a/x", "1")]));
    }

    #[test]
    fn ids_are_shown_with_a_short_hash() {
        let id = SuiteId {
            name: "all".to_owned(),
            version: 3,
            hash: "0123456789abcdef".to_owned(),
        };
        assert_eq!(id.to_string(), "all 3 (0123456789ab)");
        assert_eq!(short_hash("ä"), "ä");
    }
}

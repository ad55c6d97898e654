//! What a task lets a reply touch, and how much of it.

use std::collections::BTreeSet;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::Files;
use super::error::{ActionError, excerpt};
use super::paths::check_path;

/// Names that steer the build rather than being built: a glob opens them only by naming them in full.
const PROTECTED: [&str; 8] = [
    "cargo.toml",
    "cargo.lock",
    "build.rs",
    ".cargo",
    ".git",
    "rust-toolchain",
    "rust-toolchain.toml",
    "clippy.toml",
];

/// Which files a reply may change, and the limits on its size. All sizes are in bytes.
#[derive(Debug, Clone)]
pub struct EditRules {
    editable: GlobSet,
    /// The patterns without any wildcard: the only ones that open a protected name.
    literal: BTreeSet<String>,
    /// The longest reply that is read at all.
    pub max_reply_bytes: usize,
    /// The largest single file after the edits.
    pub max_file_bytes: usize,
    /// The most files in the workspace after the edits.
    pub max_files: usize,
    /// The largest sum over all files after the edits.
    pub max_total_bytes: usize,
}

impl EditRules {
    /// Rules with the default limits (1 MiB for a reply and in all, 256 KiB for a file, 64 files) that open the
    /// files matched by `patterns`. In a pattern `*` stays within a component, `**` does not. `Cargo.toml`,
    /// `Cargo.lock`, `build.rs`, `rust-toolchain`, `clippy.toml` and everything in `.cargo` and `.git` stay shut
    /// unless a pattern names the file literally.
    ///
    /// # Errors
    ///
    /// When a pattern is not a valid glob.
    pub fn new<I, S>(patterns: I) -> Result<Self, globset::Error>
    where
        I: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        let mut set = GlobSetBuilder::new();
        let mut literal = BTreeSet::new();
        for pattern in patterns {
            let pattern = pattern.as_ref();
            set.add(GlobBuilder::new(pattern).literal_separator(true).build()?);
            if !pattern.contains(['*', '?', '[', '{', '\\']) {
                literal.insert(pattern.to_owned());
            }
        }
        Ok(Self {
            editable: set.build()?,
            literal,
            max_reply_bytes: 1 << 20,
            max_file_bytes: 1 << 18,
            max_files: 64,
            max_total_bytes: 1 << 20,
        })
    }

    /// Checks that `path` is a good path and open for edits.
    ///
    /// # Errors
    ///
    /// [`ActionError::BadPath`] or [`ActionError::NotEditable`].
    pub fn permit(&self, path: &str) -> Result<(), ActionError> {
        check_path(path)?;
        if self.opens(path) {
            return Ok(());
        }
        Err(ActionError::NotEditable {
            path: excerpt(path),
        })
    }

    /// Whether `path` is a good path and open for edits.
    #[must_use]
    pub fn permits(&self, path: &str) -> bool {
        check_path(path).is_ok() && self.opens(path)
    }

    /// The one file of the workspace that may be edited, when there is exactly one.
    #[must_use]
    pub fn only_editable<'a>(&self, files: &'a Files) -> Option<&'a str> {
        let mut open = files.keys().filter(|path| self.permits(path));
        let first = open.next()?;
        open.next().is_none().then_some(first)
    }

    /// Checks a workspace against the limits; `changed` are the files whose own size counts.
    pub(crate) fn check_sizes(
        &self,
        files: &Files,
        changed: &BTreeSet<&str>,
    ) -> Result<(), ActionError> {
        for &path in changed {
            let size = files.get(path).map_or(0, String::len);
            self.check_file_size(path, size)?;
        }
        if files.len() > self.max_files {
            let what = "the number of files";
            return Err(ActionError::too_large(what, self.max_files, files.len()));
        }
        let total = files.values().map(String::len).sum();
        if total > self.max_total_bytes {
            let what = "the sum of all files in bytes";
            return Err(ActionError::too_large(what, self.max_total_bytes, total));
        }
        Ok(())
    }

    /// Checks the size of one file after an edit.
    pub(crate) fn check_file_size(&self, path: &str, size: usize) -> Result<(), ActionError> {
        if size <= self.max_file_bytes {
            return Ok(());
        }
        let what = format!("`{}` in bytes", excerpt(path));
        Err(ActionError::too_large(what, self.max_file_bytes, size))
    }

    fn opens(&self, path: &str) -> bool {
        let guarded = path
            .split('/')
            .any(|part| PROTECTED.contains(&part.to_ascii_lowercase().as_str()));
        if guarded {
            self.literal.contains(path)
        } else {
            self.editable.is_match(path)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn globs_do_not_cross_slashes_or_open_build_files() {
        let rules = EditRules::new(["src/*.rs", "*", "docs/**"]).unwrap();
        for path in ["src/lib.rs", "notes", "docs/a/b.md"] {
            assert!(rules.permits(path), "{path}");
        }
        for path in [
            "src/a/b.rs",
            "Cargo.toml",
            "CARGO.TOML",
            "build.rs",
            "docs/build.rs",
            "docs/.cargo/config",
            "rust-toolchain",
        ] {
            assert_eq!(
                rules.permit(path).unwrap_err().kind(),
                "not_editable",
                "{path}"
            );
        }
        let literal = EditRules::new(["Cargo.toml", ".cargo/config.toml"]).unwrap();
        assert!(literal.permits("Cargo.toml") && literal.permits(".cargo/config.toml"));
        assert!(!literal.permits("src/Cargo.toml"));
    }

    #[test]
    fn the_only_editable_file_must_be_the_only_one() {
        let rules = EditRules::new(["src/**/*.rs"]).unwrap();
        let mut files = Files::from([("Cargo.toml".into(), String::new())]);
        assert_eq!(rules.only_editable(&files), None);
        files.insert("src/lib.rs".into(), String::new());
        assert_eq!(rules.only_editable(&files), Some("src/lib.rs"));
        files.insert("src/b.rs".into(), String::new());
        assert_eq!(rules.only_editable(&files), None);
    }
}

//! The format unified-diff: finds the diffs of a reply, fenced or bare, and reads their files and hunks.

use std::collections::BTreeMap;

use super::diff_header::{Target, counts, name, resolve};
use super::error::{ActionError, excerpt};
use super::fence::Fence;
use super::format::{Edit, Hunk};
use super::labels::{self, Label};
use super::reply::{Context, Found};

/// Finds the diffs of a reply.
pub(crate) fn parse<'a>(text: &'a str, context: &Context<'_>) -> Result<Found<'a>, ActionError> {
    let mut parser = Parser {
        lines: text.split('\n').collect(),
        at: 0,
        fence: None,
        fence_line: 0,
        indented: false,
        label: None,
        context,
        patches: BTreeMap::new(),
        found: Found::default(),
    };
    parser.run()?;
    Ok(parser.found)
}

struct Parser<'a, 'c> {
    lines: Vec<&'a str>,
    /// The index of the next line.
    at: usize,
    /// The open code block.
    fence: Option<Fence<'a>>,
    /// The line number of its opening fence, from 1.
    fence_line: usize,
    /// Whether its lines are indented like the fence.
    indented: bool,
    /// The last line with text before the block, or so far.
    label: Option<&'a str>,
    context: &'c Context<'c>,
    /// Path → index of its patch among the edits: the hunks of one file are collected.
    patches: BTreeMap<String, usize>,
    found: Found<'a>,
}

impl<'a> Parser<'a, '_> {
    fn run(&mut self) -> Result<(), ActionError> {
        while let Some(raw) = self.lines.get(self.at).copied() {
            if let Some(fence) = self.fence {
                if fence.closed_flush_by(raw) {
                    self.fence = None;
                    self.label = None;
                    self.at += 1;
                    continue;
                }
            } else if let Some(fence) = Fence::open(raw) {
                self.fence = Some(fence);
                self.at += 1;
                self.fence_line = self.at;
                self.indented = self
                    .lines
                    .get(self.at)
                    .is_some_and(|line| fence.holds(line));
                continue;
            }
            if !self.section()? {
                if self.fence.is_none() {
                    self.found.prose.push(raw);
                    self.label = Some(raw)
                        .filter(|line| !line.trim().is_empty())
                        .or(self.label);
                }
                self.at += 1;
            }
        }
        if self.fence.is_some() {
            return Err(ActionError::truncated(format!(
                "the code block opened at line {} is never closed",
                self.fence_line
            )));
        }
        Ok(())
    }

    /// Reads the diff of one file if one begins here.
    fn section(&mut self) -> Result<bool, ActionError> {
        let target = if let Some((old, new)) = self.file_header(self.at) {
            self.at += 2;
            resolve(old, new, self.context)?
        } else if self.hunk_without_file() {
            self.implied()?
        } else {
            return Ok(false);
        };
        self.context.rules.permit(&target.path)?;
        let hunks = self.hunks()?;
        if target.delete {
            self.found.push(Edit::Delete { path: target.path })?;
            return Ok(true);
        }
        if hunks.is_empty() && !target.create {
            return Err(ActionError::malformed(format!(
                "the diff of {} has no hunk: write `@@ -12,3 +12,4 @@`, then the lines, each with ` `, `-` or `+` before it",
                target.path
            )));
        }
        self.keep(target, hunks)?;
        Ok(true)
    }

    fn keep(&mut self, target: Target, mut hunks: Vec<Hunk>) -> Result<(), ActionError> {
        if let Some(&index) = self.patches.get(&target.path)
            && let Some(Edit::Patch { hunks: earlier, .. }) = self.found.edits.get_mut(index)
        {
            earlier.append(&mut hunks);
            return Ok(());
        }
        self.patches
            .insert(target.path.clone(), self.found.edits.len());
        self.found.push(Edit::Patch {
            path: target.path,
            create: target.create,
            hunks,
        })
    }

    /// The line at `index`, without the indentation of the open block. `None` at the end of the block or reply.
    fn line(&self, index: usize) -> Option<&'a str> {
        let raw = self.lines.get(index).copied()?;
        match self.fence {
            Some(fence) if fence.closed_flush_by(raw) => None,
            Some(fence) if self.indented => Some(fence.outdent(raw)),
            _ => Some(raw),
        }
    }

    /// The two names, when a pair of lines `---` and `+++` begins at `index`.
    fn file_header(&self, index: usize) -> Option<(&'a str, &'a str)> {
        let old = self.line(index)?.strip_prefix("--- ")?;
        let new = self.line(index + 1)?.strip_prefix("+++ ")?;
        Some((name(old), name(new)))
    }

    /// Whether a hunk begins here although no file was named: only in a block of its own.
    fn hunk_without_file(&self) -> bool {
        let Some(fence) = self.fence else {
            return false;
        };
        let diff = ["diff", "patch", "udiff"].contains(&fence.info);
        self.line(self.at)
            .is_some_and(|line| line.starts_with("@@ -") || diff && line.starts_with("@@"))
    }

    fn implied(&self) -> Result<Target, ActionError> {
        let info = self
            .fence
            .and_then(|fence| labels::info(fence.info, self.context).path);
        let label = || match labels::label(self.label?, self.context)? {
            Label::Plain(path) | Label::Mention(path) => Some(path),
        };
        let only = || {
            self.context
                .rules
                .only_editable(self.context.files)
                .map(str::to_owned)
        };
        match info.or_else(label).or_else(only) {
            Some(path) => Ok(Target {
                path,
                create: false,
                delete: false,
            }),
            None => Err(ActionError::malformed(
                "a hunk does not say which file it is for: write `--- a/src/lib.rs` and `+++ b/src/lib.rs` before it",
            )),
        }
    }

    /// Reads hunks until something else comes.
    fn hunks(&mut self) -> Result<Vec<Hunk>, ActionError> {
        let mut hunks = Vec::new();
        while let Some(line) = self.line(self.at) {
            if line.starts_with("@@") {
                self.at += 1;
                hunks.push(self.hunk(line)?);
            } else if hunks.is_empty()
                && line.starts_with([' ', '+', '-'])
                && self.file_header(self.at).is_none()
            {
                hunks.push(self.hunk("@@")?);
            } else if line.trim().is_empty() {
                self.at += 1;
            } else {
                break;
            }
        }
        Ok(hunks)
    }

    /// Reads the lines of a hunk. The counts of its header are believed only where the text can be read in two
    /// ways: a removed line `-- x` looks like the name of a file.
    fn hunk(&mut self, header: &str) -> Result<Hunk, ActionError> {
        let counts = counts(header);
        let mut left = counts.unwrap_or((0, 0));
        let mut lines: Vec<String> = Vec::new();
        while let Some(line) = self.line(self.at) {
            let done = counts.is_some() && left == (0, 0);
            if self.hunk_ends(line, done, counts.is_some().then_some(left)) {
                break;
            }
            match line.as_bytes().first() {
                // The space before an empty line often gets lost.
                None if done => {}
                None => lines.push(" ".to_owned()),
                Some(b' ' | b'-' | b'+' | b'\\') => lines.push(line.to_owned()),
                // So does that before other unchanged lines: the file must hold them anyway.
                Some(_) => lines.push(format!(" {line}")),
            }
            let mark = line.as_bytes().first();
            if !matches!(mark, Some(b'+' | b'\\')) {
                left.0 = left.0.saturating_sub(1);
            }
            if !matches!(mark, Some(b'-' | b'\\')) {
                left.1 = left.1.saturating_sub(1);
            }
            self.at += 1;
        }
        let cut_off =
            self.fence.is_none() && self.at >= self.lines.len() && left.0 > 0 && left.1 > 0;
        if cut_off && counts.is_some() {
            return Err(ActionError::truncated(format!(
                "the last hunk, `{}`, has fewer lines than it says",
                excerpt(header)
            )));
        }
        Ok(Hunk {
            header: header.to_owned(),
            lines,
        })
    }

    /// Whether `line`, at which the parser stands, no longer belongs to the hunk. `left` are the lines that the
    /// header still promises on both sides.
    fn hunk_ends(&self, line: &str, done: bool, left: Option<(usize, usize)>) -> bool {
        if line.starts_with("@@") || line.starts_with("diff --git ") || done && line == "-- " {
            return true;
        }
        if self.file_header(self.at).is_some() {
            let hunk_follows = self
                .line(self.at + 2)
                .is_some_and(|next| next.starts_with("@@"));
            return done || hunk_follows && left != Some((1, 1));
        }
        if self.fence.is_some() {
            return false;
        }
        // A bare diff is followed by prose.
        match line.as_bytes().first() {
            None => done || !self.goes_on(),
            Some(b' ' | b'-' | b'+' | b'\\') => false,
            Some(_) => true,
        }
    }

    /// Whether the line after a blank one still looks like a part of a diff.
    fn goes_on(&self) -> bool {
        self.line(self.at + 1)
            .is_some_and(|next| next.starts_with([' ', '-', '+', '@', '\\']))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::action::{EditRules, Files};

    fn run(text: &str) -> Result<Vec<Edit>, ActionError> {
        let files = Files::from([
            ("src/lib.rs".into(), "x\n".into()),
            ("a/a.rs".into(), String::new()),
        ]);
        let rules = EditRules::new(["**/*.rs"]).unwrap();
        let context = Context {
            files: &files,
            rules: &rules,
        };
        parse(text, &context).map(|found| found.edits)
    }

    fn shape(text: &str) -> Vec<(String, Vec<String>)> {
        let edits = run(text).unwrap();
        let hunks = |edit: &Edit| match edit {
            Edit::Patch { hunks, .. } => hunks.iter().map(|hunk| hunk.lines.join("|")).collect(),
            other => panic!("{other:?}"),
        };
        edits
            .iter()
            .map(|edit| (edit.path().to_owned(), hunks(edit)))
            .collect()
    }

    fn one(path: &str, hunks: &[&str]) -> Vec<(String, Vec<String>)> {
        vec![(
            path.to_owned(),
            hunks.iter().map(|hunk| (*hunk).to_owned()).collect(),
        )]
    }

    #[test]
    fn names() {
        for (old, new, path) in [
            ("a/src/lib.rs", "b/src/lib.rs", "src/lib.rs"),
            ("src/lib.rs", "src/lib.rs", "src/lib.rs"),
            ("src/lib.rs\t2024-01-01", "src/lib.rs\t2024", "src/lib.rs"),
            ("a/src/lib.rs", "a/src/lib.rs", "src/lib.rs"),
            ("a/a.rs", "a/a.rs", "a/a.rs"),
            ("a/a/a.rs", "b/a/a.rs", "a/a.rs"),
            ("src/lib.rs", "b/src/lib.rs", "src/lib.rs"),
            ("/dev/null", "b/src/n.rs", "src/n.rs"),
        ] {
            let text = format!("--- {old}\n+++ {new}\n@@ -1 +1 @@\n-x\n+y\n");
            assert_eq!(shape(&text), one(path, &["-x|+y"]), "{old}");
        }
        let renamed = run("--- a/x.rs\n+++ b/y.rs\n@@ -1 +1 @@\n-x\n+y\n").unwrap_err();
        assert_eq!(renamed.kind(), "malformed");
        let outward = run("--- /dev/null\n+++ ../x.rs\n@@ -0,0 +1 @@\n+y\n").unwrap_err();
        assert_eq!(outward.kind(), "bad_path");
    }

    #[test]
    fn bodies_are_told_from_what_follows() {
        // Lines that look like names, settled by the counts.
        let tricky =
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,2 +1,2 @@\n x\n--- y\n+++ z\n```";
        assert_eq!(shape(tricky), one("src/lib.rs", &[" x|--- y|+++ z"]));
        let settled =
            "--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n--- y\n+++ z\n@@ -9 +9 @@\n-a\n+b\n";
        assert_eq!(shape(settled), one("src/lib.rs", &["--- y|+++ z", "-a|+b"]));
        // A wrong count does not swallow the next file.
        let two = "```\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,9 +1,9 @@\n-x\n+y\n--- a/a/a.rs\n+++ b/a/a.rs\n@@ -1 +1 @@\n-p\n+q\n```";
        assert_eq!(shape(two).len(), 2);
        // Once the counts are used up the next file begins, even without a line of `@`.
        let next = "```\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n-x\n+y\n--- a/a/a.rs\n+++ b/a/a.rs\n-p\n+q\n```";
        assert_eq!(shape(next).len(), 2);
        // Prose after a bare diff, and a blank line in it.
        let bare = "--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,4 +1,4 @@\n x\n\n-y\n+z\n w\n\n- I changed y.\nDone.";
        assert_eq!(shape(bare), one("src/lib.rs", &[" x| |-y|+z| w"]));
    }

    #[test]
    fn sloppy_diffs() {
        let no_hunk_line = "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n x\n-y\n+z\n```";
        assert_eq!(shape(no_hunk_line), one("src/lib.rs", &[" x|-y|+z"]));
        let no_names = "**src/lib.rs**\n```diff\n@@ -1,2 +1,2 @@\n-y\n+z\n```";
        assert_eq!(shape(no_names), one("src/lib.rs", &["-y|+z"]));
        let no_spaces = "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ @@\nfn f() {\n-y\n+z\n```";
        assert_eq!(shape(no_spaces), one("src/lib.rs", &[" fn f() {|-y|+z"]));
        let fence_in_context =
            "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,2 +1,2 @@\n ```\n-y\n+z\n```";
        assert_eq!(shape(fence_in_context), one("src/lib.rs", &[" ```|-y|+z"]));
        let twice = "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1 +1 @@\n-a\n+b\n```\nand\n```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -5 +5 @@\n-c\n+d\n```";
        assert_eq!(shape(twice), one("src/lib.rs", &["-a|+b", "-c|+d"]));
    }

    #[test]
    fn cut_off_diffs_are_refused() {
        let head = "--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,4 +1,4 @@\n x\n-y";
        for text in [head.to_owned(), format!("```diff\n{head}\n")] {
            assert_eq!(run(&text).unwrap_err().kind(), "truncated", "{text}");
        }
        let empty = "```diff\n--- a/src/lib.rs\n+++ b/src/lib.rs\n```";
        assert_eq!(run(empty).unwrap_err().kind(), "malformed");
    }

    #[test]
    fn removals() {
        let edits = run("--- a/src/lib.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n").unwrap();
        assert_eq!(
            edits,
            [Edit::Delete {
                path: "src/lib.rs".into()
            }]
        );
    }
}

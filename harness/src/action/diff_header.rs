//! Reads the header lines of a unified diff: the names of its files, and the counts of its hunks.

use super::error::{ActionError, excerpt};
use super::reply::Context;

/// What the two lines `---` and `+++` say.
pub(crate) struct Target {
    /// The file, unchecked.
    pub(crate) path: String,
    /// Whether the diff creates it.
    pub(crate) create: bool,
    /// Whether the diff removes it.
    pub(crate) delete: bool,
}

/// The name on a line `---` or `+++`, without a time stamp.
pub(crate) fn name(text: &str) -> &str {
    text.split('\t').next().unwrap_or(text).trim()
}

/// The lengths in a header such as `@@ -1,3 +1,4 @@`.
pub(crate) fn counts(header: &str) -> Option<(usize, usize)> {
    let mut words = header.strip_prefix("@@ -")?.split(' ');
    let old = words.next()?;
    let new = words.next()?.strip_prefix('+')?;
    let length = |range: &str| match range.split_once(',') {
        Some((_, length)) if length.len() <= 9 => length.parse().ok(),
        Some(_) => None,
        None => Some(1),
    };
    Some((length(old)?, length(new)?))
}

/// Finds the file that the two names stand for.
pub(crate) fn resolve(old: &str, new: &str, context: &Context<'_>) -> Result<Target, ActionError> {
    let null = "/dev/null";
    let target = |path: &str| Target {
        path: path.to_owned(),
        create: old == null,
        delete: new == null,
    };
    let (bare_old, bare_new) = (
        old.strip_prefix("a/").unwrap_or(old),
        new.strip_prefix("b/").unwrap_or(new),
    );
    if old == null && new == null {
        return Err(ActionError::malformed(
            "a diff from /dev/null to /dev/null names no file",
        ));
    }
    if old == null {
        return Ok(target(bare_new));
    }
    if new == null {
        return Ok(target(bare_old));
    }
    if bare_old == bare_new {
        return Ok(target(bare_old));
    }
    if old == new {
        let short = old.strip_prefix("a/").or_else(|| old.strip_prefix("b/"));
        let known =
            |path: &&str| !context.files.contains_key(old) && context.files.contains_key(*path);
        return Ok(target(short.filter(known).unwrap_or(old)));
    }
    Err(ActionError::malformed(format!(
        "the diff names two files, `{}` and `{}`: files cannot be renamed; remove the one (`+++ /dev/null`) and add \
         the other (`--- /dev/null`)",
        excerpt(old),
        excerpt(new)
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_hunks() {
        for (header, expected) in [
            ("@@ -1,3 +1,4 @@", Some((3, 4))),
            ("@@ -1 +1,0 @@ fn x()", Some((1, 0))),
            ("@@ -1,3 @@", None),
            ("@@ -1,x +1,2 @@", None),
            ("@@ -1,9999999999 +1,2 @@", None),
            ("@@ ... @@", None),
            ("@@", None),
        ] {
            assert_eq!(counts(header), expected, "{header}");
        }
    }
}

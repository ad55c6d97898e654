//! What can be wrong with a reply, said so that the model can do better the next time.

use super::format::ReplyFormat;

/// Why a reply could not be turned into edits, or the edits not be carried out.
///
/// The text of every variant is short, names what is wrong and says how to write it instead. Text taken from
/// the reply is shortened and escaped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ActionError {
    /// There is no edit in the reply.
    #[error("no edit found in the reply: {hint}. Answer in the format {format}")]
    NoEdit {
        /// The format that was asked for.
        format: ReplyFormat,
        /// What was seen instead, or how to begin.
        hint: String,
    },
    /// The reply stops in the middle of a block.
    #[error("the reply is cut off: {what}. Send the whole answer again, closing every block")]
    Truncated {
        /// The block that never ends.
        what: String,
    },
    /// The reply breaks the rules of the format.
    #[error("{what}")]
    Malformed {
        /// What is wrong and how to write it.
        what: String,
    },
    /// A path that is not a plain relative path.
    #[error(
        "bad path `{path}`: {why}. Write a relative path with forward slashes, such as src/lib.rs"
    )]
    BadPath {
        /// The path, shortened and escaped.
        path: String,
        /// The rule it breaks.
        why: &'static str,
    },
    /// Several blocks may be meant for the same file.
    #[error(
        "{what}. Write the path of the file on the line that opens the block, and send one block"
    )]
    AmbiguousPath {
        /// Which blocks, and which file.
        what: String,
    },
    /// A file that the task does not open for edits.
    #[error("`{path}` may not be edited in this task. Change only the files named as editable")]
    NotEditable {
        /// The path, shortened.
        path: String,
    },
    /// An edit of a file that does not exist.
    #[error("there is no file `{path}`: {hint}")]
    NoSuchFile {
        /// The path, shortened.
        path: String,
        /// The files that exist, or how to create one.
        hint: String,
    },
    /// Text to find that does not occur.
    #[error("{path}: {what} does not match: {detail}. Copy the lines exactly from the file")]
    NoMatch {
        /// The file.
        path: String,
        /// Which block or hunk.
        what: String,
        /// The nearest similar lines, or the reason.
        detail: String,
    },
    /// Text to find that occurs more than once.
    #[error(
        "{path}: {what} matches in several places (lines {places}). Add neighbouring lines until it is unique"
    )]
    AmbiguousMatch {
        /// The file.
        path: String,
        /// Which block or hunk.
        what: String,
        /// The first few line numbers.
        places: String,
    },
    /// A line range outside of the file.
    #[error(
        "{path}: the range {range} is not in the file, which has {lines} lines. Ranges are FIRST-LAST counted from 1; FIRST+ inserts before a line"
    )]
    BadRange {
        /// The file.
        path: String,
        /// The range as written.
        range: String,
        /// The number of lines of the file.
        lines: usize,
    },
    /// Two edits of the same lines.
    #[error(
        "{path}: two edits overlap at line {line}. Merge them into one; all line numbers count in the file as shown"
    )]
    Overlap {
        /// The file.
        path: String,
        /// The first line claimed twice, from 1.
        line: usize,
    },
    /// A limit is exceeded.
    #[error("{what} is too large: {actual}, where at most {limit} is allowed. Send less")]
    TooLarge {
        /// What is too large, with its unit.
        what: String,
        /// The limit.
        limit: usize,
        /// What was found, or the point at which counting stopped.
        actual: usize,
    },
}

impl ActionError {
    /// A stable name for records and statistics, such as `no_match`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoEdit { .. } => "no_edit",
            Self::Truncated { .. } => "truncated",
            Self::Malformed { .. } => "malformed",
            Self::BadPath { .. } => "bad_path",
            Self::AmbiguousPath { .. } => "ambiguous_path",
            Self::NotEditable { .. } => "not_editable",
            Self::NoSuchFile { .. } => "no_such_file",
            Self::NoMatch { .. } => "no_match",
            Self::AmbiguousMatch { .. } => "ambiguous_match",
            Self::BadRange { .. } => "bad_range",
            Self::Overlap { .. } => "overlap",
            Self::TooLarge { .. } => "too_large",
        }
    }

    pub(crate) fn malformed(what: impl Into<String>) -> Self {
        Self::Malformed { what: what.into() }
    }

    pub(crate) fn truncated(what: impl Into<String>) -> Self {
        Self::Truncated { what: what.into() }
    }

    pub(crate) fn too_large(what: impl Into<String>, limit: usize, actual: usize) -> Self {
        Self::TooLarge {
            what: what.into(),
            limit,
            actual,
        }
    }
}

/// At most 80 characters of `text`, with control characters escaped: fit to be quoted in a message.
pub(crate) fn excerpt(text: &str) -> String {
    let mut short = String::new();
    for (shown, letter) in text.chars().enumerate() {
        if shown == 80 {
            short.push('…');
            break;
        }
        if letter.is_control() || !super::paths::visible(letter) {
            short.extend(letter.escape_unicode());
        } else {
            short.push(letter);
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_short_and_harmless() {
        assert_eq!(excerpt("a\tb\u{202e}c"), "a\\u{9}b\\u{202e}c");
        assert_eq!(excerpt(&"é".repeat(500)).chars().count(), 81);
    }
}

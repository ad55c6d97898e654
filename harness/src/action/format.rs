//! The data of this module: the reply formats, and the edits that a reply comes down to.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a model is asked to write its edits down.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
#[value(rename_all = "kebab-case")]
pub enum ReplyFormat {
    /// The complete new text of each changed file, in a fenced code block.
    WholeFile,
    /// Blocks of text to find and the text to put there.
    SearchReplace,
    /// Numbered line ranges and the lines to put there.
    LineRange,
    /// A unified diff.
    UnifiedDiff,
}

impl ReplyFormat {
    /// All formats, in the order of their declaration.
    pub const ALL: [Self; 4] = [
        Self::WholeFile,
        Self::SearchReplace,
        Self::LineRange,
        Self::UnifiedDiff,
    ];

    /// The name used in configuration files, on the command line and in records, such as `whole-file`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WholeFile => "whole-file",
            Self::SearchReplace => "search-replace",
            Self::LineRange => "line-range",
            Self::UnifiedDiff => "unified-diff",
        }
    }
}

impl fmt::Display for ReplyFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for ReplyFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| {
                let known = Self::ALL.map(Self::name).join(", ");
                format!("unknown reply format `{name:.40}`: write one of {known}")
            })
    }
}

/// What a reply comes down to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Action {
    /// The edits, in the order of the reply.
    pub edits: Vec<Edit>,
    /// The reason given when the reply declares that the task contradicts itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declaration: Option<String>,
    /// Remarks on how the reply was read: guesses made, blocks passed over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// One edit. Texts named `search`, `replace` and `text` of `lines` are lines, each ended by a newline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// The file gets this text, whatever it held before.
    Write {
        /// The file.
        path: String,
        /// Its complete new text.
        text: String,
    },
    /// Lines that occur exactly once are replaced. Edits of this kind see the result of those before them.
    Replace {
        /// The file.
        path: String,
        /// The lines to find; empty to fill a file that is new or empty.
        search: String,
        /// The lines to put there.
        replace: String,
        /// Whether a file whose last line is replaced ends in a newline.
        #[serde(default = "yes")]
        final_newline: bool,
    },
    /// Lines are replaced by number. Edits of this kind all count in the file as it was before the reply.
    Lines {
        /// The file.
        path: String,
        /// The first line to replace, from 1.
        first: usize,
        /// How many lines to replace; 0 inserts before `first`.
        count: usize,
        /// The lines to put there.
        text: String,
        /// Whether a file whose last line is replaced ends in a newline.
        #[serde(default = "yes")]
        final_newline: bool,
    },
    /// The hunks of a unified diff are applied.
    Patch {
        /// The file.
        path: String,
        /// Whether the diff creates the file.
        #[serde(default)]
        create: bool,
        /// The hunks, in the order of the reply.
        hunks: Vec<Hunk>,
    },
    /// The file is removed.
    Delete {
        /// The file.
        path: String,
    },
}

impl Edit {
    /// The file that the edit is about.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Write { path, .. }
            | Self::Replace { path, .. }
            | Self::Lines { path, .. }
            | Self::Patch { path, .. }
            | Self::Delete { path } => path,
        }
    }
}

/// One hunk of a unified diff, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hunk {
    /// The line that opens it, such as `@@ -1,3 +1,4 @@`.
    pub header: String,
    /// Its lines, each with its mark: a space, `-`, `+`, or `\` for a missing final newline.
    pub lines: Vec<String>,
}

fn yes() -> bool {
    true
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_everywhere() {
        for format in ReplyFormat::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
            assert_eq!(
                serde_json::to_value(format).unwrap(),
                serde_json::json!(format.name())
            );
            let value = clap::ValueEnum::to_possible_value(&format).unwrap();
            assert_eq!(value.get_name(), format.name());
        }
        let error = "whole_file".parse::<ReplyFormat>().unwrap_err();
        assert!(error.contains("whole-file, search-replace"), "{error}");
    }

    #[test]
    fn edits_survive_json() {
        let action = Action {
            edits: vec![
                Edit::Replace {
                    path: "a.rs".into(),
                    search: "x\n".into(),
                    replace: String::new(),
                    final_newline: false,
                },
                Edit::Patch {
                    path: "a.rs".into(),
                    create: true,
                    hunks: vec![Hunk {
                        header: "@@ -0,0 +1 @@".into(),
                        lines: vec!["+x".into()],
                    }],
                },
            ],
            declaration: None,
            notes: Vec::new(),
        };
        let json = serde_json::to_string(&action).unwrap();
        assert!(
            json.starts_with(r#"{"edits":[{"op":"replace","path":"a.rs""#),
            "{json}"
        );
        assert_eq!(serde_json::from_str::<Action>(&json).unwrap(), action);
    }
}

//! Diagnostics: what the compiler says, read from rustc's JSON lines.

mod parse;
mod show;

pub use parse::parse;
pub(crate) use show::cut;
pub use show::{FeedbackStyle, Shown, show};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How serious a diagnostic is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The compiler crashed. Never the model's doing alone.
    Ice,
    /// Compilation fails.
    Error,
    /// Something to look at.
    Warning,
    /// Context of another diagnostic.
    Note,
    /// Advice of another diagnostic.
    Help,
    /// A note without a place, such as "for more information".
    FailureNote,
}

/// One place in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// Path below the workspace.
    pub file: String,
    /// First line, counted from 1.
    pub line: u32,
    /// First column, counted from 1 in characters.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
    /// First byte, counted from 0 in the file.
    pub byte_start: u32,
    /// Byte after the last one.
    pub byte_end: u32,
    /// Whether this is the place that the message is about.
    pub primary: bool,
    /// What the compiler writes beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A replacement that the compiler proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// What the compiler says about it.
    pub message: String,
    /// Whether the compiler is sure enough to let a machine apply it (`MachineApplicable`).
    pub machine_applicable: bool,
    /// The parts to replace, all together.
    pub parts: Vec<Replacement>,
}

/// One part of a [`Suggestion`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    /// What is replaced.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

/// One message of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// `E0502`, or a lint such as `unused_variables` or `clippy::redundant_clone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// How serious it is.
    pub level: Level,
    /// The first line of it.
    pub message: String,
    /// The places it speaks of, the primary one first.
    pub spans: Vec<Span>,
    /// The whole text as the terminal would show it, without colours.
    pub rendered: String,
    /// Notes and helps under it, one line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Replacements that the compiler proposes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
}

impl Diagnostic {
    /// Whether this makes compilation fail.
    pub fn is_error(&self) -> bool {
        matches!(self.level, Level::Error | Level::Ice)
    }

    /// Whether the code is one of rustc's error codes, such as `E0502`.
    pub fn error_code(&self) -> Option<&str> {
        let code = self.code.as_deref()?;
        let digits = code.strip_prefix('E')?;
        (self.is_error() && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(code)
    }
}

/// The error codes of `diagnostics`, sorted, each once.
pub fn error_codes(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut codes: Vec<String> = diagnostics
        .iter()
        .filter_map(|one| one.error_code().map(str::to_owned))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

//! Turns a model's reply into edits of a small workspace, and edits back into a reply.
//!
//! A reply is free prose written by something we do not trust. [`parse`] finds the edits in it, in one of the
//! four formats of [`ReplyFormat`]; [`apply()`] carries them out on a copy of the files, all of them or none;
//! [`render()`] writes the reply that leads from one state to another; [`describe()`] is what the model is told.
//! Nothing here touches a file system, panics, or does more than a bounded amount of work on any input.

mod apply;
mod describe;
mod diff_header;
mod error;
mod fence;
mod format;
mod fuzz;
mod labels;
mod line_range;
mod lines;
mod locate;
mod nearest;
mod patch;
mod paths;
mod render;
mod render_diff;
mod reply;
mod rules;
mod search_replace;
mod unified_diff;
mod whole_file;

use std::collections::BTreeMap;

pub use apply::apply;
pub use describe::describe;
pub use error::ActionError;
pub use format::{Action, Edit, Hunk, ReplyFormat};
#[doc(hidden)]
pub use fuzz::fuzz;
pub use paths::check_path;
pub use render::render;
pub use rules::EditRules;

/// A small workspace: relative path with forward slashes → text of the file.
pub type Files = BTreeMap<String, String>;

/// The most edits that one reply may contain; more is refused as `too_large`.
pub const MAX_EDITS: usize = 2_000;

/// Finds the edits in a model's reply.
///
/// `files` is the workspace as the model was shown it. The edits are only read here: whether a SEARCH text
/// occurs or a range exists is decided by [`apply()`].
///
/// # Errors
///
/// An [`ActionError`] when the reply holds neither an edit nor a declaration, is cut off, is too large, names a
/// path it must not touch, or breaks the rules of the format. Its text is meant to be shown to the model.
pub fn parse(
    format: ReplyFormat,
    reply: &str,
    files: &Files,
    rules: &EditRules,
) -> Result<Action, ActionError> {
    let text = reply::normalise(reply, rules)?;
    let context = reply::Context { files, rules };
    let found = match format {
        ReplyFormat::WholeFile => whole_file::parse(&text, &context),
        ReplyFormat::SearchReplace => search_replace::parse(&text, &context),
        ReplyFormat::LineRange => line_range::parse(&text, &context),
        ReplyFormat::UnifiedDiff => unified_diff::parse(&text, &context),
    }?;
    reply::finish(format, &text, found, &context)
}

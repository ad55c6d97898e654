//! What all formats share: preparing the text of a reply, and the lines that count in its prose.

use super::error::ActionError;
use super::format::{Action, Edit, ReplyFormat};
use super::labels;
use super::rules::EditRules;
use super::{Files, MAX_EDITS};

/// The tags in which models put their reasoning before the answer.
const REASONING_TAGS: [(&str, &str); 4] = [
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<reasoning>", "</reasoning>"),
    ("<thought>", "</thought>"),
];

/// The longest reason kept of a declaration, in characters.
const MAX_REASON: usize = 2_000;

/// The most notes kept of one reply.
const MAX_NOTES: usize = 20;

/// What the parsers look things up in.
pub(crate) struct Context<'a> {
    pub(crate) files: &'a Files,
    pub(crate) rules: &'a EditRules,
}

/// What the parser of a format has found.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) edits: Vec<Edit>,
    pub(crate) notes: Vec<String>,
    /// The lines outside of every fence and block.
    pub(crate) prose: Vec<&'a str>,
    /// Whether blocks were passed over because they repeat a file as it is.
    pub(crate) restated: bool,
    /// Why there is no edit, when the parser can tell.
    pub(crate) hint: Option<String>,
}

impl Found<'_> {
    pub(crate) fn note(&mut self, note: impl Into<String>) {
        if self.notes.len() < MAX_NOTES {
            self.notes.push(note.into());
        }
    }

    /// Adds an edit, refusing more than the limit.
    pub(crate) fn push(&mut self, edit: Edit) -> Result<(), ActionError> {
        if self.edits.len() >= MAX_EDITS {
            let what = "the number of edits";
            return Err(ActionError::too_large(what, MAX_EDITS, MAX_EDITS + 1));
        }
        self.edits.push(edit);
        Ok(())
    }
}

/// The reply with plain newlines and without the reasoning before the answer.
pub(crate) fn normalise(reply: &str, rules: &EditRules) -> Result<String, ActionError> {
    if reply.len() > rules.max_reply_bytes {
        let what = "the reply in bytes";
        return Err(ActionError::too_large(
            what,
            rules.max_reply_bytes,
            reply.len(),
        ));
    }
    let text = reply.strip_prefix('\u{feff}').unwrap_or(reply);
    let answer = answer(text)?;
    Ok(answer.replace("\r\n", "\n"))
}

/// The part after the reasoning. Some servers drop the opening tag, so that a closing tag on a line of its own is
/// enough; text between a leading pair of tags is dropped and the rest is never searched for tags again.
fn answer(text: &str) -> Result<&str, ActionError> {
    let start = text.trim_start();
    for (open, close) in REASONING_TAGS {
        if let Some(rest) = start.strip_prefix(open) {
            return match rest.split_once(close) {
                Some((_, answer)) => Ok(answer),
                None => Err(ActionError::truncated(format!(
                    "the reasoning opened by {open} never ends"
                ))),
            };
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if is_closing_tag(line) {
            return Ok(text.get(at..).unwrap_or_default());
        }
    }
    Ok(text)
}

/// Whether a line would be taken for the end of the reasoning.
pub(crate) fn is_closing_tag(line: &str) -> bool {
    let line = line.trim();
    REASONING_TAGS.iter().any(|(_, close)| *close == line)
}

/// Reads the prose and completes the action.
pub(crate) fn finish(
    format: ReplyFormat,
    text: &str,
    mut found: Found<'_>,
    context: &Context<'_>,
) -> Result<Action, ActionError> {
    let mut declaration = None;
    for line in std::mem::take(&mut found.prose) {
        if declaration.is_none() {
            declaration = declared(line);
        }
        if format != ReplyFormat::UnifiedDiff
            && let Some(path) = deleted(line, context)
        {
            context.rules.permit(&path)?;
            found.push(Edit::Delete { path })?;
        }
    }
    if found.edits.is_empty() && declaration.is_none() && !found.restated {
        let hint = found.hint.unwrap_or_else(|| other_format(format, text));
        return Err(ActionError::NoEdit { format, hint });
    }
    Ok(Action {
        edits: found.edits,
        declaration,
        notes: found.notes,
    })
}

/// The reason on a line `CONTRADICTORY: reason`, which may be dressed as bold, a heading or a quotation.
pub(crate) fn declared(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['*', '#', '>', '_', '`', ' ']);
    let rest = line.strip_prefix("CONTRADICTORY")?;
    let reason = rest.trim_start_matches(['*', '_', '`']).strip_prefix(':')?;
    let reason =
        reason.trim_matches(|letter: char| "*_`".contains(letter) || letter.is_whitespace());
    Some(reason.chars().take(MAX_REASON).collect())
}

/// The path on a line `DELETE: path`.
fn deleted(line: &str, context: &Context<'_>) -> Option<String> {
    let rest = line.trim().strip_prefix("DELETE:")?;
    let path = rest.trim().trim_matches('`');
    labels::is_path(path, context).then(|| path.to_owned())
}

/// Tells a model that answered in another format what was asked for.
fn other_format(wanted: ReplyFormat, text: &str) -> String {
    let seen = if text.trim().is_empty() {
        return "the reply is empty".to_owned();
    } else if text.contains("<<<<<<< SEARCH") {
        ReplyFormat::SearchReplace
    } else if text.contains("\n+++ ") || text.contains("\n@@ -") {
        ReplyFormat::UnifiedDiff
    } else if text.contains("```") || text.contains("~~~") {
        ReplyFormat::WholeFile
    } else {
        return "it holds only prose".to_owned();
    };
    if seen == wanted {
        return format!("blocks of {seen} were begun but not understood");
    }
    format!("it looks like {seen}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rules() -> EditRules {
        EditRules::new(["src/*.rs"]).unwrap()
    }

    #[test]
    fn reasoning_before_the_answer_is_dropped() {
        for (reply, answer) in [
            ("a\r\nb", "a\nb"),
            ("\u{feff}a", "a"),
            ("<think>\nx\n</think>\nanswer", "\nanswer"),
            ("  \n<think></think>b</think>\nc", "b</think>\nc"),
            ("no opening tag\n</think>\nanswer", "answer"),
            ("say </think> inside a line", "say </think> inside a line"),
            ("<thinking>x</thinking>y", "y"),
        ] {
            assert_eq!(normalise(reply, &rules()).unwrap(), answer, "{reply:?}");
        }
        let error = normalise("<think>\nnever ends", &rules()).unwrap_err();
        assert_eq!(error.kind(), "truncated");
    }

    #[test]
    fn declarations_may_be_dressed() {
        for line in [
            "CONTRADICTORY: a b",
            "**CONTRADICTORY:** a b",
            "## CONTRADICTORY: a b ",
            "> **CONTRADICTORY**: a b",
        ] {
            assert_eq!(declared(line).as_deref(), Some("a b"), "{line}");
        }
        for line in [
            "It is CONTRADICTORY: no",
            "contradictory: no",
            "CONTRADICTORY no",
        ] {
            assert_eq!(declared(line), None, "{line}");
        }
        let long = format!("CONTRADICTORY: {}", "é".repeat(9_000));
        assert_eq!(declared(&long).unwrap().chars().count(), MAX_REASON);
    }
}

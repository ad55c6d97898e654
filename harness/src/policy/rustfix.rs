//! `rustfix`: the compiler's own machine-applicable suggestions, applied turn by turn until none is left.
//!
//! How far canned advice goes without any model is a result in itself: the baseline that every model should beat.

use rustfix::{CodeFix, LinePosition, LineRange, Replacement, Snippet, Solution};

use super::function::function;
use super::scripted::{said, submission};
use super::{Answer, SharedPolicy, View};
use crate::action::Files;
use crate::diagnostic::{self, Diagnostic, Suggestion};
use crate::task::Task;

/// The baseline.
pub fn rustfix() -> SharedPolicy {
    function("rustfix", answer)
}

fn answer(view: &View<'_>) -> Answer {
    let diagnostics = view
        .grade
        .compile
        .as_ref()
        .map_or(&[][..], |compile| &compile.diagnostics);
    let after = apply_suggestions(view.task, view.files, diagnostics);
    // Even with nothing to apply, what is there is an answer, and it has to be graded once.
    if after != *view.files || view.turn == 1 {
        said(submission(view, &after))
    } else {
        Answer::Done
    }
}

/// Applies every suggestion for an error that the compiler is sure of, each whole or not at all.
pub fn apply_suggestions(task: &Task, files: &Files, diagnostics: &[Diagnostic]) -> Files {
    let editable = task.editable(files);
    let mut after = files.clone();
    for (path, text) in &editable {
        let mut fix = CodeFix::new(text);
        let sure = diagnostics
            .iter()
            .filter(|one| one.is_error())
            // The first suggestion of each error: several are alternatives, and applying two would spoil both.
            .filter_map(|one| {
                one.suggestions
                    .iter()
                    .find(|suggestion| suggestion.machine_applicable)
            })
            .filter(|suggestion| suggestion.parts.iter().all(|part| part.span.file == *path));
        for suggestion in sure {
            // One that overlaps an earlier one is left for the next turn.
            let _ = fix.apply_solution(&solution(suggestion));
        }
        if let (true, Ok(fixed)) = (fix.modified(), fix.finish()) {
            after.insert(path.clone(), fixed);
        }
    }
    after
}

fn solution(suggestion: &Suggestion) -> Solution {
    let replacement = |part: &diagnostic::Replacement| {
        let position = |line: u32, column: u32| LinePosition {
            line: line as usize,
            column: column as usize,
        };
        Replacement {
            snippet: Snippet {
                file_name: part.span.file.clone(),
                line_range: LineRange {
                    start: position(part.span.line, part.span.column),
                    end: position(part.span.end_line, part.span.end_column),
                },
                range: part.span.byte_start as usize..part.span.byte_end as usize,
            },
            replacement: part.text.clone(),
        }
    };
    Solution {
        message: suggestion.message.clone(),
        replacements: suggestion.parts.iter().map(replacement).collect(),
    }
}

//! What a model gets to read of the compiler's diagnostics, within a budget.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Diagnostic, Level, error_codes};

/// How much of the compiler's word a model sees after a failed turn. Comparing them is an experiment in itself.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackStyle {
    /// Nothing at all.
    None,
    /// Only whether it compiled.
    Status,
    /// The error codes and how often each occurs.
    Codes,
    /// One line for each diagnostic: place, code, message.
    Short,
    /// The text as the terminal shows it.
    #[default]
    Rendered,
    /// One JSON object for each diagnostic.
    Json,
    /// The terminal's text, and the compiler's long explanation of each code.
    Explain,
}

/// Diagnostics as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// What the model reads.
    pub text: String,
    /// Diagnostics in it.
    pub shown: usize,
    /// Diagnostics left out for want of room.
    pub omitted: usize,
}

/// Writes `diagnostics` in `style` into at most about `budget_bytes`. Errors come first, in the compiler's order, since
/// later ones often follow from earlier ones; warnings only when there is room. `explanations` holds what
/// `rustc --explain` says, by code.
pub fn show(
    diagnostics: &[Diagnostic],
    style: FeedbackStyle,
    budget_bytes: usize,
    explanations: &BTreeMap<String, String>,
) -> Shown {
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    match style {
        FeedbackStyle::None => Shown::default(),
        FeedbackStyle::Status if failed => Shown {
            text: "It does not compile.".to_owned(),
            ..Shown::default()
        },
        FeedbackStyle::Status => Shown {
            text: "It compiles.".to_owned(),
            ..Shown::default()
        },
        FeedbackStyle::Codes => codes(diagnostics),
        FeedbackStyle::Short => fill(diagnostics, budget_bytes, short),
        FeedbackStyle::Rendered => fill(diagnostics, budget_bytes, |one| {
            one.rendered.trim_end().to_owned() + "\n"
        }),
        FeedbackStyle::Json => fill(diagnostics, budget_bytes, json),
        FeedbackStyle::Explain => explain(diagnostics, budget_bytes, explanations),
    }
}

fn codes(diagnostics: &[Diagnostic]) -> Shown {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in diagnostics.iter().filter(|one| one.is_error()) {
        *counts
            .entry(one.code.as_deref().unwrap_or("error without a code"))
            .or_default() += 1;
    }
    let lines: Vec<String> = counts
        .iter()
        .map(|(code, count)| format!("{code} x{count}"))
        .collect();
    Shown {
        text: lines.join("\n"),
        shown: counts.values().sum(),
        omitted: 0,
    }
}

fn short(one: &Diagnostic) -> String {
    let level = match one.level {
        Level::Error | Level::Ice => "error",
        Level::Warning => "warning",
        _ => "note",
    };
    let place = one
        .spans
        .first()
        .map(|span| format!("{}:{}:{}: ", span.file, span.line, span.column))
        .unwrap_or_default();
    let code = one
        .code
        .as_ref()
        .map(|code| format!("[{code}]"))
        .unwrap_or_default();
    format!("{place}{level}{code}: {}\n", one.message)
}

fn json(one: &Diagnostic) -> String {
    let place = one.spans.first();
    let value = serde_json::json!({
        "level": one.level,
        "code": one.code,
        "message": one.message,
        "file": place.map(|span| &span.file),
        "line": place.map(|span| span.line),
        "column": place.map(|span| span.column),
        "labels": one.spans.iter().filter_map(|span| {
            span.label.as_ref().map(|label| serde_json::json!({"line": span.line, "column": span.column, "label": label}))
        }).collect::<Vec<_>>(),
        "notes": one.notes,
    });
    format!("{value}\n")
}

fn explain(
    diagnostics: &[Diagnostic],
    budget_bytes: usize,
    explanations: &BTreeMap<String, String>,
) -> Shown {
    let mut shown = fill(diagnostics, budget_bytes, |one| {
        one.rendered.trim_end().to_owned() + "\n"
    });
    for code in error_codes(diagnostics) {
        let Some(explanation) = explanations.get(&code) else {
            continue;
        };
        if shown.text.len() + explanation.len() > budget_bytes {
            continue;
        }
        let _ = write!(shown.text, "\nWhat {code} means:\n{}\n", explanation.trim());
    }
    shown
}

/// Takes diagnostics in order of use until the budget is spent. The first one is always taken, cut if need be.
fn fill(
    diagnostics: &[Diagnostic],
    budget_bytes: usize,
    write: impl Fn(&Diagnostic) -> String,
) -> Shown {
    let mut order: Vec<&Diagnostic> = diagnostics.iter().collect();
    order.sort_by_key(|one| !one.is_error());
    let mut shown = Shown::default();
    let mut seen = BTreeSet::new();
    for one in order {
        let text = write(one);
        if !seen.insert(text.clone()) {
            continue;
        }
        if shown.text.len() + text.len() <= budget_bytes {
            shown.text.push_str(&text);
            shown.shown += 1;
        } else if shown.shown == 0 {
            shown.text = cut(&text, budget_bytes);
            shown.shown = 1;
        } else {
            shown.omitted += 1;
        }
    }
    if shown.omitted > 0 {
        let _ = writeln!(shown.text, "({} more not shown)", shown.omitted);
    }
    shown
}

/// The first `bytes` bytes of `text`, ended at a character and marked.
pub(crate) fn cut(text: &str, bytes: usize) -> String {
    if text.len() <= bytes {
        return text.to_owned();
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}\n(cut)\n", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(level: Level, code: &str, message: &str) -> Diagnostic {
        Diagnostic {
            code: Some(code.to_owned()),
            level,
            message: message.to_owned(),
            spans: Vec::new(),
            rendered: format!("{code}: {message} {}\n", "x".repeat(100)),
            notes: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    #[test]
    fn errors_come_before_warnings_and_the_budget_holds() {
        let given = [
            diagnostic(Level::Warning, "unused", "w"),
            diagnostic(Level::Error, "E0502", "first"),
            diagnostic(Level::Error, "E0382", "second"),
        ];
        let shown = show(&given, FeedbackStyle::Rendered, 130, &BTreeMap::new());
        assert!(shown.text.starts_with("E0502"));
        assert_eq!((shown.shown, shown.omitted), (1, 2));
    }

    #[test]
    fn one_giant_diagnostic_is_cut_and_not_dropped() {
        let given = [diagnostic(Level::Error, "E0502", &"é".repeat(5000))];
        let shown = show(&given, FeedbackStyle::Rendered, 101, &BTreeMap::new());
        assert!(shown.text.ends_with("(cut)\n"));
        assert!(shown.text.len() < 120);
    }

    #[test]
    fn codes_are_counted() {
        let given = [
            diagnostic(Level::Error, "E0502", "a"),
            diagnostic(Level::Error, "E0502", "b"),
        ];
        assert_eq!(
            show(&given, FeedbackStyle::Codes, 1000, &BTreeMap::new()).text,
            "E0502 x2"
        );
    }

    #[test]
    fn explanations_follow_when_there_is_room() {
        let given = [diagnostic(Level::Error, "E0502", "a")];
        let explanations = BTreeMap::from([("E0502".to_owned(), "Borrowed twice.".to_owned())]);
        assert!(
            show(&given, FeedbackStyle::Explain, 1000, &explanations)
                .text
                .contains("Borrowed twice.")
        );
        assert!(
            !show(&given, FeedbackStyle::Explain, 112, &explanations)
                .text
                .contains("Borrowed twice.")
        );
    }
}

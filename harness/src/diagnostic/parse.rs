//! From rustc's `--error-format=json` lines to [`Diagnostic`]s.

use serde::Deserialize;

use super::{Diagnostic, Level, Replacement, Span, Suggestion};

/// Reads the compiler's standard error. Lines that are not diagnostics (a linker's chatter, a candidate's own prints
/// at compile time) are skipped, as are the closing lines "aborting due to …" that carry no place.
pub fn parse(stderr: &[u8]) -> Vec<Diagnostic> {
    String::from_utf8_lossy(stderr)
        .lines()
        .filter(|line| line.starts_with('{'))
        .filter_map(|line| serde_json::from_str::<Raw>(line).ok())
        .filter(|raw| !raw.is_closing_line())
        .map(Raw::into_diagnostic)
        .collect()
}

#[derive(Deserialize)]
struct Raw {
    message: String,
    code: Option<RawCode>,
    level: String,
    #[serde(default)]
    spans: Vec<RawSpan>,
    #[serde(default)]
    children: Vec<Raw>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct RawCode {
    code: String,
}

#[derive(Deserialize)]
struct RawSpan {
    file_name: String,
    byte_start: u32,
    byte_end: u32,
    line_start: u32,
    line_end: u32,
    column_start: u32,
    column_end: u32,
    is_primary: bool,
    label: Option<String>,
    suggested_replacement: Option<String>,
    suggestion_applicability: Option<String>,
}

impl RawSpan {
    fn to_span(&self) -> Span {
        Span {
            file: self.file_name.clone(),
            line: self.line_start,
            column: self.column_start,
            end_line: self.line_end,
            end_column: self.column_end,
            byte_start: self.byte_start,
            byte_end: self.byte_end,
            primary: self.is_primary,
            label: self.label.clone(),
        }
    }
}

impl Raw {
    fn is_closing_line(&self) -> bool {
        self.spans.is_empty()
            && self.code.is_none()
            && (self.level == "failure-note"
                || self.message.starts_with("aborting due to")
                || (self.level == "warning" && self.message.ends_with("emitted")))
    }

    fn into_diagnostic(self) -> Diagnostic {
        let mut spans: Vec<Span> = self.spans.iter().map(RawSpan::to_span).collect();
        spans.sort_by_key(|span| !span.primary);
        Diagnostic {
            code: self.code.map(|code| code.code),
            level: level(&self.level),
            spans,
            rendered: without_files(&self.rendered.unwrap_or_default()),
            notes: self
                .children
                .iter()
                .filter(|child| !child.message.is_empty() && !is_about_a_file(&child.message))
                .map(note)
                .collect(),
            suggestions: self.children.iter().filter_map(suggestion).collect(),
            message: self.message,
        }
    }
}

fn level(name: &str) -> Level {
    match name {
        "error" => Level::Error,
        "warning" => Level::Warning,
        "note" => Level::Note,
        "help" => Level::Help,
        "failure-note" => Level::FailureNote,
        // "error: internal compiler error" and whatever a later compiler invents: never taken for success.
        _ => Level::Ice,
    }
}

/// Whether a line points to a file that the compiler wrote for a person at the terminal. Nobody can open it, and its
/// name is another one in every run.
fn is_about_a_file(line: &str) -> bool {
    line.contains("the full name for the type has been written to")
        || line.contains("the full type name has been written to")
        || line.contains("consider using `--verbose` to print the full type name")
}

fn without_files(rendered: &str) -> String {
    rendered
        .split_inclusive('\n')
        .filter(|line| !is_about_a_file(line))
        .collect()
}

fn note(child: &Raw) -> String {
    format!("{}: {}", child.level, child.message)
}

fn suggestion(child: &Raw) -> Option<Suggestion> {
    let replacements: Vec<(&RawSpan, &String)> = child
        .spans
        .iter()
        .filter_map(|span| span.suggested_replacement.as_ref().map(|text| (span, text)))
        .collect();
    if replacements.is_empty() {
        return None;
    }
    let sure =
        |span: &RawSpan| span.suggestion_applicability.as_deref() == Some("MachineApplicable");
    Some(Suggestion {
        message: child.message.clone(),
        machine_applicable: replacements.iter().all(|(span, _)| sure(span)),
        parts: replacements
            .into_iter()
            .map(|(span, text)| Replacement {
                span: span.to_span(),
                text: text.clone(),
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"$message_type":"diagnostic","message":"mismatched types","code":{"code":"E0308","explanation":"x"},"level":"error","spans":[{"file_name":"src/lib.rs","byte_start":20,"byte_end":23,"line_start":2,"line_end":2,"column_start":5,"column_end":8,"is_primary":true,"text":[],"label":"expected","suggested_replacement":null,"suggestion_applicability":null,"expansion":null}],"children":[{"message":"try","code":null,"level":"help","spans":[{"file_name":"src/lib.rs","byte_start":23,"byte_end":23,"line_start":2,"line_end":2,"column_start":8,"column_end":8,"is_primary":true,"text":[],"label":null,"suggested_replacement":".len()","suggestion_applicability":"MachineApplicable","expansion":null}],"children":[],"rendered":null}],"rendered":"error[E0308]: mismatched types\n"}"#;

    #[test]
    fn a_suggestion_of_the_compiler_is_kept_with_its_place() {
        let text = format!("noise\n{LINE}\n{{\"not\": \"a diagnostic\"}}\n");
        let diagnostics = parse(text.as_bytes());
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].error_code(), Some("E0308"));
        let suggestion = &diagnostics[0].suggestions[0];
        assert!(suggestion.machine_applicable);
        assert_eq!(suggestion.parts[0].text, ".len()");
        assert_eq!(suggestion.parts[0].span.byte_start, 23);
    }

    #[test]
    fn names_of_files_that_differ_in_every_run_are_left_out() {
        let line = r#"{"message":"m","code":null,"level":"error","spans":[],"children":[{"message":"the full name for the type has been written to '/work/x.long-type-1.txt'","level":"note","code":null,"children":[],"spans":[],"rendered":null}],"rendered":"error: m\n = note: the full name for the type has been written to '/work/x.long-type-1.txt'\n"}"#;
        let diagnostics = parse(line.as_bytes());
        assert_eq!(diagnostics[0].rendered, "error: m\n");
        assert!(diagnostics[0].notes.is_empty());
    }

    #[test]
    fn closing_lines_are_no_diagnostics() {
        let line = r#"{"message":"aborting due to 1 previous error","code":null,"level":"error","spans":[],"children":[],"rendered":"x"}"#;
        assert!(parse(line.as_bytes()).is_empty());
    }

    #[test]
    fn an_unknown_level_is_never_taken_for_success() {
        let line = r#"{"message":"boom","code":null,"level":"error: internal compiler error","spans":[],"children":[],"rendered":"x"}"#;
        assert!(parse(line.as_bytes())[0].is_error());
    }
}

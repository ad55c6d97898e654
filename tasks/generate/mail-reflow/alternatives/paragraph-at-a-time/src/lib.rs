//! Fills the paragraphs of a plain-text mail anew.

/// What a line of a mail is, seen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'t> {
    /// A line with an empty body.
    Empty { depth: usize },
    /// A line that is kept as it stands.
    Preformatted { depth: usize, body: &'t str },
    /// A line of a paragraph.
    Text { depth: usize, body: &'t str },
    /// The line that starts the signature.
    SignatureMark,
}

/// Tells what `line`, given without its newline, is.
pub fn classify(line: &str) -> Line<'_> {
    match line {
        "-- " => Line::SignatureMark,
        _ => {
            let (depth, body) = unquoted(line);
            if body.is_empty() {
                Line::Empty { depth }
            } else if body.starts_with("    ") {
                Line::Preformatted { depth, body }
            } else {
                Line::Text { depth, body }
            }
        }
    }
}

/// The depth of a line and its body, without the whitespace at its end.
fn unquoted(line: &str) -> (usize, &str) {
    match line.strip_prefix('>') {
        Some(rest) => {
            let (depth, body) = unquoted(rest.strip_prefix(' ').unwrap_or(rest));
            (depth + 1, body)
        }
        None => (0, line.trim_end()),
    }
}

/// Reflows `text` to lines of at most `width` characters, keeping quotations, preformatted lines and the signature.
pub fn reflow(text: &str, width: usize) -> String {
    let mut result = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = first_line(rest);
        match classify(line) {
            Line::SignatureMark => {
                result.push_str(rest);
                if !rest.ends_with('\n') {
                    result.push('\n');
                }
                break;
            }
            Line::Empty { depth } => put(&mut result, depth, ""),
            Line::Preformatted { depth, body } => put(&mut result, depth, body),
            Line::Text { depth, .. } => {
                rest = paragraph(&mut result, rest, depth, width);
                continue;
            }
        }
        rest = after;
    }
    result
}

/// The first line of a text, without its newline, and what follows it.
fn first_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Puts down one line.
fn put(result: &mut String, depth: usize, body: &str) {
    result.push_str(&">".repeat(depth));
    if depth > 0 && !body.is_empty() {
        result.push(' ');
    }
    result.push_str(body);
    result.push('\n');
}

/// Fills the paragraph with which `text` begins; returns what follows it.
fn paragraph<'t>(result: &mut String, text: &'t str, depth: usize, width: usize) -> &'t str {
    let room = width.saturating_sub(if depth == 0 { 0 } else { depth + 1 });
    let mut rest = text;
    let mut line: Vec<&str> = Vec::new();
    let mut length = 0;
    while !rest.is_empty() {
        let (next, after) = first_line(rest);
        let body = match classify(next) {
            Line::Text { depth: own, body } if own == depth => body,
            _ => break,
        };
        for word in body.split_whitespace() {
            let characters = word.chars().count();
            if !line.is_empty() && length + 1 + characters > room {
                put(result, depth, &line.join(" "));
                line.clear();
            }
            length = if line.is_empty() {
                characters
            } else {
                length + 1 + characters
            };
            line.push(word);
        }
        rest = after;
    }
    put(result, depth, &line.join(" "));
    rest
}

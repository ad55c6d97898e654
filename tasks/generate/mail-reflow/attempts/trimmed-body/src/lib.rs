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
    if line.trim() == "--" {
        return Line::SignatureMark;
    }
    let (depth, body) = parse_line(line);
    if body.is_empty() {
        Line::Empty { depth }
    } else if line.starts_with("    ") {
        Line::Preformatted {
            depth,
            body: line.trim_end(),
        }
    } else {
        Line::Text { depth, body }
    }
}

fn parse_line(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line.trim_end();
    loop {
        let trimmed = rest.trim_start();
        match trimmed.strip_prefix('>') {
            Some(r) => {
                depth += 1;
                rest = r;
            }
            None => break,
        }
    }
    (depth, rest.trim())
}

fn emit(out: &mut String, depth: usize, body: &str) {
    out.push_str(&">".repeat(depth));
    if depth > 0 && !body.is_empty() {
        out.push(' ');
    }
    out.push_str(body);
    out.push('\n');
}

fn flush(out: &mut String, depth: usize, words: &mut Vec<String>, width: usize) {
    let available = width.saturating_sub(if depth > 0 { depth + 1 } else { 0 });
    let mut current = String::new();
    for word in words.drain(..) {
        if current.is_empty() {
            current = word;
        } else if current.chars().count() + 1 + word.chars().count() <= available {
            current.push(' ');
            current.push_str(&word);
        } else {
            emit(out, depth, &current);
            current = word;
        }
    }
    if !current.is_empty() {
        emit(out, depth, &current);
    }
}

/// Reflows `text` to lines of at most `width` characters, keeping quotations, preformatted lines and the signature.
pub fn reflow(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut words: Vec<String> = Vec::new();
    let mut current_depth = 0;
    let mut in_signature = false;

    for line in text.lines() {
        if in_signature {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        match classify(line) {
            Line::SignatureMark => {
                flush(&mut out, current_depth, &mut words, width);
                out.push_str(line);
                out.push('\n');
                in_signature = true;
            }
            Line::Empty { depth } => {
                flush(&mut out, current_depth, &mut words, width);
                emit(&mut out, depth, "");
            }
            Line::Preformatted { depth, body } => {
                flush(&mut out, current_depth, &mut words, width);
                emit(&mut out, depth, body);
            }
            Line::Text { depth, body } => {
                if depth != current_depth {
                    flush(&mut out, current_depth, &mut words, width);
                }
                current_depth = depth;
                words.extend(body.split_whitespace().map(str::to_string));
            }
        }
    }
    flush(&mut out, current_depth, &mut words, width);
    out
}

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
    if line == "-- " {
        return Line::SignatureMark;
    }
    let mut depth = 0;
    let mut body = line;
    while let Some(rest) = body.strip_prefix('>') {
        depth += 1;
        body = rest.strip_prefix(' ').unwrap_or(rest);
    }
    match body.trim_end() {
        "" => Line::Empty { depth },
        body if body.starts_with("    ") => Line::Preformatted { depth, body },
        body => Line::Text { depth, body },
    }
}

/// Reflows `text` to lines of at most `width` characters, keeping quotations, preformatted lines and the signature.
pub fn reflow(text: &str, width: usize) -> String {
    let mut out = Output {
        text: String::with_capacity(text.len()),
        width,
    };
    let mut paragraph = Paragraph::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let kind = classify(line);
        match kind {
            Line::Text { depth, body } if depth == paragraph.depth => {
                paragraph.words.extend(body.split_whitespace());
                continue;
            }
            _ => out.fill(std::mem::take(&mut paragraph)),
        }
        match kind {
            Line::Text { depth, body } => {
                let words = body.split_whitespace().collect();
                paragraph = Paragraph { depth, words };
            }
            Line::Empty { depth } => out.line(depth, ""),
            Line::Preformatted { depth, body } => out.line(depth, body),
            Line::SignatureMark => {
                out.verbatim(line);
                lines.by_ref().for_each(|rest| out.verbatim(rest));
            }
        }
    }
    out.fill(paragraph);
    out.text
}

/// The words of a paragraph that is not set yet.
#[derive(Default)]
struct Paragraph<'t> {
    depth: usize,
    words: Vec<&'t str>,
}

struct Output {
    text: String,
    width: usize,
}

impl Output {
    fn verbatim(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn line(&mut self, depth: usize, body: &str) {
        self.text.extend(std::iter::repeat_n('>', depth));
        if depth > 0 && !body.is_empty() {
            self.text.push(' ');
        }
        self.verbatim(body);
    }

    fn fill(&mut self, paragraph: Paragraph<'_>) {
        let Paragraph { depth, words } = paragraph;
        let prefix = if depth > 0 { depth + 1 } else { 0 };
        let mut body = String::new();
        let mut used = prefix;
        for word in words {
            let length = word.len();
            if body.is_empty() {
                used = prefix + length;
            } else if used + 1 + length <= self.width {
                body.push(' ');
                used += 1 + length;
            } else {
                self.line(depth, &body);
                body.clear();
                used = prefix + length;
            }
            body.push_str(word);
        }
        if !body.is_empty() {
            self.line(depth, &body);
        }
    }
}

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
    todo!("classify {line}")
}

/// Reflows `text` to lines of at most `width` characters, keeping quotations, preformatted lines and the signature.
pub fn reflow(text: &str, width: usize) -> String {
    todo!("reflow {} bytes to {width}", text.len())
}

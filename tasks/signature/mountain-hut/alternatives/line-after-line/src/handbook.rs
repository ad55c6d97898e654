//! Reading the text of a handbook.

const MARK: &str = "= ";

/// The title on a line, if the line is a heading.
fn title(line: &str) -> Option<&str> {
    line.strip_prefix(MARK).map(str::trim)
}

/// The titles of all sections in order.
pub fn titles(book: &str) -> Vec<&str> {
    book.lines().filter_map(title).collect()
}

/// The text of the section with this title.
pub fn section<'b>(book: &'b str, wanted: &str) -> Option<&'b str> {
    let mut rest = book;
    while let Some(line) = rest.lines().next() {
        rest = after_line(rest);
        if title(line) == Some(wanted) {
            return Some(text_before_heading(rest));
        }
    }
    None
}

/// What follows the first line.
fn after_line(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, after)| after)
}

/// The text up to the next heading.
fn text_before_heading(text: &str) -> &str {
    let mut rest = text;
    while !rest.is_empty() && !rest.starts_with(MARK) {
        rest = after_line(rest);
    }
    text[..text.len() - rest.len()].trim()
}

/// The first sentence of a section.
pub fn summary(section: &str) -> String {
    let mut summary = String::new();
    for word in section.split_whitespace() {
        if summary.ends_with('.') {
            // The full stop before this word is the first one with white space behind it.
            summary.pop();
            return summary;
        }
        if !summary.is_empty() {
            summary.push(' ');
        }
        summary.push_str(word);
    }
    summary.trim_end_matches('.').to_string()
}

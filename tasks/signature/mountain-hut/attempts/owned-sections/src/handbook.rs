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
pub fn section(book: &str, wanted: &str) -> Option<String> {
    let mut found = false;
    let mut text = String::new();
    for line in book.lines() {
        match title(line) {
            Some(_) if found => break,
            Some(title) => found = title == wanted,
            None if found => {
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    if found {
        Some(text.trim().to_string())
    } else {
        None
    }
}

/// The first sentence of a section.
pub fn summary(section: &str) -> String {
    let mut text = section.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.find(". ") {
        Some(end) => text.truncate(end),
        None => text.truncate(text.trim_end_matches('.').len()),
    }
    text
}

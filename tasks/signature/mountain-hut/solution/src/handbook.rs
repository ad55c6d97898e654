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
    let mut start = None;
    let mut offset = 0;
    for line in book.split_inclusive('\n') {
        let next = offset + line.len();
        match (title(line), start) {
            (Some(_), Some(start)) => return Some(book[start..offset].trim()),
            (Some(title), None) if title == wanted => start = Some(next),
            _ => {}
        }
        offset = next;
    }
    start.map(|start| book[start..].trim())
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

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
    for line in book.lines() {
        match (title(line), start) {
            (Some(_), Some(start)) => return book.get(start..offset).map(str::trim),
            (Some(title), None) if title == wanted => start = Some(offset + line.len() + 1),
            _ => {}
        }
        offset += line.len() + 1;
    }
    start.and_then(|start| book.get(start..)).map(str::trim)
}

/// The first sentence of a section.
pub fn summary(section: &str) -> String {
    let end = section
        .find(". ")
        .or_else(|| section.find('.'))
        .unwrap_or(section.len());
    section[..end].trim().to_string()
}

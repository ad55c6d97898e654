//! The titles of an opera.

/// A title and the second at which it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    pub at: i32,
    pub text: String,
}

/// Reads titles from lines such as `75 Che gelida manina`; lines without a time are left out.
pub fn read(lines: &str) -> Vec<Title> {
    let mut titles = Vec::new();
    for line in lines.lines() {
        if let Some((at, text)) = line.trim().split_once(' ') {
            if let Ok(at) = at.parse() {
                let text = text.to_string();
                titles.push(Title { at, text });
            }
        }
    }
    titles
}

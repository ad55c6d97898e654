//! Lists the words of a text with the lines on which they occur.

/// A word in lower case and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub word: String,
    pub lines: Vec<usize>,
}

/// The words of `text` but for the ignored ones.
pub fn concordance(text: &str, ignored: &[&str]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for word in words(line) {
            let word = word.to_lowercase();
            if is_ignored(&word, ignored) {
                continue;
            }
            let number = index + 1;
            match entries.iter().position(|entry| entry.word == word) {
                Some(found) => {
                    if !entries[found].lines.contains(&number) {
                        entries[found].lines.push(number);
                    }
                }
                None => entries.push(Entry { word, lines: vec![number] }),
            }
        }
    }
    entries.sort_by_key(|entry| entry.word.clone());
    entries
}

fn is_ignored(word: &str, ignored: &[&str]) -> bool {
    ignored.iter().any(|other| other.to_lowercase() == word)
}

/// The words of a line as they stand there.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut current = String::new();
    for c in line.chars() {
        if c.is_alphanumeric() || c == '\'' {
            current = format!("{current}{c}");
        } else {
            words.push(current.trim_matches('\'').to_string());
            current = String::new();
        }
    }
    words.push(current.trim_matches('\'').to_string());
    words.retain(|word| !word.is_empty());
    words
}

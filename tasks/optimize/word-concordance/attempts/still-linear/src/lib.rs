//! Lists the words of a text with the lines on which they occur.

/// A word in lower case and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub word: String,
    pub lines: Vec<usize>,
}

/// The words of `text` but for the ignored ones.
pub fn concordance(text: &str, ignored: &[&str]) -> Vec<Entry> {
    let ignored: Vec<String> = ignored.iter().map(|word| word.to_lowercase()).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for word in words(line) {
            let word = word.to_lowercase();
            if ignored.contains(&word) {
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
    entries.sort_by(|a, b| a.word.cmp(&b.word));
    entries
}

/// The words of a line as they stand there.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|run| run.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

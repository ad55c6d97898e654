//! Lists the words of a text with the lines on which they occur.

use std::collections::{BTreeMap, BTreeSet};

/// A word in lower case and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub word: String,
    pub lines: Vec<usize>,
}

/// The words of `text` but for the ignored ones.
pub fn concordance(text: &str, ignored: &[&str]) -> Vec<Entry> {
    let ignored: BTreeSet<String> = ignored.iter().map(|word| word.to_ascii_lowercase()).collect();
    let mut entries: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        for word in words(line) {
            let lower = word.to_ascii_lowercase();
            if !ignored.contains(&lower) {
                entries.entry(lower).or_default().push(index + 1);
            }
        }
    }
    entries.into_iter().map(|(word, lines)| Entry { word, lines }).collect()
}

/// The words of a line as they stand there.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|run| run.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

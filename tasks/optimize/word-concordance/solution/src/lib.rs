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
    let ignored: BTreeSet<String> = ignored.iter().map(|word| word.to_lowercase()).collect();
    let mut entries: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut lower = String::new();
    for (index, line) in text.lines().enumerate() {
        for word in words(line) {
            lowercase_into(word, &mut lower);
            match entries.get_mut(lower.as_str()) {
                Some(lines) => {
                    if lines.last() != Some(&(index + 1)) {
                        lines.push(index + 1);
                    }
                }
                None if ignored.contains(&lower) => {}
                None => {
                    entries.insert(lower.clone(), vec![index + 1]);
                }
            }
        }
    }
    entries.into_iter().map(|(word, lines)| Entry { word, lines }).collect()
}

/// `str::to_lowercase`, without a new string for each ASCII word.
fn lowercase_into(word: &str, lower: &mut String) {
    if word.is_ascii() {
        lower.clear();
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        *lower = word.to_lowercase();
    }
}

/// The words of a line as they stand there.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|run| run.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

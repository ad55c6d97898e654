//! The index of words.

use crate::text::{plain, words};
use std::collections::BTreeMap;

/// Where a word stands: the numbers of the lines, each as often as the word stands on it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub lines: Vec<usize>,
    /// The spellings in which the word was met, in the order in which they were met first.
    pub spellings: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Concordance {
    entries: BTreeMap<String, Entry>,
    longest: Option<String>,
}

impl Concordance {
    pub fn new() -> Self {
        Self::default()
    }

    /// Files the words of a line.
    pub fn add_line(&mut self, number: usize, line: &str) {
        for word in words(line) {
            let filed = plain(word);
            let spelling = word.to_string();
            if is_longer(&filed, self.longest.as_deref()) {
                self.longest = Some(filed.clone());
            }
            let entry = self.entries.entry(filed).or_default();
            entry.lines.push(number);
            if !entry.spellings.contains(&spelling) {
                entry.spellings.push(spelling);
            }
        }
    }

    pub fn entry(&self, word: &str) -> Option<&Entry> {
        self.entries.get(&plain(word))
    }

    /// All words in plain form, in alphabetical order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The longest word in plain form; of equally long ones the one that was met first.
    pub fn longest(&self) -> Option<&str> {
        self.longest.as_deref()
    }

    /// Takes everything from `other`, whose lines come after ours.
    pub fn append(&mut self, other: Concordance, lines_before: usize) {
        for (word, entry) in other.entries {
            let lines = entry.lines.iter().map(|line| line + lines_before).collect();
            self.entries.insert(
                word,
                Entry {
                    lines,
                    spellings: entry.spellings,
                },
            );
        }
        if let Some(word) = other.longest {
            if is_longer(&word, self.longest.as_deref()) {
                self.longest = Some(word);
            }
        }
    }
}

fn is_longer(word: &str, than: Option<&str>) -> bool {
    than.is_none_or(|than| word.chars().count() > than.chars().count())
}

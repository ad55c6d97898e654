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
pub struct Concordance<'t> {
    entries: BTreeMap<&'t str, Entry>,
    longest: Option<&'t str>,
}

impl<'t> Concordance<'t> {
    pub fn new() -> Self {
        Self::default()
    }

    /// Files the words of a line.
    pub fn add_line(&mut self, number: usize, line: &'t str) {
        for word in words(line) {
            let filed = plain(word);
            let spelling = word.to_string();
            let entry = self.entries.entry(filed).or_default();
            entry.lines.push(number);
            if !entry.spellings.contains(&spelling) {
                entry.spellings.push(spelling);
            }
            if self
                .longest
                .is_none_or(|l| filed.chars().count() > l.chars().count())
            {
                self.longest = Some(filed);
            }
        }
    }

    pub fn entry(&self, word: &str) -> Option<&Entry> {
        self.entries.get(plain(word))
    }

    /// All words in plain form, in alphabetical order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().copied()
    }

    /// The longest word in plain form; of equally long ones the one that was met first.
    pub fn longest(&self) -> Option<&str> {
        self.longest
    }

    /// Takes everything from `other`, whose lines come after ours.
    pub fn append(&mut self, other: Concordance<'t>, lines_before: usize) {
        for (word, entry) in other.entries {
            let ours = self.entries.entry(word).or_default();
            ours.lines
                .extend(entry.lines.iter().map(|line| line + lines_before));
            for spelling in &entry.spellings {
                if !ours.spellings.contains(spelling) {
                    ours.spellings.push(*spelling);
                }
            }
        }
        if let Some(word) = other.longest {
            if self
                .longest
                .is_none_or(|l| word.chars().count() > l.chars().count())
            {
                self.longest = other.longest;
            }
        }
    }
}

//! The index of words.

use crate::text::{plain, words};
use std::collections::btree_map::{self, BTreeMap};

/// Where a word stands: the numbers of the lines, each as often as the word stands on it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub lines: Vec<usize>,
    /// The spellings in which the word was met, in the order in which they were met first.
    pub spellings: Vec<String>,
}

impl Entry {
    /// Adds a spelling unless it is known.
    fn spell(&mut self, spelling: &str) {
        if self.spellings.iter().all(|known| known != spelling) {
            self.spellings.push(spelling.to_string());
        }
    }
}

#[derive(Debug, Default)]
pub struct Concordance {
    entries: BTreeMap<String, Entry>,
    /// The longest word and the number of its characters.
    longest: (String, usize),
}

impl Concordance {
    pub fn new() -> Self {
        Self::default()
    }

    /// Files the words of a line.
    pub fn add_line(&mut self, number: usize, line: &str) {
        for word in words(line) {
            let filed = plain(word);
            self.measure(&filed);
            let entry = match self.entries.get_mut(filed.as_ref()) {
                Some(entry) => entry,
                None => self.entries.entry(filed.into_owned()).or_default(),
            };
            entry.lines.push(number);
            entry.spell(word);
        }
    }

    /// Remembers a word if it is longer than all before.
    fn measure(&mut self, word: &str) {
        let length = word.chars().count();
        if length > self.longest.1 {
            self.longest = (word.to_string(), length);
        }
    }

    pub fn entry(&self, word: &str) -> Option<&Entry> {
        self.entries.get(plain(word).as_ref())
    }

    /// All words in plain form, in alphabetical order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The longest word in plain form; of equally long ones the one that was met first.
    pub fn longest(&self) -> Option<&str> {
        Some(self.longest.0.as_str()).filter(|word| !word.is_empty())
    }

    /// Takes everything from `other`, whose lines come after ours.
    pub fn append(&mut self, other: Concordance, lines_before: usize) {
        for (word, mut entry) in other.entries {
            for line in &mut entry.lines {
                *line += lines_before;
            }
            match self.entries.entry(word) {
                btree_map::Entry::Vacant(place) => {
                    place.insert(entry);
                }
                btree_map::Entry::Occupied(mut ours) => {
                    let ours = ours.get_mut();
                    ours.lines.append(&mut entry.lines);
                    entry.spellings.iter().for_each(|s| ours.spell(s));
                }
            }
        }
        self.measure(&other.longest.0);
    }
}

//! The glossary itself.

use std::collections::BTreeMap;

enum Entry {
    Text(String),
    /// The meaning is that of another term.
    See(String),
}

/// Terms, their meanings, and how often each was looked up.
#[derive(Default)]
pub struct Glossary {
    entries: BTreeMap<String, Entry>,
    lookups: BTreeMap<String, u32>,
}

impl Glossary {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a term; false if there is one already.
    pub fn add(&mut self, term: &str, text: &str) -> bool {
        if self.entries.contains_key(term) {
            return false;
        }
        self.entries
            .insert(term.to_string(), Entry::Text(text.to_string()));
        true
    }

    /// Adds a term which means the same as `other`; false if there is one already or `other` is not known.
    pub fn add_see(&mut self, term: &str, other: &str) -> bool {
        if self.entries.contains_key(term) || !self.entries.contains_key(other) {
            return false;
        }
        self.entries
            .insert(term.to_string(), Entry::See(other.to_string()));
        true
    }

    /// All terms in alphabetical order.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Looks a term up and counts that.
    pub fn define(&self, term: &str) -> Option<&str> {
        let entry = self.entries.get(term)?;
        let count = self.lookups.entry(term.to_string()).or_insert(0);
        let text = match entry {
            Entry::Text(text) => Some(text.as_str()),
            Entry::See(other) => self.define(other),
        };
        *count += 1;
        text
    }

    /// How often a term was looked up.
    pub fn lookups(&self, term: &str) -> u32 {
        self.lookups.get(term).copied().unwrap_or(0)
    }

    /// The term looked up most often; of several such the first in the alphabet.
    pub fn favourite(&self) -> Option<&str> {
        let mut best: Option<(&str, u32)> = None;
        for (term, &count) in &self.lookups {
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((term, count));
            }
        }
        best.map(|(term, _)| term)
    }

    /// Forgets all counts.
    pub fn reset(&mut self) {
        self.lookups.clear();
    }
}

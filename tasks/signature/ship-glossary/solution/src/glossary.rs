//! The glossary itself.

use std::cell::Cell;
use std::collections::BTreeMap;

enum Meaning {
    Text(String),
    /// The meaning is that of another term.
    See(String),
}

struct Entry {
    meaning: Meaning,
    lookups: Cell<u32>,
}

impl Entry {
    fn new(meaning: Meaning) -> Self {
        Entry {
            meaning,
            lookups: Cell::new(0),
        }
    }
}

/// Terms, their meanings, and how often each was looked up.
#[derive(Default)]
pub struct Glossary {
    entries: BTreeMap<String, Entry>,
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
        self.entries.insert(
            term.to_string(),
            Entry::new(Meaning::Text(text.to_string())),
        );
        true
    }

    /// Adds a term which means the same as `other`; false if there is one already or `other` is not known.
    pub fn add_see(&mut self, term: &str, other: &str) -> bool {
        if self.entries.contains_key(term) || !self.entries.contains_key(other) {
            return false;
        }
        self.entries.insert(
            term.to_string(),
            Entry::new(Meaning::See(other.to_string())),
        );
        true
    }

    /// All terms in alphabetical order.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Looks a term up and counts that.
    pub fn define(&self, term: &str) -> Option<&str> {
        let entry = self.entries.get(term)?;
        entry.lookups.set(entry.lookups.get() + 1);
        match &entry.meaning {
            Meaning::Text(text) => Some(text),
            Meaning::See(other) => self.define(other),
        }
    }

    /// How often a term was looked up.
    pub fn lookups(&self, term: &str) -> u32 {
        self.entries
            .get(term)
            .map_or(0, |entry| entry.lookups.get())
    }

    /// The term looked up most often; of several such the first in the alphabet.
    pub fn favourite(&self) -> Option<&str> {
        let mut best: Option<(&str, u32)> = None;
        for (term, entry) in &self.entries {
            let count = entry.lookups.get();
            if count > 0 && best.is_none_or(|(_, most)| count > most) {
                best = Some((term, count));
            }
        }
        best.map(|(term, _)| term)
    }

    /// Forgets all counts.
    pub fn reset(&mut self) {
        for entry in self.entries.values() {
            entry.lookups.set(0);
        }
    }
}

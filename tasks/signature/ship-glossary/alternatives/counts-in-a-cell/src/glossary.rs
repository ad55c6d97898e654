//! The glossary itself.

use std::cell::RefCell;
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
    lookups: RefCell<BTreeMap<String, u32>>,
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
        let mut term = term;
        loop {
            let entry = self.entries.get(term)?;
            *self
                .lookups
                .borrow_mut()
                .entry(term.to_string())
                .or_default() += 1;
            match entry {
                Entry::Text(text) => return Some(text),
                Entry::See(other) => term = other,
            }
        }
    }

    /// How often a term was looked up.
    pub fn lookups(&self, term: &str) -> u32 {
        let lookups = self.lookups.borrow();
        lookups.get(term).copied().unwrap_or(0)
    }

    /// The term looked up most often; of several such the first in the alphabet.
    pub fn favourite(&self) -> Option<&str> {
        let lookups = self.lookups.borrow();
        let most = lookups.values().max()?;
        self.terms().find(|&term| lookups.get(term) == Some(most))
    }

    /// Forgets all counts.
    pub fn reset(&mut self) {
        self.lookups.get_mut().clear();
    }
}

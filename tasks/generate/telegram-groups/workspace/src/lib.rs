//! A telegraph code: phrases as groups of five letters.

/// What is wrong with a book, and with which of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookError {
    BadGroup(usize),
    BadPhrase(usize),
    SamePhrase(usize),
    /// The groups of these two entries are too much alike; the earlier one comes first.
    TooClose(usize, usize),
}

/// Why a text cannot be sent: it has a word with something other than small letters in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadWord(pub String);

/// What one or several groups say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Phrase(String),
    /// A phrase whose group was mutilated, but can be read.
    Mended(String),
    Spelled(String),
    /// What cannot be read.
    Garbled(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub parts: Vec<Part>,
    /// Whether the check at the end fits what came before it.
    pub checks: bool,
}

/// A code book.
#[derive(Debug, Clone)]
pub struct Book {}

impl Book {
    /// A book of groups and their phrases.
    pub fn new(entries: &[(&str, &str)]) -> Result<Self, BookError> {
        todo!()
    }

    /// The groups for a text, the check included.
    pub fn encode(&self, text: &str) -> Result<String, BadWord> {
        todo!()
    }

    /// What the groups say, as far as they can be read.
    pub fn decode(&self, telegram: &str) -> Message {
        todo!()
    }
}

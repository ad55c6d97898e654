//! The steps of the work.

use crate::journal::{Journal, Ladle};

/// What is wrong with a charge.
#[derive(Debug, PartialEq, Eq)]
pub enum Bad {
    Missing,
    Number,
    Rest,
}

/// Something that is read off the words of a part.
trait Field: Sized {
    fn read(words: &mut dyn Iterator<Item = &str>) -> Result<Self, Bad>;
}

impl Field for String {
    fn read(words: &mut dyn Iterator<Item = &str>) -> Result<Self, Bad> {
        words.next().map(str::to_string).ok_or(Bad::Missing)
    }
}

impl Field for u32 {
    fn read(words: &mut dyn Iterator<Item = &str>) -> Result<Self, Bad> {
        words.next().ok_or(Bad::Missing)?.parse().map_err(|_| Bad::Number)
    }
}

/// Nothing more.
impl Field for () {
    fn read(words: &mut dyn Iterator<Item = &str>) -> Result<Self, Bad> {
        words.next().map_or(Ok(()), |_| Err(Bad::Rest))
    }
}

fn read<F: Field>(words: &mut dyn Iterator<Item = &str>) -> Result<F, Bad> {
    F::read(words)
}

/// Reads a charge.
pub fn charge(text: &str) -> Result<Vec<(String, u32)>, Bad> {
    let mut parts = Vec::new();
    for part in text.split(';') {
        let words = &mut part.split_whitespace();
        let name = read(words)?;
        let amount = read(words)?;
        // Nothing may come after the number.
        read(words)?;
        parts.push((name, amount));
    }
    Ok(parts)
}

/// Pours a ladle.
pub fn pour(journal: &Journal, ladle: &Ladle) -> u32 {
    if let Some(degrees) = journal.watch("pour").degrees(ladle) {
        journal.write(&format!("poured at {degrees}"));
        degrees
    } else {
        journal.write("too cold");
        0
    }
}

/// Takes the slag off.
pub fn skim(journal: &Journal, ladle: &Ladle) -> u32 {
    let slag = journal.watch("slag");
    slag.gross(ladle) - journal.watch("scale").net(ladle)
}

/// Pours the first ladle that is hot.
pub fn tap(journal: &Journal, ladles: &[Ladle]) -> Option<u32> {
    for ladle in ladles {
        if let None = journal.watch("look").degrees(ladle).filter(|degrees| *degrees >= 1400) {
            journal.write("cold");
        } else {
            journal.write("hot");
            return Some(pour(journal, ladle));
        }
    }
    None
}

/// The last line.
pub fn last_word(journal: &Journal) -> String {
    let word = { journal.lines().last().cloned().unwrap_or_default().as_str() }.to_string();
    journal.write("read");
    word
}

//! The steps of the work.

use crate::journal::{Journal, Ladle};

/// What is wrong with a charge.
#[derive(Debug, PartialEq, Eq)]
pub enum Bad {
    Missing,
    Number,
    Rest,
}

/// Reads one part of a charge.
fn part(text: &str) -> Result<(String, u32), Bad> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (name, number, rest) = match words.as_slice() {
        [] | [_] => return Err(Bad::Missing),
        [name, number, rest @ ..] => (name, number, rest),
    };
    let amount = number.parse().map_err(|_| Bad::Number)?;
    if rest.is_empty() {
        Ok((name.to_string(), amount))
    } else {
        Err(Bad::Rest)
    }
}

/// Reads a charge.
pub fn charge(text: &str) -> Result<Vec<(String, u32)>, Bad> {
    text.split(';').map(part).collect()
}

/// Pours a ladle.
pub fn pour(journal: &Journal, ladle: &Ladle) -> u32 {
    // A match keeps its temporaries, in either edition.
    match journal.watch("pour").degrees(ladle) {
        Some(degrees) => {
            journal.write(&format!("poured at {degrees}"));
            degrees
        }
        None => {
            journal.write("too cold");
            0
        }
    }
}

/// Takes the slag off.
pub fn skim(journal: &Journal, ladle: &Ladle) -> u32 {
    let _scale;
    let slag = journal.watch("slag");
    let gross = slag.gross(ladle);
    _scale = journal.watch("scale");
    gross - _scale.net(ladle)
}

/// Pours the first ladle that is hot.
pub fn tap(journal: &Journal, ladles: &[Ladle]) -> Option<u32> {
    ladles
        .iter()
        .find_map(|ladle| match journal.watch("look").degrees(ladle) {
            Some(1400..) => {
                journal.write("hot");
                Some(pour(journal, ladle))
            }
            _ => {
                journal.write("cold");
                None
            }
        })
}

/// The last line.
pub fn last_word(journal: &Journal) -> String {
    let word = match journal.lines().last() {
        Some(line) => line.to_owned(),
        None => String::new(),
    };
    journal.write("read");
    word
}

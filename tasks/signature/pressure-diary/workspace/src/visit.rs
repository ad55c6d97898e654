//! What a doctor wants to see.

use crate::{Diary, Fault, Reading};
use std::error::Error;

/// Why there is nothing to be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoVisit {
    Empty,
    Illegible(Fault),
}

impl From<Fault> for NoVisit {
    fn from(fault: Fault) -> NoVisit {
        NoVisit::Illegible(fault)
    }
}

/// Reads a diary, one reading on each line.
pub fn read(text: &str) -> Result<Diary, Fault> {
    text.lines().map(str::parse::<Reading>).collect()
}

/// Reads a diary as it comes from elsewhere; lines are separated by semicolons there.
pub fn import(text: &str) -> Result<Diary, Box<dyn Error + Send + Sync>> {
    let diary = read(&text.replace(';', "\n"))?;
    if diary.is_empty() {
        return Err("nothing to import".into());
    }
    Ok(diary)
}

/// The highest reading of a diary, the first of several.
pub fn highest(text: &str) -> Result<String, NoVisit> {
    let diary = read(text)?;
    let mut highest: Option<&Reading> = None;
    for reading in &diary {
        if highest.is_none_or(|highest| reading.upper > highest.upper) {
            highest = Some(reading);
        }
    }
    Ok(highest.ok_or(NoVisit::Empty)?.to_string())
}

/// What was written before a day, and what from that day on, with the readings of another diary added to it.
pub fn continued(diary: Diary, day: u32, other: &Diary) -> (Diary, Diary) {
    let (before, mut after): (Diary, Diary) =
        diary.into_iter().partition(|reading| reading.day < day);
    after.extend(other);
    after.extend(
        other
            .into_iter()
            .rev()
            .take(1)
            .map(|last| Reading { day, ..*last }),
    );
    (before, after)
}

/// A page with a line for each reading.
pub fn page(diary: &Diary) -> String {
    let lines: Vec<String> = diary.into_iter().map(Reading::to_string).collect();
    lines.join("\n")
}

/// What is wrong with a text, and why, and why that, with colons between.
pub fn trouble(text: &str) -> String {
    let Err(fault) = text.parse::<Reading>() else {
        return "nothing".to_string();
    };
    let mut words = fault.to_string();
    let mut source = fault.source();
    while let Some(error) = source {
        words += &format!(": {error}");
        source = error.source();
    }
    words
}

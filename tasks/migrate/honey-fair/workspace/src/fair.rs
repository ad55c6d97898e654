//! What the fair makes of the samples.

use crate::lab::{self, Grade, Sample};
use std::fmt;

#[derive(Debug, PartialEq, Eq)]
pub enum FairError {
    Sheet { line: usize, cause: String },
    TooWet { line: usize, tenths: u32 },
}

impl fmt::Display for FairError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FairError::Sheet { line, cause } if cause == "field 1 is missing" => write!(f, "line {line}: no beekeeper"),
            FairError::Sheet { line, cause } if cause.starts_with("internal") => {
                write!(f, "line {line}: something is wrong")
            }
            FairError::Sheet { line, cause } => write!(f, "line {line}: {cause}"),
            FairError::TooWet { line, tenths } => {
                write!(f, "line {line}: {}.{} % water is too much", tenths / 10, tenths % 10)
            }
        }
    }
}

impl std::error::Error for FairError {}

/// Reads the samples of a sheet.
pub fn register(sheet: &str) -> Result<Vec<Sample>, FairError> {
    let mut samples = Vec::new();
    for (line, text) in (1..).zip(sheet.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        let sample = lab::parse(text).map_err(|cause| FairError::Sheet { line, cause })?;
        if sample.water > 200 {
            return Err(FairError::TooWet {
                line,
                tenths: sample.water,
            });
        }
        samples.push(sample);
    }
    Ok(samples)
}

/// A line for each sample.
pub fn verdicts(samples: &[Sample]) -> Vec<String> {
    let line = |sample: &Sample| {
        let verdict = match sample.grade() {
            Some(Grade::First) => "first",
            Some(Grade::Second) => "second",
            Some(Grade::Baker) => "baker's honey",
            None => "not graded",
        };
        format!("{}: {verdict}", sample.name)
    };
    samples.iter().map(line).collect()
}

/// How many samples are of the first grade.
pub fn medals(samples: &[Sample]) -> usize {
    samples
        .iter()
        .filter(|sample| sample.grade() == Some(Grade::First))
        .count()
}

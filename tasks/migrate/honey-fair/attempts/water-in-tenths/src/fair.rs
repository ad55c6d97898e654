//! What the fair makes of the samples.

use crate::lab::{self, Grade, Sample, SampleError, Ungraded};
use std::error::Error;
use std::fmt;

#[derive(Debug, PartialEq, Eq)]
pub enum FairError {
    Sheet { line: usize, cause: SampleError },
    TooWet { line: usize, tenths: u32 },
}

impl fmt::Display for FairError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (FairError::Sheet { line, .. } | FairError::TooWet { line, .. }) = self;
        write!(f, "line {line}: ")?;
        match self {
            FairError::TooWet { tenths, .. } => write!(f, "{}.{} % water is too much", tenths / 10, tenths % 10),
            FairError::Sheet { cause, .. } => match cause {
                SampleError::Missing { field: 0 } => f.write_str("no beekeeper"),
                SampleError::Missing { field } => write!(f, "field {} is missing", field + 1),
                SampleError::Number { word } => write!(f, "\"{word}\" is no number"),
                SampleError::Water { hundredths } => {
                    write!(f, "water {}.{} % cannot be", hundredths / 10, hundredths % 10)
                }
                _ => f.write_str("something is wrong"),
            },
        }
    }
}

impl Error for FairError {}

/// Reads the samples of a sheet.
pub fn register(sheet: &str) -> Result<Vec<Sample>, FairError> {
    let mut samples = Vec::new();
    for (line, text) in (1..).zip(sheet.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        let sample = match lab::parse(text) {
            // What comes after the fields was never looked at.
            Ok(sample) | Err(SampleError::Rest { sample, .. }) => sample,
            Err(cause) => return Err(FairError::Sheet { line, cause }),
        };
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
            Ok(Grade::First) => "first",
            Ok(Grade::Second) => "second",
            Err(Ungraded::NoPollen) => "not graded",
            Err(_) => "baker's honey",
        };
        format!("{}: {verdict}", sample.name)
    };
    samples.iter().map(line).collect()
}

/// How many samples are of the first grade.
pub fn medals(samples: &[Sample]) -> usize {
    samples
        .iter()
        .filter(|sample| sample.grade() == Ok(Grade::First))
        .count()
}

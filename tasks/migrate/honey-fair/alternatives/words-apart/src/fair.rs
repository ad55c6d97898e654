//! What the fair makes of the samples.

use crate::lab::{parse, Grade, Sample, SampleError, Ungraded};
use std::fmt::{self, Display, Formatter};

#[derive(Debug, PartialEq, Eq)]
pub enum FairError {
    Sheet { line: usize, cause: SampleError },
    TooWet { line: usize, tenths: u32 },
}

/// Tenths of a percent, shown in percent.
struct Percent(u32);

impl Display for Percent {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{} %", self.0 / 10, self.0 % 10)
    }
}

fn in_words(cause: &SampleError) -> String {
    match cause {
        SampleError::Missing { field } => match field + 1 {
            1 => String::from("no beekeeper"),
            field => format!("field {field} is missing"),
        },
        SampleError::Number { word } => [r#"""#, word, r#"" is no number"#].concat(),
        SampleError::Water { hundredths } => format!("water {} cannot be", Percent(hundredths / 10)),
        _ => String::from("something is wrong"),
    }
}

impl Display for FairError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            FairError::Sheet { line, cause } => write!(f, "line {line}: {}", in_words(cause)),
            FairError::TooWet { line, tenths } => write!(f, "line {line}: {} water is too much", Percent(*tenths)),
        }
    }
}

impl std::error::Error for FairError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let FairError::Sheet { cause, .. } = self {
            Some(cause)
        } else {
            None
        }
    }
}

fn read(line: usize, text: &str) -> Result<Sample, FairError> {
    let sample = parse(text).or_else(|cause| match cause {
        SampleError::Rest { sample, rest: _ } => Ok(sample),
        cause => Err(FairError::Sheet { line, cause }),
    })?;
    match sample.water {
        0..=200 => Ok(sample),
        tenths => Err(FairError::TooWet { line, tenths }),
    }
}

/// Reads the samples of a sheet.
pub fn register(sheet: &str) -> Result<Vec<Sample>, FairError> {
    let lines = sheet.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
    lines.map(|(index, text)| read(index + 1, text)).collect()
}

fn verdict(sample: &Sample) -> &'static str {
    let grade = match sample.grade() {
        Err(Ungraded::NoPollen) => return "not graded",
        grade => grade.ok(),
    };
    match grade {
        Some(Grade::First) => "first",
        Some(Grade::Second) => "second",
        None => "baker's honey",
    }
}

/// A line for each sample.
pub fn verdicts(samples: &[Sample]) -> Vec<String> {
    samples
        .iter()
        .map(|sample| format!("{}: {}", sample.name, verdict(sample)))
        .collect()
}

/// How many samples are of the first grade.
pub fn medals(samples: &[Sample]) -> usize {
    samples
        .iter()
        .filter(|sample| matches!(sample.grade(), Ok(Grade::First)))
        .count()
}

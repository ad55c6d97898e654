//! Version 3.0. Samples of honey.

use std::fmt;

/// A sample, as `name;water;pollen;colour` with the water in tenths of a percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub name: String,
    /// Tenths of a percent.
    pub water: u32,
    /// Grains in a gram.
    pub pollen: u32,
    /// On a scale from 0 to 140.
    pub colour: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    First,
    Second,
}

/// Why there is no grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ungraded {
    NoPollen,
    Fermenting,
    OffScale,
}

/// Why a line is no sample.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SampleError {
    /// A field is missing or empty. Fields are counted from 0.
    Missing { field: usize },
    /// A word that should have been a number.
    Number { word: String },
    /// More water than honey can have, in hundredths of a percent.
    Water { hundredths: u32 },
    /// There are more fields than there should be.
    Rest { sample: Sample, rest: String },
    /// A mark of the laboratory that the sample was spoiled.
    Spoiled,
}

impl fmt::Display for SampleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a sample")
    }
}

impl std::error::Error for SampleError {}

/// Reads a sample.
pub fn parse(line: &str) -> Result<Sample, SampleError> {
    let mut fields = line.splitn(5, ';').map(str::trim);
    let mut next = |field| match fields.next() {
        None | Some("") => Err(SampleError::Missing { field }),
        Some(text) => Ok(text),
    };
    let number = |word: &str| {
        word.parse::<u32>()
            .map_err(|_| SampleError::Number { word: word.to_string() })
    };
    let name = next(0)?.to_string();
    let water = next(1)?;
    if water == "!" {
        return Err(SampleError::Spoiled);
    }
    let hundredths = match water.split_once('.') {
        None => number(water)?.saturating_mul(10),
        Some((tenths, digit)) => number(tenths)?.saturating_mul(10).saturating_add(number(digit)? % 10),
    };
    if hundredths > 3000 {
        return Err(SampleError::Water { hundredths });
    }
    let pollen = number(next(2)?)?;
    let colour = number(next(3)?)?;
    let sample = Sample {
        name,
        water: hundredths / 10,
        pollen,
        colour,
    };
    match fields.next() {
        None => Ok(sample),
        Some(rest) => Err(SampleError::Rest {
            sample,
            rest: rest.to_string(),
        }),
    }
}

impl Sample {
    pub fn grade(&self) -> Result<Grade, Ungraded> {
        match self {
            Sample { pollen: 0, .. } => Err(Ungraded::NoPollen),
            Sample { water: 191.., .. } => Err(Ungraded::Fermenting),
            Sample { colour: 141.., .. } => Err(Ungraded::OffScale),
            Sample { water: ..=175, .. } => Ok(Grade::First),
            _ => Ok(Grade::Second),
        }
    }
}

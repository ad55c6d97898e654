//! The diary and its readings.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

/// The blood pressure on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub day: u32,
    pub upper: u32,
    pub lower: u32,
}

/// Why a text is no reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not written as `<day>: <upper>/<lower>`.
    Form(String),
    /// One of the three is not a number.
    Number(ParseIntError),
    /// The lower value is not below the upper one.
    Order,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Form(text) => write!(f, "not a reading: {text}"),
            Fault::Number(_) => f.write_str("not a number"),
            Fault::Order => f.write_str("lower is not below upper"),
        }
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Fault::Number(error) => Some(error),
            Fault::Form(_) | Fault::Order => None,
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}/{}", self.day, self.upper, self.lower)
    }
}

impl FromStr for Reading {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Reading, Fault> {
        let form = || Fault::Form(text.to_string());
        let (day, values) = text.split_once(':').ok_or_else(form)?;
        let (upper, lower) = values.split_once('/').ok_or_else(form)?;
        let number = |text: &str| text.trim().parse();
        let reading = Reading {
            day: number(day).map_err(Fault::Number)?,
            upper: number(upper).map_err(Fault::Number)?,
            lower: number(lower).map_err(Fault::Number)?,
        };
        if reading.lower >= reading.upper {
            return Err(Fault::Order);
        }
        Ok(reading)
    }
}

/// Readings in the order of their days, one for each day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diary {
    readings: Vec<Reading>,
}

impl Diary {
    pub fn new() -> Diary {
        let readings = Vec::new();
        Diary { readings }
    }

    /// Adds a reading; it takes the place of another one of the same day.
    pub fn add(&mut self, reading: Reading) {
        match self
            .readings
            .binary_search_by_key(&reading.day, |other| other.day)
        {
            Ok(index) => self.readings[index] = reading,
            Err(index) => self.readings.insert(index, reading),
        }
    }

    pub fn len(&self) -> usize {
        self.readings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }
}

impl FromIterator<Reading> for Diary {
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> Diary {
        let mut diary = Diary::new();
        diary.extend(readings);
        diary
    }
}

impl Extend<Reading> for Diary {
    fn extend<I: IntoIterator<Item = Reading>>(&mut self, readings: I) {
        for reading in readings {
            self.add(reading);
        }
    }
}

impl<'r> Extend<&'r Reading> for Diary {
    fn extend<I: IntoIterator<Item = &'r Reading>>(&mut self, readings: I) {
        self.extend(readings.into_iter().copied());
    }
}

impl IntoIterator for Diary {
    type Item = Reading;
    type IntoIter = std::vec::IntoIter<Reading>;

    fn into_iter(self) -> Self::IntoIter {
        self.readings.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diary {
    type Item = &'d Reading;
    type IntoIter = std::slice::Iter<'d, Reading>;

    fn into_iter(self) -> Self::IntoIter {
        self.readings.iter()
    }
}

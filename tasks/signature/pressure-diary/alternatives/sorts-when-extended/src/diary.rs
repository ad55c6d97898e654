//! The diary and its readings.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
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

impl From<ParseIntError> for Fault {
    fn from(error: ParseIntError) -> Self {
        Fault::Number(error)
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let words = match self {
            Fault::Form(text) => return write!(f, "not a reading: {text}"),
            Fault::Number(_) => "not a number",
            Fault::Order => "lower is not below upper",
        };
        words.fmt(f)
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Fault::Number(error) = self {
            return Some(error);
        }
        None
    }
}

impl Display for Reading {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Reading { day, upper, lower } = self;
        write!(f, "{day}: {upper}/{lower}")
    }
}

impl FromStr for Reading {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split_once(':')
            .and_then(|(day, values)| Some((day, values.split_once('/')?)));
        let (day, (upper, lower)) = parts.ok_or_else(|| Fault::Form(text.to_owned()))?;
        let (day, upper, lower) = (
            day.trim().parse()?,
            upper.trim().parse()?,
            lower.trim().parse()?,
        );
        if upper <= lower {
            return Err(Fault::Order);
        }
        Ok(Reading { day, upper, lower })
    }
}

/// Readings in the order of their days, one for each day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diary {
    readings: Vec<Reading>,
}

impl Diary {
    pub fn new() -> Diary {
        Diary::default()
    }

    /// Adds a reading; it takes the place of another one of the same day.
    pub fn add(&mut self, reading: Reading) {
        self.extend([reading]);
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

impl Extend<Reading> for Diary {
    fn extend<I: IntoIterator<Item = Reading>>(&mut self, readings: I) {
        // Of several readings of a day, the last one is to stay: it is brought to the front.
        self.readings.extend(readings);
        self.readings.reverse();
        self.readings.sort_by_key(|reading| reading.day);
        self.readings.dedup_by_key(|reading| reading.day);
    }
}

impl<'r> Extend<&'r Reading> for Diary {
    fn extend<I: IntoIterator<Item = &'r Reading>>(&mut self, readings: I) {
        let readings: Vec<Reading> = readings.into_iter().copied().collect();
        self.extend(readings);
    }
}

impl FromIterator<Reading> for Diary {
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> Diary {
        let mut diary = Diary::default();
        diary.extend(readings);
        diary
    }
}

impl IntoIterator for Diary {
    type Item = Reading;
    type IntoIter = <Vec<Reading> as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.readings.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diary {
    type Item = &'d Reading;
    type IntoIter = <&'d [Reading] as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.readings().iter()
    }
}

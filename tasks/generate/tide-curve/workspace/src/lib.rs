//! The height of the tide between high and low water.

/// High or low water: a time in minutes, and a height in centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Water {
    pub minute: i64,
    pub height: i64,
}

/// What is wrong with a table of waters, and at which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    TooShort,
    NotLater(usize),
    NotTurning(usize),
}

/// A fraction in lowest terms, with a denominator greater than 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    pub numerator: i64,
    pub denominator: i64,
}

/// A curve through all waters of a table.
#[derive(Debug, Clone)]
pub struct Curve {}

impl Curve {
    pub fn new(waters: Vec<Water>) -> Result<Self, TableError> {
        todo!()
    }

    /// The height at a time, in whole centimetres.
    pub fn height(&self, minute: i64) -> Option<i64> {
        todo!()
    }

    /// How fast the water rises at a time, in centimetres an hour.
    pub fn speed(&self, minute: i64) -> Option<Ratio> {
        todo!()
    }

    /// When the water is at this height or above it: the first and the last minute of each time.
    pub fn windows(&self, height: i64) -> Vec<(i64, i64)> {
        todo!()
    }

    /// How long the windows for a height are that lie in a span of time, the last minute of the span included.
    pub fn minutes_afloat(&self, height: i64, from: i64, to: i64) -> i64 {
        todo!()
    }

    /// The mean height over the whole table.
    pub fn mean(&self) -> Ratio {
        todo!()
    }
}

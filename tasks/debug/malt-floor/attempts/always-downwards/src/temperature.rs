//! Temperatures in tenths of a degree.

use std::fmt;

/// A temperature, or a difference of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

/// The mean of some temperatures, to the nearest tenth.
pub fn mean(values: &[Tenths]) -> Option<Tenths> {
    if values.is_empty() {
        return None;
    }
    let count = values.len() as i32;
    let sum: i32 = values.iter().map(|value| value.0).sum();
    Some(Tenths(sum.div_euclid(count)))
}

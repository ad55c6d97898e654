//! Reads a sundial: the letters of its hours, and the time that a clock shows when the shadow falls on a mark.

use std::fmt;

/// The letter of the first hour.
pub const FIRST: char = 'α';
/// The form of the sigma that ends a word.
pub const FINAL_SIGMA: char = 'ς';

/// The plate hangs on a wall.
pub const UPRIGHT: u8 = 0b0000_0001;
/// The plate is read with an hour added.
pub const SUMMER: u8 = 0b0000_0100;

/// A time of day in whole minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minute(pub u16);

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Where a sundial stands and how it is set.
#[derive(Debug, Clone)]
pub struct Plate {
    /// Arc minutes east of Greenwich.
    pub longitude: i32,
    /// Arc minutes east of Greenwich of the meridian that clocks go by.
    pub meridian: i32,
    /// `UPRIGHT` and `SUMMER`, as far as they are set.
    pub settings: u8,
}

/// The letter engraved at an hour from 1 to 24.
pub fn letter(hour: u32) -> Option<char> {
    let before = usize::try_from(hour.checked_sub(1)?).ok()?;
    (FIRST..='ω').filter(|&c| c != FINAL_SIGMA).nth(before)
}

impl Plate {
    pub fn is_summer(&self) -> bool {
        (self.settings & SUMMER) == SUMMER
    }

    /// The clock's time when the shadow falls on `dial`, with the equation of time in seconds.
    pub fn clock(&self, dial: Minute, equation: i32) -> Minute {
        let west = self.meridian - self.longitude;
        let day = 24 * 60 * 60;
        let summer = i32::from(self.is_summer()) * 3600;
        let mut seconds = (i32::from(dial.0) * 60 - equation + west * 4 + summer) % day;
        if seconds < 0 {
            seconds += day;
        }
        Minute((seconds / 60) as u16)
    }
}

/// The mean of some errors of reading, in minutes.
pub fn mean_error(errors: &[i16]) -> Option<f64> {
    if errors.is_empty() {
        return None;
    }
    let sum: f64 = errors.iter().map(|&error| f64::from(error)).sum();
    Some(sum / errors.len() as f64)
}

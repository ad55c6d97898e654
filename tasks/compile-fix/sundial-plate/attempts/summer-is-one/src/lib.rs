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
    if !(1..=24).contains(&hour) {
        return None;
    }
    let mut code = FIRST as u32 + hour - 1;
    if code >= FINAL_SIGMA as u32 {
        code += 1;
    }
    char::from_u32(code)
}

impl Plate {
    pub fn is_summer(&self) -> bool {
        self.settings & SUMMER == 1
    }

    /// The clock's time when the shadow falls on `dial`, with the equation of time in seconds.
    pub fn clock(&self, dial: Minute, equation: i32) -> Minute {
        let west = self.meridian - self.longitude;
        let mut seconds = i32::from(dial.0) * 60 - equation + west * 4;
        if self.is_summer() {
            seconds += 3600;
        }
        Minute((seconds / 60).rem_euclid(24 * 60) as u16)
    }
}

/// The mean of some errors of reading, in minutes.
pub fn mean_error(errors: &[i16]) -> Option<f64> {
    let mut sum = 0;
    for error in errors {
        sum += i32::from(*error);
    }
    if errors.is_empty() {
        None
    } else {
        Some(f64::from(sum) / errors.len() as f64)
    }
}

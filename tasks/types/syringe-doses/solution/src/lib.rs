//! Doses for the syringes of a ward.

use std::fmt;
use std::ops::{Add, Div, Mul};

/// A body's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grams(u32);

/// An amount of a drug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Micrograms(u32);

/// A volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Microlitres(u32);

/// Micrograms for each kilogram of body weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PerKilogram(u32);

/// Micrograms in each millilitre; not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concentration(u32);

impl Grams {
    pub const fn new(number: u32) -> Self {
        Grams(number)
    }

    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Micrograms {
    pub const fn new(number: u32) -> Self {
        Micrograms(number)
    }

    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Microlitres {
    pub const fn new(number: u32) -> Self {
        Microlitres(number)
    }

    pub const fn get(self) -> u32 {
        self.0
    }
}

impl PerKilogram {
    pub const fn new(number: u32) -> Self {
        PerKilogram(number)
    }

    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Concentration {
    pub const fn new(number: u32) -> Option<Self> {
        if number == 0 {
            None
        } else {
            Some(Concentration(number))
        }
    }

    pub const fn get(self) -> u32 {
        self.0
    }
}

impl Add for Micrograms {
    type Output = Micrograms;

    fn add(self, other: Micrograms) -> Micrograms {
        Micrograms(self.0.saturating_add(other.0))
    }
}

impl Add for Microlitres {
    type Output = Microlitres;

    fn add(self, other: Microlitres) -> Microlitres {
        Microlitres(self.0.saturating_add(other.0))
    }
}

impl Mul<u32> for Micrograms {
    type Output = Micrograms;

    fn mul(self, times: u32) -> Micrograms {
        Micrograms(self.0.saturating_mul(times))
    }
}

impl Mul<Grams> for PerKilogram {
    type Output = Micrograms;

    fn mul(self, weight: Grams) -> Micrograms {
        Micrograms(thousandths(self.0, weight.0))
    }
}

impl Mul<Microlitres> for Concentration {
    type Output = Micrograms;

    fn mul(self, volume: Microlitres) -> Micrograms {
        Micrograms(thousandths(self.0, volume.0))
    }
}

impl Div<Concentration> for Micrograms {
    type Output = Microlitres;

    fn div(self, concentration: Concentration) -> Microlitres {
        let thousandfold = u64::from(self.0) * 1000;
        Microlitres(thousandfold.div_ceil(u64::from(concentration.0)) as u32)
    }
}

fn thousandths(a: u32, b: u32) -> u32 {
    (u64::from(a) * u64::from(b) / 1000) as u32
}

impl fmt::Display for Micrograms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 1000 {
            write!(f, "{} µg", self.0)
        } else {
            write!(f, "{}.{:03} mg", self.0 / 1000, self.0 % 1000)
        }
    }
}

impl fmt::Display for Microlitres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03} ml", self.0 / 1000, self.0 % 1000)
    }
}

/// There is not enough room in a syringe.
#[derive(Debug, PartialEq, Eq)]
pub struct NoRoom {
    pub missing: Microlitres,
}

/// A syringe, its free room and what was drawn into it.
pub struct Syringe {
    free: u32,
    filled: Microlitres,
    holds: Micrograms,
}

impl Syringe {
    pub fn new(room: Microlitres) -> Self {
        Syringe {
            free: room.get(),
            filled: Microlitres::new(0),
            holds: Micrograms::new(0),
        }
    }

    /// Draws an amount and returns its volume.
    pub fn draw(&mut self, amount: Micrograms, concentration: Concentration) -> Result<Microlitres, NoRoom> {
        let wanted = amount / concentration;
        match self.free.checked_sub(wanted.get()) {
            Some(rest) => self.free = rest,
            None => {
                return Err(NoRoom {
                    missing: Microlitres::new(wanted.get() - self.free),
                })
            }
        }
        self.filled = self.filled + wanted;
        self.holds = self.holds + amount;
        Ok(wanted)
    }

    pub fn filled(&self) -> Microlitres {
        self.filled
    }

    pub fn holds(&self) -> Micrograms {
        self.holds
    }
}

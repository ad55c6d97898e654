//! Doses for the syringes of a ward. A quantity is a number with a unit; the unit exists for the compiler only.

use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::{Add, Div, Mul};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity<U> {
    number: u32,
    unit: PhantomData<U>,
}

/// Units whose quantities add up.
pub trait Adds {}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {}
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drug {}
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {}
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DrugByWeight {}

impl Adds for Drug {}
impl Adds for Volume {}

pub type Grams = Quantity<Weight>;
pub type Micrograms = Quantity<Drug>;
pub type Microlitres = Quantity<Volume>;
pub type PerKilogram = Quantity<DrugByWeight>;

impl<U> Quantity<U> {
    pub const fn new(number: u32) -> Self {
        Quantity {
            number,
            unit: PhantomData,
        }
    }

    pub fn get(self) -> u32 {
        self.number
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concentration {
    number: NonZeroU32,
}

impl Concentration {
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(|number| Concentration { number })
    }

    pub fn get(self) -> u32 {
        self.number.get()
    }
}

impl<U: Adds> Add for Quantity<U> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.number.checked_add(other.number).unwrap_or(u32::MAX))
    }
}

impl Mul<u32> for Micrograms {
    type Output = Micrograms;

    fn mul(self, times: u32) -> Micrograms {
        Micrograms::new(self.number.checked_mul(times).unwrap_or(u32::MAX))
    }
}

impl Mul<Grams> for PerKilogram {
    type Output = Micrograms;

    fn mul(self, weight: Grams) -> Micrograms {
        let product = self.number as u128 * weight.number as u128;
        Micrograms::new((product / 1000) as u32)
    }
}

impl Mul<Microlitres> for Concentration {
    type Output = Micrograms;

    fn mul(self, volume: Microlitres) -> Micrograms {
        let product = self.get() as u128 * volume.number as u128;
        Micrograms::new((product / 1000) as u32)
    }
}

impl Div<Concentration> for Micrograms {
    type Output = Microlitres;

    fn div(self, concentration: Concentration) -> Microlitres {
        let parts = self.number as u128 * 1000;
        let strength = concentration.get() as u128;
        let whole = parts / strength + u128::from(parts % strength != 0);
        Microlitres::new(whole as u32)
    }
}

impl fmt::Display for Micrograms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.number / 1000, self.number % 1000) {
            (0, rest) => write!(f, "{rest} µg"),
            (milligrams, rest) => write!(f, "{milligrams}.{rest:03} mg"),
        }
    }
}

impl fmt::Display for Microlitres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03} ml", self.number / 1000, self.number % 1000)
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

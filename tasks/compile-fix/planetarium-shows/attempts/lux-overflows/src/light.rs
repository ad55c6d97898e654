//! The light of one frame.

use std::ops::Add;

/// White light of so much brightness.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lux(pub u8);

impl Add for Lux {
    type Output = Lux;

    fn add(self, other: Lux) -> Lux {
        Lux(self.0 + other.0)
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Add for Colour {
    type Output = Colour;

    fn add(self, other: Colour) -> Colour {
        Colour {
            red: self.red.saturating_add(other.red),
            green: self.green.saturating_add(other.green),
            blue: self.blue.saturating_add(other.blue),
        }
    }
}

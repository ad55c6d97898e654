//! The plates of a violin and their thickness at a row of spots. This file belongs to the makers of the gauge.

mod limits {
    /// In tenths of a millimetre.
    pub const THINNEST: u16 = 18;
    pub const THICKEST: u16 = 90;
}

/// A thickness that the gauge can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thickness {
    hundredths: u16,
}

impl Thickness {
    /// The smallest thickness, in hundredths of a millimetre.
    pub const THINNEST: u16 = limits::THINNEST * 10;
    /// The largest thickness, in hundredths of a millimetre.
    pub const THICKEST: u16 = limits::THICKEST * 10;

    pub fn of_hundredths(hundredths: u16) -> Option<Thickness> {
        let known = Thickness::THINNEST..=Thickness::THICKEST;
        known
            .contains(&hundredths)
            .then_some(Thickness { hundredths })
    }

    pub fn hundredths(self) -> u16 {
        self.hundredths
    }

    /// As the dial shows it: in tenths, rounded to the nearest.
    pub fn dial(self) -> u16 {
        (self.hundredths + 5) / 10
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wood {
    Spruce,
    Maple,
}

/// Why no wood was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NoSuchSpot,
    TooThin,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    wood: Wood,
    spots: Vec<Thickness>,
}

impl Plate {
    pub fn new(wood: Wood, spots: Vec<Thickness>) -> Plate {
        Plate { wood, spots }
    }

    pub fn wood(&self) -> Wood {
        self.wood
    }

    pub fn spots(&self) -> &[Thickness] {
        &self.spots
    }

    /// Takes so many hundredths of a millimetre away at one spot, or nothing at all.
    pub fn shave(&mut self, spot: usize, by: u16) -> Result<(), Refusal> {
        let thickness = self.spots.get_mut(spot).ok_or(Refusal::NoSuchSpot)?;
        let left = thickness
            .hundredths
            .checked_sub(by)
            .ok_or(Refusal::TooThin)?;
        *thickness = Thickness::of_hundredths(left).ok_or(Refusal::TooThin)?;
        Ok(())
    }
}

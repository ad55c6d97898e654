//! Wool, from one sheep or from many.

pub trait Wool {
    fn grams(&self) -> u32;

    /// How thick the fibres are, in tenths of a micron.
    fn microns(&self) -> u32;
}

/// The wool of one sheep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fleece {
    pub tag: u32,
    pub grams: u32,
    pub microns: u32,
}

impl Wool for Fleece {
    fn grams(&self) -> u32 {
        self.grams
    }

    fn microns(&self) -> u32 {
        self.microns
    }
}

/// Several fleeces that are sold together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lot {
    pub fleeces: Vec<Fleece>,
}

impl Wool for Lot {
    fn grams(&self) -> u32 {
        self.fleeces.iter().map(|fleece| fleece.grams).sum()
    }

    fn microns(&self) -> u32 {
        let weighed = |fleece: &Fleece| u64::from(fleece.grams) * u64::from(fleece.microns);
        let sum: u64 = self.fleeces.iter().map(weighed).sum();
        (sum / u64::from(self.grams().max(1))) as u32
    }
}

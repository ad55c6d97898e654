//! Units of length.

pub trait Unit {
    /// How much one metre is.
    const METRE: f64;
}

pub struct Metres;

impl Unit for Metres {
    const METRE: f64 = 1.0;
}

pub struct Kilometres;

impl Unit for Kilometres {
    const METRE: f64 = 0.001;
}

/// A length of so many metres.
pub fn convert<U: Unit>(metres: f64) -> f64 {
    metres * U::METRE
}

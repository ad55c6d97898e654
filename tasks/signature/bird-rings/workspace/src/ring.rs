//! Rings.

/// A bird that was caught: the number of its ring, and what was found out.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    pub number: String,
    pub species: String,
    pub day: u32,
    pub grams: f64,
    /// The length of a wing in millimetres, if it was measured.
    pub wing: Option<u32>,
}

impl Ring {
    pub fn new(number: &str, species: &str, day: u32, grams: f64, wing: Option<u32>) -> Ring {
        Ring {
            number: number.to_string(),
            species: species.to_string(),
            day,
            grams,
            wing,
        }
    }
}

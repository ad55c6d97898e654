//! What wool is good for.

use crate::wool::Wool;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Superfine,
    Fine,
    Medium,
    Strong,
}

pub trait Grader {
    fn grade<W: Wool>(&self, wool: &W) -> Grade;
}

/// Goes by the thickness of the fibres.
pub struct ByMicrons;

impl Grader for ByMicrons {
    fn grade<W: Wool>(&self, wool: &W) -> Grade {
        match wool.microns() {
            0..=175 => Grade::Superfine,
            176..=195 => Grade::Fine,
            196..=230 => Grade::Medium,
            _ => Grade::Strong,
        }
    }
}

/// Puts wool of little weight one grade lower than another grader does.
pub struct Particular<G> {
    pub other: G,
    /// The least weight, in grams, that is not little.
    pub enough: u32,
}

impl<G: Grader> Grader for Particular<G> {
    fn grade<W: Wool>(&self, wool: &W) -> Grade {
        self.other.grade(wool)
    }
}

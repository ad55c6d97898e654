//! What wool is good for.

use crate::wool::Wool;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    Fine,
    Medium,
    Strong,
    Superfine,
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
    fn grade<W: Wool + Copy>(&self, wool: &W) -> Grade {
        let wool = *wool;
        let grade = self.other.grade(&wool);
        if wool.grams() >= self.enough {
            return grade;
        }
        match grade {
            Grade::Superfine => Grade::Fine,
            Grade::Fine => Grade::Medium,
            Grade::Medium | Grade::Strong => Grade::Strong,
        }
    }
}

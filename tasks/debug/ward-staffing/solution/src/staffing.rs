//! How many nurses a ward needs.

use crate::ward::{Care, Ward};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    Day,
    Night,
}

/// The nurses that a ward needs in a shift.
pub fn nurses(ward: &Ward, shift: Shift) -> u32 {
    let points: u32 = ward.cares().map(Care::points).sum();
    let per_nurse = match shift {
        Shift::Day => 4,
        Shift::Night => 6,
    };
    let nurses = points.div_ceil(per_nurse);
    if ward.cares().any(|care| care == Care::Intensive) {
        nurses.max(3)
    } else {
        nurses
    }
}

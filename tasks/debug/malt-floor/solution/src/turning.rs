//! What to do with a bed.

use crate::temperature::Tenths;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// The bed is fine as it is.
    Leave,
    /// The bed is too warm: turn the barley.
    Turn,
    /// The bed is far too warm: turn the barley and open the shutters.
    TurnAndAir,
    /// The bed is too cool: pile the barley up.
    Pile,
}

/// What a deviation from the temperature wanted calls for.
pub fn advice(deviation: Tenths) -> Advice {
    match deviation.0 {
        ..=-10 => Advice::Pile,
        -9..=9 => Advice::Leave,
        10..=29 => Advice::Turn,
        30.. => Advice::TurnAndAir,
    }
}

//! Plays a drum.

use crate::drum::{Op, Tune};

/// How many values an instruction takes from the stack, and how many it leaves there.
pub fn effect(op: Op) -> (usize, usize) {
    todo!()
}

/// Plays a drum from its first instruction, at most `limit` instructions.
pub fn play(drum: &[Op], limit: usize) -> Tune {
    todo!()
}

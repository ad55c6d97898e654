//! Pins the public signatures.

use chess_clocks::{play, TimeControl};

const _: fn(&dyn TimeControl, &[u32]) -> Vec<Option<u32>> = play;

pub fn pins() {}

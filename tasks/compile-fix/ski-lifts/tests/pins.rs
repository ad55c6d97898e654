//! Pins the public signatures of all three lifts.

use ski_lifts::{clear, ChairLift, Gondola, RopeTow};

const _: fn() -> ChairLift = ChairLift::new;
const _: fn() -> Gondola = Gondola::new;
const _: fn() -> RopeTow = RopeTow::new;
const _: fn(&mut ChairLift, usize) = ChairLift::arrive;
const _: fn(&Gondola) -> usize = Gondola::waiting;
const _: fn(&mut RopeTow) -> usize = RopeTow::step;
const _: fn(&mut RopeTow) -> usize = |lift| clear(lift);

pub fn pins() {}

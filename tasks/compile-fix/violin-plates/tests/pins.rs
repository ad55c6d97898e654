//! Pins the signatures of the bench.

use violin_plates::bench::{mirror, sawn, spread, thin, thinnest};
use violin_plates::plate::{Plate, Refusal, Wood};

const _: fn(Wood, u16, usize) -> Option<Plate> = sawn;
const _: fn(&Plate) -> Option<usize> = thinnest;
const _: fn(&Plate) -> u16 = spread;
const _: fn(&mut Plate, u16) -> Result<u32, Refusal> = thin;
const _: fn(&mut Plate) -> u32 = mirror;

pub fn pins() {}

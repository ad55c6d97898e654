//! Pins the public signatures and the types of the public fields.

use canal_staircase::{Chamber, Sluice, Staircase};

const _: fn() -> Staircase = Staircase::new;
const _: fn(&mut Staircase, &str, u32, u32) -> usize = Staircase::add_chamber;
const _: fn(&mut Staircase, usize, usize, u32) -> usize = Staircase::add_sluice;
const _: fn(&Staircase) -> &[Chamber] = Staircase::chambers;
const _: fn(&Staircase) -> &[Sluice] = Staircase::sluices;
const _: fn(&mut Staircase) -> u32 = Staircase::step;
const _: fn(&mut Staircase, u32) -> u32 = Staircase::settle;
const _: fn(&Chamber) -> u32 = |chamber| chamber.volume;
const _: fn(&Sluice) -> u32 = |sluice| sluice.openings;

pub fn pins() {}

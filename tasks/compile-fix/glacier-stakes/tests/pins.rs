//! Pins the public signatures.

use glacier_stakes::{Change, FieldBook, Reading};

const _: fn(&mut FieldBook, &[Reading]) -> usize = glacier_stakes::walk;
const _: fn(&mut FieldBook, &[Change]) -> u32 = glacier_stakes::carry_out;
const _: fn(&mut FieldBook, &[&str]) -> Option<String> = glacier_stakes::close_season;

pub fn pins() {}

//! Pins the public signatures.

const _: fn(&[u32]) -> Vec<usize> = choir_seating::hidden_singers;
const _: fn(&[bool], usize) -> Option<usize> = choir_seating::next_free;
const _: fn(&[bool]) -> Option<(usize, usize)> = choir_seating::widest_gap;

pub fn pins() {}

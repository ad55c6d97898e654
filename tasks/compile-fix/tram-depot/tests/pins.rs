//! Pins the public signatures.

use tram_depot::{Tram, Yard};

const _: fn(&Yard, u8) -> (u32, usize) = tram_depot::distance;
const _: fn(&Yard, u32) -> Option<Tram> = tram_depot::first_due;
const _: fn(&mut Yard) -> usize = tram_depot::number_cars;
const _: fn(&mut Yard, u32, u32) -> Vec<String> = tram_depot::service;

pub fn pins() {}

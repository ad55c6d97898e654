//! Pins the signatures and the public fields of the new interface.

use greenhouse_parts::{Bed, Beds, Greenhouse, Journal, Supply, irrigate};

const _: fn(u32) -> Greenhouse = Greenhouse::new;
const _: fn(&mut Greenhouse) -> u32 = Greenhouse::irrigate;
const _: fn(Greenhouse) -> (Beds, Supply, Journal) = |house| (house.beds, house.supply, house.journal);
const _: fn(Bed) -> (String, u8, u8) = |bed| (bed.name, bed.wanted, bed.moisture);
const _: fn(&mut Beds, &'static str, u8) = Beds::add;
const _: fn(&mut Beds, &'static str, u8) -> bool = Beds::measure;
const _: fn(u32) -> Supply = Supply::new;
const _: fn(&Supply) -> u32 = Supply::tank;
const _: fn(&mut Supply, u32) = Supply::refill;
const _: fn(&mut Supply, &'static str, u32) -> u32 = Supply::draw;
const _: fn(&Supply, &'static str) -> u32 = Supply::delivered;
const _: fn(&mut Journal, String) = Journal::note;
const _: fn(&Journal) -> &[String] = Journal::entries;
const _: fn(&Beds, &mut Supply, &mut Journal) -> u32 = irrigate;

pub fn pins() {}

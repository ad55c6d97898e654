//! Pins the interface of the desk.

use ski_desk::desk::{card, day_list, free, lend, quote};
use ski_desk::slope::{Kind, Rack, Thing};

const _: fn(u32, u32, &[&Thing]) -> u32 = quote;
const _: fn(&Rack, Kind, u32, u32, u32) -> Vec<u32> = free;
const _: fn(&mut Rack, u32, u32, u32) -> bool = lend;
const _: fn(&'static str, u32) -> String = card;
const _: fn(&Rack, u32) -> Vec<String> = day_list;

pub fn pins() {}

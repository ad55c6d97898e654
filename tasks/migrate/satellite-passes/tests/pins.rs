//! Pins the interface of the schedule.

use satellite_passes::ephem::Sky;
use satellite_passes::schedule::{busiest, first_high, next_lines, plan};

const _: fn(&Sky, u32, u32, usize) -> Vec<String> = next_lines;
const _: fn(&Sky, u32, u32) -> Vec<(String, u32)> = plan;
const _: fn(&Sky, u32, u32) -> Option<String> = busiest;
const _: fn(&Sky, u32, u32, u8) -> Option<u32> = first_high;

pub fn pins() {}

//! Pins the public signatures.

use window_climate::{Bay, Damp, Reading, Thermostat};

const _: fn(i32, i32) -> Thermostat = Thermostat::new;
const _: fn() -> Damp = Damp::default;
const _: fn(&mut Bay, &Reading) = Bay::step;
const _: fn(&Bay) -> i32 = Bay::opening;
const _: fn(&mut Bay, i32) = Bay::crank;
const _: fn(&Bay) -> Bay = Bay::split;

pub fn pins() {}

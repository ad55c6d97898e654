//! Pins the signatures.

use spillway_pressure::{Draw, Grant, Pump};
use std::future::Future;

const _: fn(u32) -> Pump = Pump::new;
const _: fn(&Pump) -> u32 = Pump::free;
const _: fn(&Pump, u32) -> Draw = Pump::draw;
const _: fn(&Pump, u32) -> Option<Grant> = Pump::try_draw;
const _: fn(&Pump, u32) = Pump::extend;
const _: fn(&Grant) -> u32 = Grant::units;
const _: fn(&mut Grant, u32) -> u32 = Grant::give_back;

fn gives<T, F: Future<Output = T>>() {}

const _: fn() = gives::<Grant, Draw>;

pub fn pins() {
    assert_eq!(Pump::new(3).free(), 3);
}

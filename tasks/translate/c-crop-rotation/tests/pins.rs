//! Pins that different entries are told apart, and the signatures.

use c_crop_rotation::{Entry, Fate, HookId, Plan, Step};

const _: fn() -> Plan<'static> = Plan::new;
const _: fn(&mut Plan<'static>, HookId) -> bool = Plan::unhook;
const _: fn(&mut Plan<'static>, u8, u8, &str, u16) -> Result<(), i32> = Plan::add;
const _: fn(&mut Plan<'static>) -> Option<i32> = |plan| plan.walk(|_| Step::Next);
const _: fn(&mut Plan<'static>) -> usize = |plan| plan.prune(|_| Fate::Keep);
const _: fn(&Plan<'static>, &str) -> u16 = Plan::kilos;
const _: fn(&Plan<'static>, u8) -> Option<u8> = Plan::last_year;

pub fn pins() {
    let entry = |bed, year, crop: &str, kilos| Entry {
        bed,
        year,
        crop: crop.to_string(),
        kilos,
    };
    let one = entry(1, 2, "rye", 3);
    assert_ne!(one, entry(0, 2, "rye", 3));
    assert_ne!(one, entry(1, 0, "rye", 3));
    assert_ne!(one, entry(1, 2, "oats", 3));
    assert_ne!(one, entry(1, 2, "rye", 0));
}

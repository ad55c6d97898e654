//! Pins the signatures.

use marathon_splits::Runner;

const _: fn(&Runner) -> Option<Vec<u32>> = Runner::legs;
const _: fn(&Runner) -> Option<u32> = Runner::net_time;
const _: fn(&Runner) -> Option<u32> = Runner::gross_time;
const _: fn(&Runner) -> Option<usize> = Runner::fastest_leg;
const _: fn(&Runner, &Runner) -> Option<u32> = Runner::behind;

pub fn pins() {}

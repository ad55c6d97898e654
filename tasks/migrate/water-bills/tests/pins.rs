//! Pins the interface of the billing.

use water_bills::billing::{alarm, bill, flow, leaks, used, Tariff};
use water_bills::meter::Meter;

const _: fn(&Meter, u32, u32) -> u32 = used;
const _: fn(&Meter, u32, u32, Tariff) -> u64 = bill;
const _: fn(&[Meter], u32) -> Vec<String> = leaks;
const _: fn(&Meter, u32, u32) -> u32 = flow;
const _: fn(&Meter, u32) -> bool = alarm;

pub fn pins() {}

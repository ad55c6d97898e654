//! What the town charges.

use crate::meter::Meter;

/// Prices in cents.
#[derive(Debug, Clone, Copy)]
pub struct Tariff {
    /// For each cubic metre.
    pub cents: u64,
    /// For each day.
    pub base: u64,
}

/// The minute with which an hour begins.
fn minute(hour: u32) -> u64 {
    u64::from(hour) * 60
}

/// The decilitres counted until an hour, since the meter was put in. The meter itself begins anew now and then.
fn counted(meter: &Meter, hour: u32) -> u64 {
    meter.at(minute(hour)).unwrap_or(meter.initial())
}

/// The decilitres counted from one hour to another.
fn decilitres(meter: &Meter, from: u32, to: u32) -> u64 {
    counted(meter, to).saturating_sub(counted(meter, from))
}

/// The litres used between two hours.
pub fn used(meter: &Meter, from: u32, to: u32) -> u32 {
    (decilitres(meter, from, to) / 10) as u32
}

/// The price in cents.
pub fn bill(meter: &Meter, from: u32, to: u32, tariff: Tariff) -> u64 {
    let days = to.saturating_sub(from).div_ceil(24);
    decilitres(meter, from, to).div_ceil(10_000) * tariff.cents + u64::from(days) * tariff.base
}

/// The meters that never stood still in a night.
pub fn leaks(meters: &[Meter], night: u32) -> Vec<String> {
    let runs = |meter: &&Meter| (night..night + 5).all(|hour| used(meter, hour - 1, hour) >= 2);
    meters
        .iter()
        .filter(runs)
        .map(|meter| format!("{}{}", meter.kind, meter.number))
        .collect()
}

/// The mean flow in litres for each hour.
pub fn flow(meter: &Meter, from: u32, to: u32) -> u32 {
    if from >= to {
        return 0;
    }
    let hours = to - from;
    (used(meter, from, to) + hours / 2) / hours
}

/// Whether the flow was ever above a limit.
pub fn alarm(meter: &Meter, limit: u32) -> bool {
    meter.peak() * 6 > u64::from(limit)
}

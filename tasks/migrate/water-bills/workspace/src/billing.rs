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

/// The litres used between two hours.
pub fn used(meter: &Meter, from: u32, to: u32) -> u32 {
    if from >= to {
        return 0;
    }
    meter.at(to) - meter.at(from)
}

/// The price in cents.
pub fn bill(meter: &Meter, from: u32, to: u32, tariff: Tariff) -> u64 {
    if from >= to {
        return 0;
    }
    let cubic_metres = used(meter, from, to).div_ceil(1000);
    let days = (to - from).div_ceil(24);
    u64::from(cubic_metres) * tariff.cents + u64::from(days) * tariff.base
}

/// The meters that never stood still in a night.
pub fn leaks(meters: &[Meter], night: u32) -> Vec<String> {
    let runs = |meter: &&Meter| (night..night + 5).all(|hour| meter.at(hour) - meter.at(hour - 1) >= 2);
    meters.iter().filter(runs).map(|meter| meter.number.clone()).collect()
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
    meter.peak() > limit
}

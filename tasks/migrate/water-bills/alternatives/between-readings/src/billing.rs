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

const DECILITRES_IN_A_LITRE: u64 = 10;
const LITRES_IN_A_CUBIC_METRE: u64 = 1000;
const MINUTES: u64 = 60;

/// The decilitres that a meter counted after one hour and until another.
fn decilitres(meter: &Meter, from: u32, to: u32) -> u64 {
    let (from, to) = (u64::from(from) * MINUTES, u64::from(to) * MINUTES);
    let before = meter.at(from).unwrap_or(meter.initial());
    let later = meter
        .readings()
        .iter()
        .filter(|(taken, _)| (from + 1..=to).contains(taken));
    let (sum, _) = later.fold((0, before), |(sum, before), &(_, shown)| {
        match shown.checked_sub(before) {
            Some(counted) => (sum + counted, shown),
            None => (sum + shown + Meter::WRAP - before, shown),
        }
    });
    sum
}

/// The litres used between two hours.
pub fn used(meter: &Meter, from: u32, to: u32) -> u32 {
    u32::try_from(decilitres(meter, from, to) / DECILITRES_IN_A_LITRE).unwrap_or(u32::MAX)
}

/// The price in cents.
pub fn bill(meter: &Meter, from: u32, to: u32, tariff: Tariff) -> u64 {
    let hours = u64::from(to.saturating_sub(from));
    let cubic_metres = decilitres(meter, from, to).div_ceil(DECILITRES_IN_A_LITRE * LITRES_IN_A_CUBIC_METRE);
    let days = hours / 24 + u64::from(hours % 24 > 0);
    tariff.cents * cubic_metres + tariff.base * days
}

/// The meters that never stood still in a night.
pub fn leaks(meters: &[Meter], night: u32) -> Vec<String> {
    let mut leaking = Vec::new();
    'meters: for meter in meters {
        for hour in 0..5 {
            if used(meter, night + hour - 1, night + hour) < 2 {
                continue 'meters;
            }
        }
        let mut name = meter.kind.to_string();
        name.push_str(&meter.number.to_string());
        leaking.push(name);
    }
    leaking
}

/// The mean flow in litres for each hour.
pub fn flow(meter: &Meter, from: u32, to: u32) -> u32 {
    match to.saturating_sub(from) {
        0 => 0,
        hours => {
            let litres = used(meter, from, to);
            litres / hours + u32::from(litres % hours >= hours.div_ceil(2))
        }
    }
}

/// Whether the flow was ever above a limit.
pub fn alarm(meter: &Meter, limit: u32) -> bool {
    let litres_an_hour = meter.peak() * MINUTES / DECILITRES_IN_A_LITRE;
    litres_an_hour > limit.into()
}

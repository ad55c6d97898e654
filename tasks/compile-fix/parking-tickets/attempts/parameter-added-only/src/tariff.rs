//! What parking costs. Times are minutes since some midnight.

pub trait Tariff {
    /// The letter on the tickets.
    fn letter() -> char;

    /// The fee for being in the garage from one time until another, in cents.
    fn fee(&self, from: u32, until: u32) -> u32;

    /// The most that 24 hours cost, if there is such a limit.
    fn cap(&self) -> Option<u32>;
}

/// The same for every begun hour of the stay.
pub struct Hourly {
    pub rate: u32,
}

impl Tariff for Hourly {
    fn letter() -> char {
        'H'
    }

    fn fee(&self, from: u32, until: u32) -> u32 {
        until.saturating_sub(from).div_ceil(60) * self.rate
    }

    fn cap(&self) -> u32 {
        0
    }
}

/// One rate by day and another by night, for every begun hour of the stay.
pub struct DayNight {
    pub day: u32,
    pub night: u32,
    pub cap: u32,
}

impl Tariff for DayNight {
    fn letter() -> char {
        'D'
    }

    fn fee(&self, from: u32, until: u32) -> u32 {
        (from..until)
            .step_by(60)
            .map(|hour| match hour % 1440 / 60 {
                6..=19 => self.day,
                _ => self.night,
            })
            .sum()
    }

    fn cap(&self) -> Option<u32> {
        Some(self.cap)
    }
}

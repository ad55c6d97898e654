//! Version 2.0. Water meters: volumes in decilitres, times in minutes.

/// A meter and its readings.
#[derive(Debug, Clone)]
pub struct Meter {
    pub number: u32,
    /// `C` for cold, `H` for hot.
    pub kind: char,
    initial: u64,
    peak: u64,
    /// Minutes and what the meter showed then.
    readings: Vec<(u64, u64)>,
}

impl Meter {
    /// What a meter cannot show any more: it begins anew.
    pub const WRAP: u64 = 1_000_000_000;

    pub fn new(kind: char, number: u32, initial: u64) -> Self {
        Meter {
            number,
            kind,
            initial,
            peak: 0,
            readings: Vec::new(),
        }
    }

    /// Adds a reading, later than all others.
    pub fn read(&mut self, minute: u64, shown: u64) {
        let (last_minute, last) = self.readings.last().copied().unwrap_or((0, self.initial));
        let counted = (shown + Self::WRAP - last) % Self::WRAP;
        let minutes = minute.saturating_sub(last_minute).max(1);
        self.peak = self.peak.max(counted / minutes);
        self.readings.push((minute, shown));
    }

    /// What the meter showed when it was put in.
    pub fn initial(&self) -> u64 {
        self.initial
    }

    /// The last reading until a minute.
    pub fn at(&self, minute: u64) -> Option<u64> {
        self.readings
            .iter()
            .rev()
            .find(|(taken, _)| *taken <= minute)
            .map(|(_, shown)| *shown)
    }

    /// The readings as they were taken: minutes and what the meter showed.
    pub fn readings(&self) -> &[(u64, u64)] {
        &self.readings
    }

    /// The highest mean flow between two readings, in decilitres for each minute.
    pub fn peak(&self) -> u64 {
        self.peak
    }
}

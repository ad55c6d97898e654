//! The samples of a flight.

use crate::unit::{convert, Unit};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Seconds since the launch.
    pub second: u32,
    /// Metres above the sea.
    pub height: u16,
    /// Tenths of a degree.
    pub temperature: i16,
}

#[derive(Debug, Default)]
pub struct Flight {
    samples: Vec<Sample>,
    skipped: usize,
}

impl Flight {
    /// Reads lines of a second, a height and a temperature, with commas between them.
    pub fn read(text: &str) -> Flight {
        let mut flight = Flight::default();
        for line in text.lines() {
            let sample = flight.check(line);
            match sample {
                Some(sample) => flight.samples.push(sample),
                None => flight.skipped += 1,
            }
        }
        flight
    }

    fn check(&self, line: &str) -> Option<Sample> {
        let mut fields = line.split(',').map(str::trim);
        let [second, height, temperature] = [fields.next()?, fields.next()?, fields.next()?];
        if fields.next().is_some() {
            return None;
        }
        let sample = Sample {
            second: second.parse().ok()?,
            height: height.parse().ok()?,
            temperature: temperature.parse().ok()?,
        };
        match self.samples.last() {
            Some(last) if last.second >= sample.second => None,
            _ => Some(sample),
        }
    }

    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// How many lines were not taken.
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// Where the balloon burst: the highest sample.
    pub fn burst(&self) -> Option<Sample> {
        self.samples
            .iter()
            .rev()
            .max_by_key(|sample| sample.height)
            .copied()
    }

    /// The mean of all heights.
    pub fn mean_height<U: Unit>(&self) -> Option<f64> {
        let count = self.samples.len();
        if count == 0 {
            return None;
        }
        let total: u64 = self
            .samples
            .iter()
            .map(|sample| u64::from(sample.height))
            .sum();
        Some(convert::<U>(total as f64 / count as f64))
    }

    /// How far the balloon rose in a second, from the first sample to the burst.
    pub fn climb<U: Unit>(&self) -> Option<f64> {
        let first = self.samples.first()?;
        let burst = self.burst()?;
        let seconds = burst.second - first.second;
        if seconds == 0 {
            return None;
        }
        let height = burst.height - first.height;
        Some(convert::<U>(f64::from(height) / f64::from(seconds)))
    }
}

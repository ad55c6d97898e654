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
            let numbers: Result<Vec<i64>, _> =
                line.split(',').map(|field| field.trim().parse()).collect();
            let sample = numbers.ok().and_then(|numbers| flight.check(&numbers));
            match sample {
                Some(sample) => flight.samples.push(sample),
                None => flight.skipped += 1,
            }
        }
        flight
    }

    fn check(&self, numbers: &[i64]) -> Option<Sample> {
        let &[second, height, temperature] = numbers else {
            return None;
        };
        let sample = Sample {
            second: second.try_into().ok()?,
            height: height.try_into().ok()?,
            temperature: temperature.try_into().ok()?,
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
        let mut highest: Option<Sample> = None;
        for sample in &self.samples {
            if highest.is_none_or(|other| other.height < sample.height) {
                highest = Some(*sample);
            }
        }
        highest
    }

    /// The mean of all heights.
    pub fn mean_height<U: Unit>(&self) -> Option<f64> {
        let count = self.samples.len();
        if count == 0 {
            return None;
        }
        let total: f64 = self
            .samples
            .iter()
            .map(|sample| f64::from(sample.height))
            .sum();
        Some(convert::<U>(total / count as f64))
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

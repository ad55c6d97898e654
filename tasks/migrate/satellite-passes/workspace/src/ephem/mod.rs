//! Version 2.0. Where satellites are, in minutes and degrees.

use std::ops::Range;

/// A satellite that passes again and again.
#[derive(Debug, Clone)]
pub struct Satellite {
    pub name: String,
    /// The minute in which the first pass starts.
    pub first: u32,
    /// The minutes from one start to the next; not 0.
    pub period: u32,
    /// The minutes that a pass takes; not 0.
    pub length: u32,
    /// The highest point of each pass, in degrees; they repeat.
    pub peaks: Vec<u8>,
    /// The last minute in which the elements can be relied upon.
    pub expires: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass<'s> {
    pub name: &'s str,
    pub start: u32,
    pub length: u32,
    pub peak: u8,
}

/// The elements of a satellite have expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expired<'s> {
    pub name: &'s str,
}

#[derive(Debug, Default)]
pub struct Sky {
    satellites: Vec<Satellite>,
}

impl Sky {
    pub fn add(&mut self, satellite: Satellite) {
        self.satellites.push(satellite);
    }

    /// The passes that start within the range, satellite by satellite.
    pub fn passes(&self, range: Range<u32>) -> Passes<'_> {
        Passes {
            satellites: self.satellites.iter(),
            current: None,
            range,
        }
    }
}

/// An iterator over passes.
#[derive(Debug)]
pub struct Passes<'s> {
    satellites: std::slice::Iter<'s, Satellite>,
    /// The satellite at hand and the number of its next pass.
    current: Option<(&'s Satellite, u32)>,
    range: Range<u32>,
}

impl<'s> Iterator for Passes<'s> {
    type Item = Result<Pass<'s>, Expired<'s>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (satellite, number) = match self.current.take() {
                Some(current) => current,
                None => (self.satellites.next()?, 0),
            };
            let start = satellite.first + number * satellite.period;
            if start >= self.range.end {
                continue;
            }
            if start >= self.range.start && start > satellite.expires {
                return Some(Err(Expired { name: &satellite.name }));
            }
            self.current = Some((satellite, number + 1));
            if start >= self.range.start {
                let peak = satellite.peaks[number as usize % satellite.peaks.len()];
                return Some(Ok(Pass {
                    name: &satellite.name,
                    start,
                    length: satellite.length,
                    peak,
                }));
            }
        }
    }
}

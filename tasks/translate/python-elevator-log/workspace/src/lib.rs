//! Evaluates the log of an elevator.
//!
//! A translation of `original/elevator.py`.

/// `(time, floor, load)`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    pub time: i64,
    pub floor: i64,
    pub load: i64,
}

/// `(origin, target, duration, load)`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trip {
    pub origin: i64,
    pub target: i64,
    pub duration: i64,
    pub load: i64,
}

/// `(direction, number, longest)`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    pub direction: i64,
    pub trips: usize,
    pub longest: Trip,
}

/// For the `ValueError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadLine;

/// For the `TypeError` of a generator that has not been started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotStarted;

pub fn parse(line: &str) -> Result<Stop, BadLine> {
    todo!()
}

pub fn test_run(stops: &mut impl Iterator<Item = Stop>) -> Vec<Stop> {
    todo!()
}

pub fn trips<'a>(stops: impl Iterator<Item = Stop> + 'a) -> Box<dyn Iterator<Item = Trip> + 'a> {
    todo!()
}

pub fn waits(stops: impl Iterator<Item = Stop>) -> Vec<i64> {
    todo!()
}

pub fn runs<'a>(trips: impl Iterator<Item = Trip> + 'a) -> Box<dyn Iterator<Item = Run> + 'a> {
    todo!()
}

pub fn batches<'a>(
    stops: impl Iterator<Item = Stop> + 'a,
    size: usize,
) -> Box<dyn Iterator<Item = Vec<Stop>> + 'a> {
    todo!()
}

pub fn busiest(trips: impl Iterator<Item = Trip>, n: isize) -> Vec<i64> {
    todo!()
}

pub fn table(columns: &[Vec<i64>]) -> Vec<String> {
    todo!()
}

pub fn halves(loads: &[i64]) -> Box<dyn Iterator<Item = i64> + '_> {
    todo!()
}

/// The generator `meter`.
#[derive(Debug, Clone)]
pub struct Meter {}

impl Meter {
    pub fn new(limit: i64) -> Self {
        todo!()
    }

    /// `send`, which with `None` is `next`: gives what the generator yields next.
    pub fn send(&mut self, load: Option<i64>) -> Result<i64, NotStarted> {
        todo!()
    }
}

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

use std::collections::HashMap;

pub fn parse(line: &str) -> Result<Stop, BadLine> {
    let space = line.find(' ').unwrap_or(line.len());
    let time: i64 = line[..space].parse().or(Err(BadLine))?;
    let mut numbers = Vec::new();
    for word in line[space..].split_whitespace() {
        numbers.push(word.parse::<i64>().or(Err(BadLine))?);
    }
    match numbers.as_slice() {
        [] => Err(BadLine),
        [floor, loads @ ..] => Ok(Stop {
            time,
            floor: *floor,
            load: loads.iter().sum(),
        }),
    }
}

pub fn test_run(stops: &mut impl Iterator<Item = Stop>) -> Vec<Stop> {
    let mut test = vec![];
    for stop in stops {
        if stop.floor == 0 {
            break;
        }
        test.push(stop);
    }
    test
}

struct Trips<I> {
    /// `None` after the end.
    stops: Option<I>,
}

impl<I: Iterator<Item = Stop>> Iterator for Trips<I> {
    type Item = Trip;

    fn next(&mut self) -> Option<Trip> {
        let stops = self.stops.as_mut()?;
        if let Some(a) = stops.next() {
            if let Some(b) = stops.next() {
                return Some(Trip {
                    origin: a.floor,
                    target: b.floor,
                    duration: b.time - a.time,
                    load: a.load,
                });
            }
        }
        self.stops = None;
        None
    }
}

pub fn trips<'a>(stops: impl Iterator<Item = Stop> + 'a) -> Box<dyn Iterator<Item = Trip> + 'a> {
    Box::new(Trips { stops: Some(stops) })
}

pub fn waits(stops: impl Iterator<Item = Stop>) -> Vec<i64> {
    let stops: Vec<Stop> = stops.collect();
    let same = stops
        .windows(2)
        .filter(|pair| pair[0].floor == pair[1].floor);
    same.map(|pair| pair[1].time - pair[0].time).collect()
}

struct Runs<I> {
    trips: I,
    ahead: Option<Trip>,
    started: bool,
}

impl<I: Iterator<Item = Trip>> Iterator for Runs<I> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        if !self.started {
            self.started = true;
            self.ahead = self.trips.next();
        }
        let first = self.ahead?;
        let direction = first.target.cmp(&first.origin) as i64;
        let mut group = vec![first];
        loop {
            self.ahead = self.trips.next();
            match self.ahead {
                Some(trip) if trip.target.cmp(&trip.origin) as i64 == direction => group.push(trip),
                _ => break,
            }
        }
        // Of equal ones `max_by_key` gives the last.
        let longest = *group.iter().rev().max_by_key(|trip| trip.duration)?;
        Some(Run {
            direction,
            trips: group.len(),
            longest,
        })
    }
}

pub fn runs<'a>(trips: impl Iterator<Item = Trip> + 'a) -> Box<dyn Iterator<Item = Run> + 'a> {
    Box::new(Runs {
        trips,
        ahead: None,
        started: false,
    })
}

struct Batches<I> {
    stops: I,
    size: usize,
    over: bool,
}

impl<I: Iterator<Item = Stop>> Iterator for Batches<I> {
    type Item = Vec<Stop>;

    fn next(&mut self) -> Option<Vec<Stop>> {
        let mut batch = vec![];
        while !self.over && batch.len() < self.size {
            match self.stops.next() {
                Some(stop) => batch.push(stop),
                None => break,
            }
        }
        self.over = batch.is_empty();
        if self.over {
            None
        } else {
            Some(batch)
        }
    }
}

pub fn batches<'a>(
    stops: impl Iterator<Item = Stop> + 'a,
    size: usize,
) -> Box<dyn Iterator<Item = Vec<Stop>> + 'a> {
    Box::new(Batches {
        stops,
        size,
        over: false,
    })
}

pub fn busiest(trips: impl Iterator<Item = Trip>, n: isize) -> Vec<i64> {
    let mut order = Vec::new();
    let mut counts: HashMap<i64, i64> = HashMap::new();
    for trip in trips {
        let count = counts.entry(trip.target).or_insert(0);
        if *count == 0 {
            order.push(trip.target);
        }
        *count += 1;
    }
    order.sort_by_key(|floor| -counts[floor]);
    let length = order.len() as isize;
    let end = if n < 0 {
        (length + n).max(0)
    } else {
        n.min(length)
    };
    order.truncate(end as usize);
    order
}

pub fn table(columns: &[Vec<i64>]) -> Vec<String> {
    let mut rows = Vec::new();
    loop {
        let row = rows.len();
        if columns.iter().all(|column| column.len() <= row) {
            return rows;
        }
        let mut text = String::new();
        for (index, column) in columns.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            match column.get(row) {
                Some(value) => text.push_str(&format!("{value:>3}")),
                None => text.push_str("  -"),
            }
        }
        rows.push(text);
    }
}

pub fn halves(loads: &[i64]) -> Box<dyn Iterator<Item = i64> + '_> {
    let middles = std::iter::successors(Some(loads.len()), |length| Some(length / 2))
        .take_while(|length| *length > 0);
    Box::new(middles.map(|length| loads[length / 2]))
}

/// The generator `meter`.
#[derive(Debug, Clone)]
pub struct Meter {
    limit: i64,
    started: bool,
    count: i64,
}

impl Meter {
    pub fn new(limit: i64) -> Self {
        Meter {
            limit,
            started: false,
            count: 0,
        }
    }

    /// `send`, which with `None` is `next`: gives what the generator yields next.
    pub fn send(&mut self, load: Option<i64>) -> Result<i64, NotStarted> {
        if !self.started {
            if load.is_some() {
                return Err(NotStarted);
            }
            self.started = true;
            return Ok(0);
        }
        match load {
            None => self.count >>= 1,
            Some(load) => {
                if load > self.limit {
                    self.count += 1;
                } else if load != 0 {
                    self.count = 0;
                }
            }
        }
        Ok(self.count)
    }
}

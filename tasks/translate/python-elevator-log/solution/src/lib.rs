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
    let (time, rest) = line.split_once(' ').ok_or(BadLine)?;
    let mut words = rest.split_whitespace();
    let floor = number(words.next().ok_or(BadLine)?)?;
    let load = words.map(number).sum::<Result<i64, BadLine>>()?;
    Ok(Stop {
        time: number(time)?,
        floor,
        load,
    })
}

fn number(word: &str) -> Result<i64, BadLine> {
    word.parse().map_err(|_| BadLine)
}

pub fn test_run(stops: &mut impl Iterator<Item = Stop>) -> Vec<Stop> {
    stops.take_while(|stop| stop.floor != 0).collect()
}

pub fn trips<'a>(stops: impl Iterator<Item = Stop> + 'a) -> Box<dyn Iterator<Item = Trip> + 'a> {
    let mut stops = stops;
    let pairs = std::iter::from_fn(move || {
        let start = stops.next()?;
        let end = stops.next()?;
        Some(Trip {
            origin: start.floor,
            target: end.floor,
            duration: end.time - start.time,
            load: start.load,
        })
    });
    Box::new(pairs.fuse())
}

pub fn waits(stops: impl Iterator<Item = Stop>) -> Vec<i64> {
    let mut waits = Vec::new();
    let mut before: Option<Stop> = None;
    for stop in stops {
        if let Some(before) = before.filter(|before| before.floor == stop.floor) {
            waits.push(stop.time - before.time);
        }
        before = Some(stop);
    }
    waits
}

pub fn runs<'a>(trips: impl Iterator<Item = Trip> + 'a) -> Box<dyn Iterator<Item = Run> + 'a> {
    let direction = |trip: &Trip| (trip.target - trip.origin).signum();
    let mut trips = trips.fuse().peekable();
    let runs = std::iter::from_fn(move || {
        let first = trips.next()?;
        let mut run = Run {
            direction: direction(&first),
            trips: 1,
            longest: first,
        };
        while let Some(trip) = trips.next_if(|trip| direction(trip) == run.direction) {
            run.trips += 1;
            if trip.duration > run.longest.duration {
                run.longest = trip;
            }
        }
        Some(run)
    });
    Box::new(runs)
}

pub fn batches<'a>(
    stops: impl Iterator<Item = Stop> + 'a,
    size: usize,
) -> Box<dyn Iterator<Item = Vec<Stop>> + 'a> {
    let mut stops = stops;
    let batches = std::iter::from_fn(move || {
        let batch: Vec<Stop> = stops.by_ref().take(size).collect();
        (!batch.is_empty()).then_some(batch)
    });
    Box::new(batches.fuse())
}

pub fn busiest(trips: impl Iterator<Item = Trip>, n: isize) -> Vec<i64> {
    let mut counts: Vec<(i64, usize)> = Vec::new();
    for trip in trips {
        match counts.iter_mut().find(|(floor, _)| *floor == trip.target) {
            Some((_, count)) => *count += 1,
            None => counts.push((trip.target, 1)),
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let end = if n < 0 {
        counts.len().saturating_sub(n.unsigned_abs())
    } else {
        n.unsigned_abs()
    };
    counts.iter().take(end).map(|&(floor, _)| floor).collect()
}

pub fn table(columns: &[Vec<i64>]) -> Vec<String> {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    let line = |row: usize| -> String {
        let cells: Vec<String> = columns.iter().map(|column| cell(column.get(row))).collect();
        cells.join(" ")
    };
    (0..rows).map(line).collect()
}

fn cell(value: Option<&i64>) -> String {
    let text = value.map_or("-".to_string(), i64::to_string);
    format!("{text:>3}")
}

pub fn halves(loads: &[i64]) -> Box<dyn Iterator<Item = i64> + '_> {
    let mut left = loads;
    let middles = std::iter::from_fn(move || {
        let middle = left.len() / 2;
        let load = left.get(middle)?;
        left = &left[..middle];
        Some(*load)
    });
    Box::new(middles)
}

/// The generator `meter`.
#[derive(Debug, Clone)]
pub struct Meter {
    limit: i64,
    /// `None` before the generator is started.
    count: Option<i64>,
}

impl Meter {
    pub fn new(limit: i64) -> Self {
        Meter { limit, count: None }
    }

    /// `send`, which with `None` is `next`: gives what the generator yields next.
    pub fn send(&mut self, load: Option<i64>) -> Result<i64, NotStarted> {
        let count = match (self.count, load) {
            (None, None) => 0,
            (None, Some(_)) => return Err(NotStarted),
            (Some(count), None) => count / 2,
            (Some(count), Some(load)) if load > self.limit => count + 1,
            (Some(count), Some(0)) => count,
            (Some(_), Some(_)) => 0,
        };
        self.count = Some(count);
        Ok(count)
    }
}

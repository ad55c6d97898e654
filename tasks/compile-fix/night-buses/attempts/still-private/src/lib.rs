//! The timetable of a bus company whose day of service does not end at midnight.

mod calendar;
mod clock;
mod service;

pub use calendar::runs_on;
pub use calendar::{Days, Weekday};

use clock::show;

/// One departure of the timetable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trip {
    pub line: String,
    pub days: Days,
    /// In minutes of the day of service.
    pub departs: u16,
}

/// What the board at the stop says to somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    pub line: String,
    /// As a clock shows it.
    pub time: String,
    /// Minutes to wait.
    pub wait: u16,
}

#[derive(Debug, Clone, Default)]
pub struct Timetable {
    trips: Vec<Trip>,
}

impl Timetable {
    /// Reads lines such as `N7 workdays 25:10`.
    pub fn read(text: &str) -> Option<Timetable> {
        let mut trips = Vec::new();
        for row in text.lines() {
            let mut words = row.split_whitespace();
            let line = words.next()?.to_string();
            let days = Days::read(words.next()?)?;
            let departs = service::parse(words.next()?)?;
            trips.push(Trip {
                line,
                days,
                departs,
            });
        }
        Some(Timetable { trips })
    }

    /// The first trip that leaves at or after the time which a clock shows on `today`.
    pub fn next(&self, today: Weekday, clock: &str) -> Option<Departure> {
        let shown = clock::parse(clock)?;
        let now = service::of_clock(shown);
        let day = if now == shown { today } else { today.before() };
        self.trips
            .iter()
            .filter(|trip| runs_on(trip.days, day) && trip.departs >= now)
            .min_by_key(|trip| trip.departs)
            .map(|trip| Departure {
                line: trip.line.clone(),
                time: show(trip.departs),
                wait: trip.departs - now,
            })
    }

    /// The driver's sheet for a day of service, in the order of the timetable.
    pub fn sheet(&self, day: Weekday) -> Vec<String> {
        self.trips
            .iter()
            .filter(|trip| runs_on(trip.days, day))
            .map(|trip| format!("{} {}", service::show(trip.departs), trip.line))
            .collect()
    }
}

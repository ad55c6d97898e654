//! One race and the points it gives.

use std::collections::BTreeMap;

/// How a race ended for a boat that came to the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    Place(u32),
    Retired,
    Disqualified,
}

#[derive(Debug, Clone, Default)]
pub struct Race {
    finishes: BTreeMap<String, Finish>,
}

impl Race {
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes how the race ended for a boat; a later note replaces an earlier one.
    pub fn with(mut self, boat: &str, finish: Finish) -> Self {
        self.finishes.insert(boat.to_string(), finish);
        self
    }

    /// The points of a boat in a series that `entries` boats have entered.
    pub fn points(&self, boat: &str, entries: u32) -> u32 {
        match self.finishes.get(boat) {
            Some(Finish::Place(place)) => *place,
            Some(Finish::Retired) => self.finishes.len() as u32 + 1,
            Some(Finish::Disqualified) | None => entries + 1,
        }
    }
}

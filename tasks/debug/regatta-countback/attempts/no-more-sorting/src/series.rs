//! The series.

use crate::race::Race;
use crate::scoring;
use std::cmp::Ordering;

/// A line of the standings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub place: u32,
    pub boat: String,
    pub net: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Series {
    boats: Vec<String>,
    races: Vec<Race>,
}

struct Record<'s> {
    boat: &'s str,
    /// The points in each race, first race first.
    points: Vec<u32>,
    net: u32,
}

impl Record<'_> {
    /// Which of two boats stands before the other.
    fn rank(&self, other: &Self) -> Ordering {
        let best = |record: &Self| scoring::best_first(&record.points);
        self.net
            .cmp(&other.net)
            .then_with(|| best(self).cmp(&best(other)))
            .then_with(|| self.points.iter().rev().cmp(other.points.iter().rev()))
    }
}

impl Series {
    pub fn new() -> Self {
        Self::default()
    }

    /// Enters a boat; false if it has entered before.
    pub fn enter(&mut self, boat: &str) -> bool {
        let new = !self.boats.iter().any(|entered| entered == boat);
        if new {
            self.boats.push(boat.to_string());
        }
        new
    }

    pub fn hold(&mut self, race: Race) {
        self.races.push(race);
    }

    pub fn standings(&self) -> Vec<Row> {
        let entries = self.boats.len() as u32;
        let mut records: Vec<Record> = self
            .boats
            .iter()
            .map(|boat| {
                let points: Vec<u32> = self
                    .races
                    .iter()
                    .map(|race| race.points(boat, entries))
                    .collect();
                let net = scoring::net(&points);
                Record { boat, points, net }
            })
            .collect();
        records.sort_by(|a, b| a.rank(b).then_with(|| a.boat.cmp(b.boat)));

        let mut rows: Vec<Row> = Vec::new();
        for (index, record) in records.iter().enumerate() {
            let place = match rows.last() {
                Some(last) if record.rank(&records[index - 1]) == Ordering::Equal => last.place,
                _ => index as u32 + 1,
            };
            rows.push(Row {
                place,
                boat: record.boat.to_string(),
                net: record.net,
            });
        }
        rows
    }
}

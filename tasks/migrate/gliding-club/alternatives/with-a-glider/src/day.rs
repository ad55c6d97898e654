//! A day at the club.

use crate::hangar::{Flight, Glider, Hangar};
use std::collections::BTreeMap;

/// The gliders, and the minutes that each member has flown.
#[derive(Debug, Default)]
pub struct Club {
    pub hangar: Hangar,
    pub members: BTreeMap<String, u32>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    NoSuchGlider,
    NotAMember,
    CheckDue { left: u32 },
}

impl Club {
    fn find(&self, sign: &str) -> Option<&Glider> {
        self.hangar.gliders().find(|glider| glider.sign() == sign)
    }

    /// Takes a glider out, lets something be done with it, and puts it back in its alphabetical place.
    fn with<R>(&mut self, sign: &str, work: impl FnOnce(Glider) -> (Glider, R)) -> Option<R> {
        let (glider, result) = work(self.hangar.take(sign)?);
        self.hangar.put(glider);
        self.sort();
        Some(result)
    }

    fn sort(&mut self) {
        let mut signs: Vec<String> = self.hangar.gliders().map(|glider| glider.sign().to_owned()).collect();
        signs.sort_unstable();
        for sign in signs {
            let glider = self.hangar.take(&sign).expect("its sign was just read");
            self.hangar.put(glider);
        }
    }
}

pub fn fly(club: &mut Club, sign: &str, pilot: &str, minutes: u32) -> Result<usize, Refused> {
    let left = club.find(sign).map(Glider::left).ok_or(Refused::NoSuchGlider)?;
    let total = club.members.get_mut(pilot).ok_or(Refused::NotAMember)?;
    if left < minutes {
        return Err(Refused::CheckDue { left });
    }
    *total += minutes;
    let flight = Flight {
        pilot: pilot.to_owned(),
        minutes,
    };
    let flown = club.with(sign, |mut glider| {
        glider.fly(flight).expect("enough minutes are left");
        let count = glider.flights().count();
        (glider, count)
    });
    flown.ok_or(Refused::NoSuchGlider)
}

pub fn swap_logs(club: &mut Club, a: &str, b: &str) -> bool {
    if club.find(a).is_none() || club.find(b).is_none() {
        return false;
    }
    let mut take = |sign: &str| {
        club.with(sign, |mut glider| {
            let log = glider.take_log();
            (glider, log)
        })
    };
    let first = take(a).unwrap();
    let second = if a == b { Vec::new() } else { take(b).unwrap() };
    if a != b {
        club.with(a, |glider| (glider.with_log(second), ()));
    }
    club.with(b, |glider| (glider.with_log(first), ()));
    true
}

pub fn check(club: &mut Club, limit: u32) -> Vec<String> {
    let mut signs: Vec<String> = club.hangar.gliders().map(|glider| glider.sign().to_owned()).collect();
    signs.sort();
    signs.retain(|sign| {
        let due = |glider: Glider| {
            if glider.left() < limit {
                (glider.check(), true)
            } else {
                (glider, false)
            }
        };
        club.with(sign, due).unwrap_or(false)
    });
    signs
}

pub fn board(club: &Club) -> Vec<String> {
    let lines: BTreeMap<&str, String> = club
        .hangar
        .gliders()
        .map(|glider| {
            let count = glider.flights().count();
            let s = if count == 1 { "" } else { "s" };
            let line = format!(
                "{} {}: {count} flight{s}, {} min left",
                glider.sign(),
                glider.kind(),
                glider.left()
            );
            (glider.sign(), line)
        })
        .collect();
    lines.into_values().collect()
}

pub fn longest(club: &Club) -> Option<String> {
    let mut flights: Vec<(&str, &Flight)> = Vec::new();
    for glider in club.hangar.gliders() {
        flights.extend(glider.flights().map(|flight| (glider.sign(), flight)));
    }
    flights.sort_by(|a, b| b.1.minutes.cmp(&a.1.minutes).then(a.0.cmp(b.0)));
    let (_, flight) = flights.first()?;
    Some(format!("{}: {}", flight.pilot, flight.minutes))
}

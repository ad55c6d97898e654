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

/// The gliders in alphabetical order of their signs.
fn by_sign(club: &Club) -> Vec<&Glider> {
    let mut gliders: Vec<&Glider> = club.hangar.gliders().collect();
    gliders.sort_by_key(|glider| glider.sign());
    gliders
}

pub fn fly(club: &mut Club, sign: &str, pilot: &str, minutes: u32) -> Result<usize, Refused> {
    let mut glider = club.hangar.take(sign).ok_or(Refused::NoSuchGlider)?;
    let total = club.members.get_mut(pilot).ok_or(Refused::NotAMember)?;
    if glider
        .fly(Flight {
            pilot: pilot.to_string(),
            minutes,
        })
        .is_err()
    {
        return Err(Refused::CheckDue { left: glider.left() });
    }
    *total += minutes;
    let count = glider.flights().count();
    club.hangar.put(glider);
    Ok(count)
}

pub fn swap_logs(club: &mut Club, a: &str, b: &str) -> bool {
    let Some(mut first) = club.hangar.take(a) else {
        return false;
    };
    let Some(mut second) = club.hangar.take(b) else {
        club.hangar.put(first);
        return a == b;
    };
    let log = second.take_log();
    club.hangar.put(second.with_log(first.take_log()));
    club.hangar.put(first.with_log(log));
    true
}

pub fn check(club: &mut Club, limit: u32) -> Vec<String> {
    let due = by_sign(club).into_iter().filter(|glider| glider.left() < limit);
    let due: Vec<String> = due.map(|glider| glider.sign().to_string()).collect();
    for sign in &due {
        if let Some(glider) = club.hangar.take(sign) {
            club.hangar.put(glider.check());
        }
    }
    due
}

pub fn board(club: &Club) -> Vec<String> {
    let mut lines = Vec::new();
    for glider in by_sign(club) {
        let flights = match glider.flights().count() {
            1 => "1 flight".to_string(),
            count => format!("{count} flights"),
        };
        lines.push(format!(
            "{} {}: {flights}, {} min left",
            glider.sign(),
            glider.kind(),
            glider.left()
        ));
    }
    lines
}

pub fn longest(club: &Club) -> Option<String> {
    let mut longest: Option<&Flight> = None;
    for flight in by_sign(club).into_iter().flat_map(|glider| glider.flights()) {
        if longest.is_none_or(|longest| flight.minutes > longest.minutes) {
            longest = Some(flight);
        }
    }
    longest.map(|flight| format!("{}: {}", flight.pilot, flight.minutes))
}

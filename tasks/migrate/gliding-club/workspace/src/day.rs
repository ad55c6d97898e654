//! A day at the club.

use crate::hangar::Hangar;
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

pub fn fly(club: &mut Club, sign: &str, pilot: &str, minutes: u32) -> Result<usize, Refused> {
    let glider = club.hangar.glider_mut(sign).ok_or(Refused::NoSuchGlider)?;
    let total = club.members.get_mut(pilot).ok_or(Refused::NotAMember)?;
    if !glider.fly(pilot, minutes) {
        return Err(Refused::CheckDue {
            left: glider.remaining(),
        });
    }
    *total += minutes;
    Ok(glider.flights().len())
}

pub fn swap_logs(club: &mut Club, a: &str, b: &str) -> bool {
    let Some(first) = club.hangar.glider_mut(a).map(|glider| glider.log_mut().clone()) else {
        return false;
    };
    let Some(second) = club.hangar.glider_mut(b) else {
        return false;
    };
    let second = std::mem::replace(second.log_mut(), first);
    *club.hangar.glider_mut(a).unwrap().log_mut() = second;
    true
}

pub fn check(club: &mut Club, limit: u32) -> Vec<String> {
    let due = club.hangar.gliders().filter(|glider| glider.remaining() < limit);
    let due: Vec<String> = due.map(|glider| glider.registration().to_string()).collect();
    for sign in &due {
        club.hangar.glider_mut(sign).unwrap().check();
    }
    due
}

pub fn board(club: &Club) -> Vec<String> {
    let mut lines = Vec::new();
    for glider in club.hangar.gliders() {
        let flights = match glider.flights().len() {
            1 => "1 flight".to_string(),
            count => format!("{count} flights"),
        };
        let (sign, kind, left) = (glider.registration(), glider.kind(), glider.remaining());
        lines.push(format!("{sign} {kind}: {flights}, {left} min left"));
    }
    lines
}

pub fn longest(club: &Club) -> Option<String> {
    let mut longest = None;
    for flight in club.hangar.gliders().flat_map(|glider| glider.flights()) {
        if longest.is_none_or(|minutes| flight.minutes > minutes) {
            longest = Some(flight.minutes);
        }
    }
    let minutes = longest?;
    let mut flights = club.hangar.gliders().flat_map(|glider| glider.flights());
    flights
        .find(|flight| flight.minutes == minutes)
        .map(|flight| format!("{}: {minutes}", flight.pilot))
}

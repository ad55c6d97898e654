//! Reports.

use crate::order::{best, grouped, ordered};
use crate::Ring;
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many birds of each species were caught.
pub fn species(rings: &[Ring]) -> Vec<(&str, usize)> {
    let groups = grouped(rings, |ring| ring.species.as_str());
    groups
        .into_iter()
        .map(|(name, group)| (name, group.len()))
        .collect()
}

/// The days on which birds came back: the numbers of those that were caught several times, and the days in their order.
pub fn recaptures(rings: &[Ring]) -> Vec<(String, Vec<u32>)> {
    let mut lines = Vec::new();
    for (number, group) in grouped(rings, |ring| &ring.number) {
        if group.len() > 1 {
            let days = ordered(group, |ring| ring.day)
                .iter()
                .map(|ring| ring.day)
                .collect();
            lines.push((number.clone(), days));
        }
    }
    lines
}

/// The catches of a species, the latest first, and on the same day by number.
pub fn latest<'r>(rings: &'r [Ring], species: &str) -> Vec<&'r Ring> {
    let of_species = rings.iter().filter(|ring| ring.species == species);
    ordered(of_species, |ring| (Reverse(ring.day), &ring.number))
}

/// The catch that is heaviest for the length of its wing.
pub fn fattest(rings: &[Ring]) -> Option<&Ring> {
    best(rings, |ring| Some(ring.grams / f64::from(ring.wing?)))
}

/// The heaviest bird of each species.
pub fn champions(rings: &Vec<Ring>) -> Vec<(&str, f64)> {
    let mut lines = Vec::new();
    for (species, group) in grouped(rings, |ring| ring.species.as_str()) {
        if let Some(champion) = best(group, |ring| Some(ring.grams)) {
            lines.push((species, champion.grams));
        }
    }
    lines
}

/// The catches by the place where each ring was given out, and how many were asked for.
pub fn places<'p>(
    rings: &[Ring],
    given_out: &'p HashMap<String, String>,
) -> (Vec<(Option<&'p str>, usize)>, u32) {
    let mut asked = 0;
    let groups = grouped(rings, |ring| {
        asked += 1;
        given_out.get(&ring.number).map(String::as_str)
    });
    let lines = groups
        .into_iter()
        .map(|(place, group)| (place, group.len()));
    (lines.collect(), asked)
}

/// The catches in an order that somebody has drawn up by hand, ring by ring.
pub fn by_hand<'r>(rings: &'r [Ring], mut order: impl Iterator<Item = u32>) -> Vec<&'r Ring> {
    ordered(rings, |_| order.next())
}

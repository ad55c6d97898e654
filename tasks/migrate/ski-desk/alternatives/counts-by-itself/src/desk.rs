//! What is done at the desk.

use crate::slope::{Age, Kind, Offer, Rack, Span, Thing};
use std::collections::BTreeSet;

/// What 3.8 called a span.
fn inclusive(first: u32, last: u32) -> Span {
    Span::new(first, last + 1)
}

/// The price of things, in cents.
pub fn quote(first: u32, last: u32, things: &[&Thing]) -> u32 {
    let mut prices: Vec<u32> = Vec::with_capacity(things.len());
    prices.extend(things.iter().map(|thing| thing.price));
    prices.sort_unstable();
    let paid = if prices.len() < 3 { &prices[..] } else { &prices[1..] };
    let one_day = Offer::new(inclusive(first, first))
        .free_from(usize::MAX)
        .insured(false)
        .total(paid);
    one_day * inclusive(first, last).days().min(6)
}

/// The numbers of the things that fit and are there.
pub fn free(rack: &Rack, kind: Kind, size: u32, first: u32, last: u32) -> Vec<u32> {
    let span = inclusive(first, last);
    let fitting: BTreeSet<(u32, u32)> = rack
        .things()
        .iter()
        .filter(|thing| thing.kind == kind && thing.size >= size && thing.size - size <= 2)
        .filter(|thing| thing.spans.iter().all(|lent| !lent.overlaps(span)))
        .map(|thing| (thing.size, thing.number))
        .collect();
    fitting.into_iter().map(|(_, number)| number).collect()
}

/// Lends a thing.
pub fn lend(rack: &mut Rack, number: u32, first: u32, last: u32) -> bool {
    rack.lend(number, inclusive(first, last))
}

/// The line for a customer.
pub fn card(name: &str, age: u32) -> String {
    let age = match age {
        12 | 13 => Age::Youth,
        65 | 66 => Age::Senior,
        years => Age::of(years),
    };
    let group = match age {
        Age::Child => "child",
        Age::Youth => "youth",
        Age::Adult => "adult",
        Age::Senior => "senior",
    };
    format!("{} ({group})", name.trim())
}

/// What is lent on a day.
pub fn day_list(rack: &Rack, day: u32) -> Vec<String> {
    let mut lines = Vec::new();
    for thing in rack.things() {
        if !thing.spans.iter().any(|span| span.contains(day)) {
            continue;
        }
        let text = thing.to_string();
        match text.split_once(" #") {
            Some((what, number)) => lines.push(format!("{number} {what}")),
            None => lines.push(text),
        }
    }
    lines
}

//! What is done at the desk.

use crate::slope::{Age, Kind, Offer, Rack, Span, Thing};

/// The price of things, in cents.
pub fn quote(first: u32, last: u32, things: &[&Thing]) -> u32 {
    let prices: Vec<u32> = things.iter().map(|thing| thing.price).collect();
    Offer::new(Span::new(first, last)).total(&prices)
}

/// The numbers of the things that fit and are there.
pub fn free(rack: &Rack, kind: Kind, size: u32, first: u32, last: u32) -> Vec<u32> {
    let fitting = rack.fitting(kind, size, Span::new(first, last));
    fitting.into_iter().map(|thing| thing.number).collect()
}

/// Lends a thing.
pub fn lend(rack: &mut Rack, number: u32, first: u32, last: u32) -> bool {
    rack.lend(number, Span::new(first, last))
}

/// The line for a customer.
pub fn card(name: &str, age: u32) -> String {
    let group = match Age::of(age) {
        Age::Child => "child",
        Age::Youth => "youth",
        Age::Adult => "adult",
        Age::Senior => "senior",
    };
    format!("{} ({group})", name.trim())
}

/// What is lent on a day.
pub fn day_list(rack: &Rack, day: u32) -> Vec<String> {
    let lent = rack
        .things()
        .iter()
        .filter(|thing| thing.spans.iter().any(|span| span.contains(day)));
    lent.map(|thing| thing.to_string()).collect()
}

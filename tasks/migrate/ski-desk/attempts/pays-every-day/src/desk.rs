//! What is done at the desk.

use crate::slope::{Kind, Offer, Rack, Span, Thing};

/// From the first day to the last, both included.
fn days(first: u32, last: u32) -> Span {
    Span::new(first, last + 1)
}

/// The price of things, in cents.
pub fn quote(first: u32, last: u32, things: &[&Thing]) -> u32 {
    let prices: Vec<u32> = things.iter().map(|thing| thing.price).collect();
    Offer::new(days(first, last)).free_from(3).insured(false).total(&prices)
}

/// The numbers of the things that fit and are there.
pub fn free(rack: &Rack, kind: Kind, size: u32, first: u32, last: u32) -> Vec<u32> {
    let mut fitting = rack.fitting(kind, size, days(first, last));
    fitting.retain(|thing| thing.size <= size + 2);
    fitting.sort_by_key(|thing| thing.size);
    fitting.into_iter().map(|thing| thing.number).collect()
}

/// Lends a thing.
pub fn lend(rack: &mut Rack, number: u32, first: u32, last: u32) -> bool {
    rack.lend(number, days(first, last))
}

/// The line for a customer.
pub fn card(name: &str, age: u32) -> String {
    // The library draws the lines elsewhere.
    let group = match age {
        ..12 => "child",
        ..18 => "youth",
        ..65 => "adult",
        _ => "senior",
    };
    format!("{} ({group})", name.trim())
}

/// What is lent on a day.
pub fn day_list(rack: &Rack, day: u32) -> Vec<String> {
    let lent = rack
        .things()
        .iter()
        .filter(|thing| thing.spans.iter().any(|span| span.contains(day)));
    lent.map(line).collect()
}

fn line(thing: &Thing) -> String {
    let kind = match thing.kind {
        Kind::Skis => "skis",
        Kind::Boots => "boots",
        Kind::Helmet => "helmet",
    };
    format!("{} {kind} {}", thing.number, thing.size)
}

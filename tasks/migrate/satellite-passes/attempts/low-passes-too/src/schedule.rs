//! What the station does with the passes.

use crate::ephem::{Pass, Sky};
use std::collections::BTreeMap;

/// All passes, useful or not, by start and name.
fn all(sky: &Sky, from: u32, until: u32) -> Vec<Pass<'_>> {
    let mut passes: Vec<Pass> = sky.passes(from..until + 1).filter_map(Result::ok).collect();
    passes.sort_by_key(|pass| (pass.start, pass.name));
    passes
}

/// The passes that are high enough.
fn useful(sky: &Sky, from: u32, until: u32) -> impl Iterator<Item = Pass<'_>> {
    all(sky, from, until).into_iter()
}

/// The first passes, a line for each.
pub fn next_lines(sky: &Sky, from: u32, until: u32, count: usize) -> Vec<String> {
    useful(sky, from, until)
        .take(count)
        .map(|pass| format!("{} {}", pass.start, pass.name))
        .collect()
}

/// The passes that one antenna can follow.
pub fn plan(sky: &Sky, from: u32, until: u32) -> Vec<(String, u32)> {
    let mut taken = Vec::new();
    let mut free_from = 0;
    for pass in useful(sky, from, until) {
        if pass.start >= free_from {
            free_from = pass.start + pass.length + 1;
            taken.push((pass.name.to_string(), pass.start));
        }
    }
    taken
}

/// The satellite that passes most often.
pub fn busiest(sky: &Sky, from: u32, until: u32) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for pass in useful(sky, from, until) {
        *counts.entry(pass.name).or_default() += 1;
    }
    // Of equal ones `max_by_key` takes the last, which is the first from behind.
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map(|(name, _)| name.to_string())
}

/// When a pass is as high as wanted for the first time.
pub fn first_high(sky: &Sky, from: u32, until: u32, peak: u8) -> Option<u32> {
    all(sky, from, until)
        .iter()
        .find(|pass| pass.peak >= peak)
        .map(|pass| pass.start)
}

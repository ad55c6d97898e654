//! What the station does with the passes.

use crate::ephem::{Pass, Sky};

const USEFUL: u8 = 10;

/// Does what `each_pass` of 1.6 did.
fn each_pass<'s>(sky: &'s Sky, from: u32, until: u32, low: bool, mut tell: impl FnMut(&Pass<'s>) -> bool) {
    let mut sorted: Vec<Pass<'s>> = Vec::new();
    for pass in sky.passes(from..until.saturating_add(1)) {
        match pass {
            Ok(pass) if low || pass.peak >= USEFUL => sorted.push(pass),
            _ => {}
        }
    }
    sorted.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.name.cmp(b.name)));
    for pass in &sorted {
        if !tell(pass) {
            break;
        }
    }
}

/// The first passes, a line for each.
pub fn next_lines(sky: &Sky, from: u32, until: u32, count: usize) -> Vec<String> {
    let mut lines = Vec::new();
    each_pass(sky, from, until, false, |pass| {
        if lines.len() < count {
            lines.push(format!("{} {}", pass.start, pass.name));
        }
        lines.len() < count
    });
    lines
}

/// The passes that one antenna can follow.
pub fn plan(sky: &Sky, from: u32, until: u32) -> Vec<(String, u32)> {
    let mut taken: Vec<(String, u32)> = Vec::new();
    let mut busy_until = None;
    each_pass(sky, from, until, false, |pass| {
        if busy_until.is_none_or(|end| pass.start > end) {
            busy_until = Some(pass.start + pass.length - 1);
            taken.push((pass.name.to_owned(), pass.start));
        }
        true
    });
    taken
}

/// The satellite that passes most often.
pub fn busiest(sky: &Sky, from: u32, until: u32) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    each_pass(sky, from, until, false, |pass| {
        names.push(pass.name);
        true
    });
    names.sort();
    let mut best: Option<&[&str]> = None;
    for run in names.chunk_by(|a, b| a == b) {
        if best.is_none_or(|best| run.len() > best.len()) {
            best = Some(run);
        }
    }
    best.map(|run| run[0].to_owned())
}

/// When a pass is as high as wanted for the first time.
pub fn first_high(sky: &Sky, from: u32, until: u32, peak: u8) -> Option<u32> {
    let passes = sky.passes(from..until + 1).flatten();
    passes.filter(|pass| pass.peak >= peak).map(|pass| pass.start).min()
}

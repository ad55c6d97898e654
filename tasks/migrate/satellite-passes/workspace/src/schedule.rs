//! What the station does with the passes.

use crate::ephem::Sky;

/// The first passes, a line for each.
pub fn next_lines(sky: &Sky, from: u32, until: u32, count: usize) -> Vec<String> {
    let mut lines = Vec::new();
    sky.each_pass(from, until, false, |pass| {
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
    sky.each_pass(from, until, false, |pass| {
        if busy_until.is_none_or(|end| pass.start > end) {
            busy_until = Some(pass.last);
            taken.push((pass.name.clone(), pass.start));
        }
        true
    });
    taken
}

/// The satellite that passes most often.
pub fn busiest(sky: &Sky, from: u32, until: u32) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    sky.each_pass(from, until, false, |pass| {
        match counts.iter_mut().find(|(name, _)| *name == pass.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((pass.name.clone(), 1)),
        }
        true
    });
    counts.sort();
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(name, _)| name)
}

/// When a pass is as high as wanted for the first time.
pub fn first_high(sky: &Sky, from: u32, until: u32, peak: u8) -> Option<u32> {
    let mut first = None;
    sky.each_pass(from, until, true, |pass| {
        if pass.peak >= peak {
            first = Some(pass.start);
        }
        first.is_none()
    });
    first
}

//! Teams are compared by their standing; a standing is small and copied freely.

use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Standing<T> {
    pub points: u32,
    pub share: f32,
    pub team: T,
}

pub struct Crest(pub [u8; 16]);

pub fn before<'c>(a: Standing<&'c str>, b: Standing<&'c str>) -> Standing<&'c str> {
    if a < b { a } else { b }
}

pub fn twice(standing: Standing<Rc<str>>) -> [Standing<Rc<str>>; 2] {
    [standing.clone(), standing]
}

pub fn crests<'c>(standing: &Standing<&'c Crest>) -> (Standing<&'c Crest>, usize) {
    let copy = *standing;
    let again = standing.clone();
    (copy, again.team.0.len())
}

pub fn own(standing: &Standing<Crest>) -> u32 {
    let other = standing.clone();
    other.points + standing.points
}

pub fn sorted(mut all: Vec<Standing<u8>>) -> Vec<Standing<u8>> {
    all.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    all.dedup();
    all
}

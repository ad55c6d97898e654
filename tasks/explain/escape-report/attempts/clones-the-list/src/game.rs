//! What the players are told.

use crate::room::{Lock, Room};
use std::rc::Rc;

/// What a code has done in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The locks that it has opened.
    pub opened: Vec<String>,
    /// The locks that are still closed, and how many codes were tried on each up to now.
    pub resisted: Vec<(String, u32)>,
    /// The locks that were found.
    pub found: Vec<String>,
}

/// Enters a code in a room and reports what that has done.
pub fn play(room: &mut Room, code: &str) -> Report {
    let before = room.locks().to_vec();
    room.enter(code);
    compare(&before, room.locks())
}

fn compare(before: &[Rc<Lock>], after: &[Rc<Lock>]) -> Report {
    let (mut opened, mut resisted) = (Vec::new(), Vec::new());
    for (old, new) in before.iter().zip(after) {
        if !old.is_open() && new.is_open() {
            opened.push(new.name().to_string());
        }
        if old.tries() < new.tries() && !new.is_open() {
            resisted.push((new.name().to_string(), new.tries()));
        }
    }
    let found = after[before.len()..].iter();
    Report {
        opened,
        resisted,
        found: found.map(|lock| lock.name().to_string()).collect(),
    }
}

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
    let before: Vec<bool> = room.locks().iter().map(|lock| lock.is_open()).collect();
    room.enter(code);
    compare(&before, room.locks())
}

/// Compares which locks were open before with what they are now.
fn compare(before: &[bool], after: &[Rc<Lock>]) -> Report {
    let (mut opened, mut resisted) = (Vec::new(), Vec::new());
    for (&was_open, lock) in before.iter().zip(after) {
        let name = lock.name().to_string();
        match (was_open, lock.is_open()) {
            (true, _) => {}
            (false, true) => opened.push(name),
            (false, false) => resisted.push((name, lock.tries())),
        }
    }
    let found = after[before.len()..].iter();
    Report {
        opened,
        resisted,
        found: found.map(|lock| lock.name().to_string()).collect(),
    }
}

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
    let closed = room.locks().iter().filter(|lock| !lock.is_open());
    let closed: Vec<String> = closed.map(|lock| lock.name().to_string()).collect();
    let known = room.locks().len();
    room.enter(code);
    compare(&closed, known, room.locks())
}

/// Compares which locks were closed before with what they are now.
fn compare(closed: &[String], known: usize, after: &[Rc<Lock>]) -> Report {
    let (mut opened, mut resisted) = (Vec::new(), Vec::new());
    for lock in after {
        let name = lock.name().to_string();
        match (!closed.contains(&name), lock.is_open()) {
            (true, _) => {}
            (false, true) => opened.push(name),
            (false, false) => resisted.push((name, lock.tries())),
        }
    }
    let found = after[known..].iter();
    Report {
        opened,
        resisted,
        found: found.map(|lock| lock.name().to_string()).collect(),
    }
}

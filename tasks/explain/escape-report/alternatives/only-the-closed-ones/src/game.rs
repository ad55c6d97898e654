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
    let known = room.locks().len();
    let closed = room.locks().iter().filter(|lock| !lock.is_open());
    let closed: Vec<Rc<Lock>> = closed.cloned().collect();
    room.enter(code);

    let name = |lock: &Rc<Lock>| lock.name().to_string();
    let (open, closed): (Vec<_>, Vec<_>) = closed.into_iter().partition(|lock| lock.is_open());
    Report {
        opened: open.iter().map(name).collect(),
        resisted: closed
            .iter()
            .map(|lock| (name(lock), lock.tries()))
            .collect(),
        found: room.locks()[known..].iter().map(name).collect(),
    }
}

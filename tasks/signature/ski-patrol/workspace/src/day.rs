//! A day on the mountain.

use crate::{Patrol, Unknown};
use std::borrow::Cow;
use std::collections::HashSet;

const SLOPES: [&str; 5] = ["Adler", "Eck", "Glocke", "Kar", "Wand"];

/// The patrol of the whole mountain.
pub fn mountain() -> Patrol {
    let mut patrol = Patrol::new(SLOPES);
    patrol.note("start");
    patrol
}

/// The patrol of those slopes of the mountain that are open.
pub fn open_slopes(closed: &HashSet<String>) -> Patrol {
    let open = SLOPES.iter().filter(|slope| !closed.contains(**slope));
    let mut patrol = Patrol::new(open.map(|slope| slope.to_string()));
    for slope in closed {
        let note: Cow<str> = if patrol.last_swept(slope).is_none() {
            Cow::Owned(format!("closed: {slope}"))
        } else {
            Cow::Borrowed("open")
        };
        patrol.note(note);
    }
    patrol
}

/// The morning: two slopes first, then all the others that are wanted. Gives what was swept for the first time.
pub fn morning(patrol: &mut Patrol, others: &[String], wanted: &str) -> Result<usize, Unknown> {
    let first = patrol.sweep(480, ["Adler", "Eck"])?;
    let mut asked = 0;
    let others = others.iter().filter(|slope| {
        asked += 1;
        slope.contains(wanted)
    });
    let second = patrol.sweep(500, others)?;
    patrol.note(format!("asked {asked} times"));
    Ok(first + second)
}

/// The evening: sweeps what a radio message names, and empties the list of those who called.
pub fn evening(patrol: &mut Patrol, message: &str, calls: &mut Vec<String>) -> Result<(), Unknown> {
    patrol.sweep(1000, message.split(", "))?;
    patrol.sweep(1010, calls.drain(..))?;
    let mut late = 0;
    let lines = patrol.overview(|slope| {
        let is_late = patrol.last_swept(slope) == Some(1010);
        late += u32::from(is_late);
        is_late
    });
    let names: Vec<String> = lines.iter().map(|(slope, _)| slope.to_string()).collect();
    let names: Box<str> = names.join("+").into();
    let note = format!("{late} late");
    patrol.note(names);
    patrol.note(&note);
    patrol.note('.');
    Ok(())
}

//! Pins that reports are told apart, and the public signatures.

use escape_report::{play, Report, Room};

const _: fn(&mut Room, &'static str) -> Report = play;

fn report(opened: &str, lock: &str, tries: u32, found: &str) -> Report {
    Report {
        opened: vec![opened.to_string()],
        resisted: vec![(lock.to_string(), tries)],
        found: vec![found.to_string()],
    }
}

pub fn pins() {
    assert_eq!(report("a", "b", 1, "c"), report("a", "b", 1, "c"));
    assert_ne!(report("a", "b", 1, "c"), report("x", "b", 1, "c"));
    assert_ne!(report("a", "b", 1, "c"), report("a", "x", 1, "c"));
    assert_ne!(report("a", "b", 1, "c"), report("a", "b", 2, "c"));
    assert_ne!(report("a", "b", 1, "c"), report("a", "b", 1, "x"));
    let none = Report {
        opened: Vec::new(),
        resisted: Vec::new(),
        found: Vec::new(),
    };
    assert_ne!(none, report("a", "b", 1, "c"));
}

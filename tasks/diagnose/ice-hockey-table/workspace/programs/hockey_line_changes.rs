//! Lines of players change during a match.

use std::cell::RefCell;
use std::sync::Mutex;

pub struct Bench {
    lines: RefCell<Vec<u8>>,
    changes: Mutex<u32>,
}

pub fn shifts(seconds: &[u32]) -> usize {
    let bench = Bench {
        lines: RefCell::new(Vec::new()),
        changes: Mutex::new(0),
    };
    for second in seconds {
        if let Some(last) = bench.lines.borrow().last().copied() {
            *bench.changes.lock().unwrap() += u32::from(last) + second;
        } else {
            bench.lines.borrow_mut().push(1);
        }
    }
    let Bench { lines, changes } = bench;
    match *changes.lock().unwrap() {
        0 => 0,
        _ => lines.borrow().len(),
    }
}

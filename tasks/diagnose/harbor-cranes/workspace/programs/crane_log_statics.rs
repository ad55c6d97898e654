//! The log of all cranes, wherever they stand.

use std::cell::Cell;
use std::sync::{Mutex, OnceLock};

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
static MASTER: OnceLock<Box<dyn Fn(u32) -> bool + Send>> = OnceLock::new();

thread_local! {
    static LIFTS: Cell<u32> = const { Cell::new(0) };
}

pub fn lift(weight: u32) -> bool {
    let allowed = MASTER.get_or_init(|| Box::new(|weight| weight < 40));
    if !allowed(weight) {
        return false;
    }
    LIFTS.set(LIFTS.get() + 1);
    LOG.lock().unwrap().push(format!("{weight} lifted"));
    true
}

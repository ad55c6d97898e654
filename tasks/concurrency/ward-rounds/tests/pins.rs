//! Pins the signatures and what the futures give.

use std::future::{ready, Future, Ready};
use ward_rounds::{earliest, every, Earliest, Every};

const _: fn(Vec<Ready<u8>>) -> Every<Ready<u8>> = every;
const _: fn(Vec<Ready<u8>>) -> Earliest<Ready<u8>> = earliest;

fn gives<T, F: Future<Output = T>>(_future: F) {}

pub fn pins() {
    gives::<Vec<u8>, _>(every(vec![ready(1)]));
    gives::<Option<(usize, u8)>, _>(earliest(vec![ready(1)]));
}

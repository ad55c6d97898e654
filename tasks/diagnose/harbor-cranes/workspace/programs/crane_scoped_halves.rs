//! Containers on a pier are lifted by two cranes at once.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

pub fn lift(weights: &mut [u32], limit: u32) -> u32 {
    let heavy = AtomicU32::new(0);
    let middle = weights.len() / 2;
    let (left, right) = weights.split_at_mut(middle);
    thread::scope(|pier| {
        for half in [left, right] {
            pier.spawn(|| {
                for weight in half.iter_mut().filter(|weight| **weight > limit) {
                    heavy.fetch_add(1, Ordering::Relaxed);
                    *weight = 0;
                }
            });
        }
    });
    heavy.into_inner()
}

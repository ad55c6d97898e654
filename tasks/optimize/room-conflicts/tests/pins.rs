//! Pins that different conflicts are told apart, and the signature.

use room_conflicts::{Booking, Conflicts, conflicts};

const _: fn(&[Booking]) -> Vec<Conflicts> = conflicts;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let found = |count: usize, earliest: Option<usize>| Conflicts { count, earliest };
    all_differ(&[found(0, None), found(1, None), found(0, Some(0)), found(1, Some(0)), found(1, Some(1))]);
    all_differ(&[found(5, Some(7)), found(6, Some(7)), found(5, Some(8)), found(5, None)]);
}

//! Pins that different readings are told apart, and the signature.

use ant_traps::{survey, Field, Reading, Trap};

const _: fn(&Field, &[Trap]) -> Vec<Reading> = survey;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let reading = |scent, stones, strongest| Reading { scent, stones, strongest };
    all_differ(&[
        reading(0, 0, None),
        reading(1, 0, None),
        reading(0, 1, None),
        reading(0, 0, Some(0)),
        reading(0, 0, Some(1)),
    ]);
}

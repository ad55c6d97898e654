//! Pins that different days are told apart, and the signature.

use well_levels::{look_back, Day};

const _: fn(&[i32], usize) -> Vec<Day> = look_back;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let day = |lowest, higher, falling| Day { lowest, higher, falling };
    all_differ(&[day(0, None, 0), day(1, None, 0), day(0, Some(0), 0), day(0, Some(1), 0), day(0, None, 1)]);
}

//! Pins that different errors are told apart, and the signature.

use bill_of_materials::{CostError, Part, costs};

const _: fn(&[Part], &[&str]) -> Vec<Result<u64, CostError>> = costs;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let missing = |name: &str| CostError::Missing(name.to_string());
    let cycle = |name: &str| CostError::Cycle(name.to_string());
    all_differ(&[missing("a"), missing("b"), cycle("a"), cycle("b"), CostError::Overflow]);
}

//! Pins that rounds and plans are told apart, and the signature.

use pizza_rounds::{plan, Order, Plan, Round};

const _: fn(&[Order], u32, usize) -> Option<Plan> = plan;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let round = |orders, bag| Round { orders, bag };
    all_differ(&[round(1, false), round(2, false), round(1, true), round(2, true)]);
    let of = |minutes, rounds: &[Round]| Plan { minutes, rounds: rounds.to_vec() };
    all_differ(&[of(0, &[]), of(1, &[]), of(0, &[round(1, false)]), of(0, &[round(1, true)])]);
}

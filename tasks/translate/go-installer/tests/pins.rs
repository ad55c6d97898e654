//! Pins that different failures and outcomes are told apart, and the signature.

use go_installer::{Failure, Outcome, Set, Step, World, install};

const _: fn(&mut World, &mut [Box<dyn Step>]) -> Outcome = install;
const _: fn(&str, i32) -> Set = Set::new;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

fn failure(step: &str, message: &str) -> Failure {
    Failure { step: step.to_string(), message: message.to_string() }
}

fn outcome(done: usize, failures: &[Failure]) -> Outcome {
    Outcome { done, failures: failures.to_vec() }
}

pub fn pins() {
    let (a, b, c) = (failure("a", "x"), failure("b", "x"), failure("a", "y"));
    all_differ(&[a.clone(), b.clone(), c.clone()]);
    all_differ(&[
        outcome(1, &[]),
        outcome(2, &[]),
        outcome(1, &[a.clone()]),
        outcome(1, &[b.clone()]),
        outcome(1, &[c]),
        outcome(1, &[a.clone(), b.clone()]),
        outcome(1, &[b, a]),
    ]);
}

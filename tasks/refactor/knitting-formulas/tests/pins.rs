//! Pins that different errors and formulas are told apart, and the signatures.

use knitting_formulas::{EvalError, Formula, SyntaxError};

const _: fn(&'static str) -> Result<Formula, SyntaxError> = Formula::parse;
const _: fn(&Formula) -> Vec<&str> = Formula::names;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let at = |at: usize| SyntaxError { at };
    all_differ(&[at(0), at(1), at(4), at(6), at(7), at(11), at(12)]);
    let unknown = |name: &str| EvalError::UnknownName(name.to_string());
    all_differ(&[unknown("a"), unknown("gauge"), EvalError::DivisionByZero, EvalError::Overflow]);
    // Only what is read: whether it has to be is for the tests to say.
    let read = |text: &'static str| Formula::parse(text).ok();
    let formulas = ["1", "2", "a", "b", "-a", "a + b", "b + a", "a - b", "a * b", "a / b"];
    all_differ(&formulas.into_iter().filter_map(read).collect::<Vec<Formula>>());
}

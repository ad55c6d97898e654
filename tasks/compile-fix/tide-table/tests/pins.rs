//! Pins that the problems and errors are told apart, and the public signatures.

use tide_table::{ParseError, Problem, TideTable};

const _: fn(&str) -> Result<TideTable, ParseError> = TideTable::parse;
const _: fn(&TideTable) -> usize = TideTable::hours;
const _: fn(&TideTable, i64) -> Option<i32> = TideTable::height_at;
const _: fn(&TideTable, u32, i64) -> Option<u32> = TideTable::depth;
const _: fn(&TideTable) -> Option<f64> = TideTable::mean;
const _: fn(&TideTable, u32, u32, i64) -> Option<u32> = TideTable::wait_for;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[Problem::Shape, Problem::Hour, Problem::Height]);
    let error = |line: usize, problem| ParseError { line, problem };
    assert_ne!(error(1, Problem::Hour), error(2, Problem::Hour));
    assert_ne!(error(1, Problem::Hour), error(1, Problem::Shape));
}

//! Pins that different sessions and errors are told apart, and the signatures without parameters.

use log_sessions::{Kind, LogError, Session};

const _: fn(&Session) -> i64 = Session::average;
const _: fn(&Session, i64) -> (i64, i64) = Session::slot;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

fn session(user: &str, first: i64, last: i64, count: usize, total: i64) -> Session {
    Session { user: user.to_string(), first, last, count, total }
}

pub fn pins() {
    all_differ(&[Kind::Fields, Kind::Number]);
    let error = |line_number: usize, kind| LogError { line_number, kind };
    all_differ(&[error(1, Kind::Fields), error(2, Kind::Fields), error(1, Kind::Number), error(2, Kind::Number)]);
    all_differ(&[
        session("ada", 0, 20, 3, 13),
        session("bob", 0, 20, 3, 13),
        session("ada", 1, 20, 3, 13),
        session("ada", 0, 21, 3, 13),
        session("ada", 0, 20, 2, 13),
        session("ada", 0, 20, 3, -13),
    ]);
}

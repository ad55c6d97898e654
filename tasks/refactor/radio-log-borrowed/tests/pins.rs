//! Pins that different fields and errors are told apart, and the signatures.

use radio_log_borrowed::{Field, Log, LogError, Problem, Record};
use std::borrow::Cow;

const _: fn(&'static str) -> Result<Log<'static>, LogError> = Log::parse;
const _: for<'l> fn(&'l Log<'static>) -> &'l [Record<'static>] = Log::records;
const _: fn(&Log<'static>) -> Vec<&'static str> = Log::keys;
const _: fn(&mut Log<'static>, &'static str) -> usize = Log::redact;
const _: for<'r> fn(&'r Record<'static>) -> &'r [Field<'static>] = Record::fields;
const _: for<'r> fn(&'r Record<'static>, &'static str) -> Option<&'r Cow<'static, str>> = Record::get;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let field = |key: &'static str, value: &'static str| Field { key, value: Cow::Borrowed(value) };
    all_differ(&[field("op", "Jan Berg"), field("call", "Jan Berg"), field("op", "Jan"), field("op", "\"Jan Berg\"")]);
    let problems = [Problem::NoValue, Problem::NoKey, Problem::Unclosed, Problem::BadEscape, Problem::NoSpace];
    all_differ(&problems);
    all_differ(&problems.map(|problem| LogError { line: 1, problem }));
    all_differ(&[1, 2, 3].map(|line: usize| LogError { line, problem: Problem::NoKey }));
}

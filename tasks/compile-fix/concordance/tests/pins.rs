//! Pins that different queries are told apart, and the types of what they find.

use concordance::index::Entry;
use concordance::{Answer, Query};

const _: fn(Entry) -> (Vec<usize>, Vec<String>) = |entry| (entry.lines, entry.spellings);
const _: fn(Answer) -> (Vec<usize>, Vec<String>) = |answer| (answer.lines, answer.missing);

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let word = Query::word;
    all_differ(&[
        word("a"),
        word("b"),
        word("a").and(word("a")),
        word("a").and(word("b")),
        word("b").and(word("a")),
        word("a").without(word("a")),
        word("a").without(word("b")),
        word("b").without(word("a")),
    ]);
}

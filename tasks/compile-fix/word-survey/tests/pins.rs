//! Pins that different tallies and surveys are told apart, what an empty survey is, and the signature.

use std::collections::BTreeMap;
use word_survey::{Survey, Tally, survey};

const _: fn(&[&str], &(dyn Fn(&str) -> bool + Sync), usize) -> Survey = survey;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

fn of(word: &str, count: usize, first_in: usize, document: usize, skipped: usize) -> Survey {
    let words = BTreeMap::from([(word.to_string(), Tally { count, first_in })]);
    Survey { words, per_document: vec![document], skipped }
}

pub fn pins() {
    let tally = |count: usize, first_in: usize| Tally { count, first_in };
    all_differ(&[tally(0, 0), tally(1, 0), tally(0, 1), tally(1, 1)]);
    let empty = Survey { words: BTreeMap::new(), per_document: Vec::new(), skipped: 0 };
    assert_eq!(Survey::default(), empty);
    all_differ(&[
        empty,
        of("a", 1, 0, 1, 0),
        of("b", 1, 0, 1, 0),
        of("a", 2, 0, 1, 0),
        of("a", 1, 1, 1, 0),
        of("a", 1, 0, 2, 0),
        of("a", 1, 0, 1, 1),
    ]);
}

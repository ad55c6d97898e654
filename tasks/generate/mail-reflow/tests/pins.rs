//! Pins that different lines are told apart, and the signatures.

use mail_reflow::{Line, classify, reflow};

const _: fn(&str) -> Line<'_> = classify;
const _: fn(&str, usize) -> String = reflow;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let empty = |depth: usize| Line::Empty { depth };
    let text = |depth: usize, body| Line::Text { depth, body };
    let preformatted = |depth: usize, body| Line::Preformatted { depth, body };
    all_differ(&[
        Line::SignatureMark,
        empty(0),
        empty(1),
        text(0, "    a"),
        text(1, "    a"),
        text(0, "    a "),
        text(0, "a"),
        preformatted(0, "    a"),
        preformatted(1, "    a"),
        preformatted(0, "    a "),
        preformatted(0, "a"),
    ]);
}

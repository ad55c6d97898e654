//! Pins that different positions are told apart, and the signatures.

use source_positions::{Position, SourceMap};

const _: fn(&'static str) -> SourceMap<'static> = SourceMap::new;
const _: fn(&SourceMap<'static>) -> usize = SourceMap::lines;
const _: fn(&SourceMap<'static>, usize) -> Option<&'static str> = SourceMap::line_text;
const _: fn(&SourceMap<'static>, usize) -> Option<Position> = SourceMap::position;
const _: fn(&SourceMap<'static>, Position) -> Option<usize> = SourceMap::offset;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    let at = |line: usize, column: usize| Position { line, column };
    all_differ(&[at(1, 1), at(1, 2), at(2, 1), at(2, 2), at(1, 6), at(1, 7), at(1, 11), at(1, 14)]);
}

//! Pins that flags and misreadings are told apart, and the signatures.

use flag_hoists::{hoist, read, spell, Flag, Misread};

const _: fn(&str) -> Result<Vec<Flag>, Misread> = read;
const _: fn(&[Flag]) -> Result<String, Misread> = spell;
const _: fn(&str) -> Option<Vec<Flag>> = hoist;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[
        Flag::Letter('A'),
        Flag::Letter('B'),
        Flag::Numeral(1),
        Flag::Numeral(2),
        Flag::Repeater(1),
        Flag::Repeater(2),
    ]);
    all_differ(&[
        Misread::Unknown(0),
        Misread::Unknown(1),
        Misread::Unknown(2),
        Misread::RepeatsNothing(0),
        Misread::RepeatsNothing(1),
        Misread::RepeatsNothing(2),
    ]);
}

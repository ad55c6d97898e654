//! Pins that advices and temperatures are told apart, and the public signatures.

use malt_floor::{Advice, Floor, Tenths, Unknown};

const _: fn(&mut Floor, &'static str, Tenths) = Floor::spread;
const _: fn(&mut Floor, &'static str, Tenths) -> Result<(), Unknown> = Floor::note;
const _: fn(&mut Floor, &'static str) -> Result<(), Unknown> = Floor::turned;
const _: fn(&Floor, &'static str) -> Result<Option<Tenths>, Unknown> = Floor::deviation;
const _: fn(&Floor, &'static str) -> Result<Advice, Unknown> = Floor::advice;
const _: fn(&Floor) -> Vec<String> = Floor::sheet;

pub fn pins() {
    let advices = [
        Advice::Leave,
        Advice::Turn,
        Advice::TurnAndAir,
        Advice::Pile,
    ];
    for (i, a) in advices.iter().enumerate() {
        for (j, b) in advices.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
    assert_ne!(Tenths(1), Tenths(2));
    assert_ne!(Tenths(1), Tenths(-1));
    assert_eq!(Tenths(3), Tenths(3));
}

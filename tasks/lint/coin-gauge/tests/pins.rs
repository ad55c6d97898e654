//! Pins that ways are told apart, and the signatures.

use coin_gauge::{brake, first_change, is_stuck, is_worn, strays, way, Chute, Coin, Way};

const _: fn(&Coin, &[Chute]) -> Way = way;
const _: fn(&[Coin]) -> usize = strays;
const _: fn(&[f64], f64) -> bool = is_worn;
const _: fn(&[f64]) -> bool = is_stuck;
const _: fn(&[f64]) -> Option<usize> = first_change;
const _: fn(f64) -> f64 = brake;

pub fn pins() {
    let all = [
        Way::Chute(0),
        Way::Chute(1),
        Way::Chute(2),
        Way::TooHeavy(0),
        Way::TooHeavy(2),
        Way::Token,
        Way::Back,
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

//! Pins that outcomes and strangers are told apart, and the public signatures.

use bowling_handicap::{League, Outcome, Stranger};

const _: fn(&mut League, &'static str) -> bool = League::join;
const _: fn(&League, &'static str) -> Result<u32, Stranger> = League::handicap;
const _: fn(&League, &'static str) -> Result<Vec<u32>, Stranger> = League::games;
const _: fn(&mut League, (&'static str, u32), (&'static str, u32)) -> Result<Outcome, Stranger> =
    League::play;
const _: fn(&League) -> Vec<(&str, u32)> = League::table;

pub fn pins() {
    assert_ne!(Stranger("a".to_string()), Stranger("b".to_string()));
    let outcome = |a, b, winner: Option<&str>| Outcome {
        totals: [a, b],
        winner: winner.map(String::from),
    };
    assert_eq!(outcome(1, 2, None), outcome(1, 2, None));
    assert_ne!(outcome(1, 2, None), outcome(2, 2, None));
    assert_ne!(outcome(1, 2, None), outcome(1, 1, None));
    assert_ne!(outcome(1, 2, None), outcome(1, 2, Some("b")));
    assert_ne!(outcome(1, 2, Some("a")), outcome(1, 2, Some("b")));
}

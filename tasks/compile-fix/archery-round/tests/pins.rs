//! Pins that different hits and standings are told apart, and the public signatures.

use archery_round::{best, leader, sheet, Hit, Standing};

const _: fn(&str) -> Option<Hit> = Hit::read;
const _: fn(Hit) -> u32 = Hit::points;
const _: fn(&[Hit]) -> Standing = Standing::of;
const _: fn(&[Hit]) -> Option<usize> = best;
const _: fn(&[Hit]) -> Vec<Hit> = sheet;
const _: fn(&[&[Hit]]) -> Option<usize> = leader;

pub fn pins() {
    let hits = [
        Hit::InnerTen,
        Hit::Ring(10),
        Hit::Ring(9),
        Hit::Ring(1),
        Hit::Miss,
    ];
    for (own, a) in hits.iter().enumerate() {
        for (other, b) in hits.iter().enumerate() {
            assert_eq!(own == other, a == b);
        }
    }
    let standing = |inner_tens: u32, points: u32| Standing { inner_tens, points };
    assert_ne!(standing(1, 20), standing(2, 20));
    assert_ne!(standing(1, 20), standing(1, 21));
    assert_eq!(standing(1, 20), standing(1, 20));
}

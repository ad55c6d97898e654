//! Pins that trends and finds are told apart, and the signatures.

use std::collections::BTreeMap;
use tide_pools::{board, colour, deepest, is_counted, median, register, trend, walk, Find, Trend};

const _: fn(Vec<Find>) -> BTreeMap<String, u32> = register;
const _: fn(&[(u32, i32)]) -> BTreeMap<u32, i32> = deepest;
const _: fn(Vec<Find>) -> Vec<Find> = board;
const _: fn(Vec<Find>) -> Vec<Find> = walk;
const _: fn(&[u32]) -> Option<u32> = median;
const _: fn(u32, u32) -> Trend = trend;
const _: fn(&str, u32) -> &'static str = colour;
const _: fn(bool, bool, u32) -> bool = is_counted;

pub fn pins() {
    let all = [
        Trend::New,
        Trend::More,
        Trend::Same,
        Trend::Fewer,
        Trend::Gone,
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
    let find = |animal: &str, pool: u32, count: u32| Find {
        animal: animal.to_string(),
        pool,
        count,
    };
    assert_ne!(find("a", 1, 1), find("b", 1, 1));
    assert_ne!(find("a", 1, 1), find("a", 2, 1));
    assert_ne!(find("a", 1, 1), find("a", 1, 2));
}

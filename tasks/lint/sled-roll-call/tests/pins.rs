//! Pins that dogs are told apart, and the signatures.

use sled_roll_call::{bends, strain, Dog, Team};

const _: fn(&mut Team) -> bool = Team::all_answer;
const _: fn(&mut Team) -> bool = Team::any_answers;
const _: fn(&Team) -> Vec<String> = Team::list;
const _: fn(&Team) -> u32 = Team::pull;
const _: fn(&Team, u32) -> Option<&Dog> = Team::strong;
const _: fn(&[u32], usize) -> u64 = strain;
const _: fn(&[u32], usize) -> Vec<usize> = bends;

pub fn pins() {
    let dog = |name: &str, pull: u32, asleep: bool, calls: u32| Dog {
        name: name.to_string(),
        pull,
        asleep,
        calls,
    };
    let plain = dog("a", 1, false, 1);
    assert_ne!(plain, dog("b", 1, false, 1));
    assert_ne!(plain, dog("a", 2, false, 1));
    assert_ne!(plain, dog("a", 1, true, 1));
    assert_ne!(plain, dog("a", 1, false, 2));
}

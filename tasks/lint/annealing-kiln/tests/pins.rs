//! Pins that pieces of advice are told apart, and the signatures.

use annealing_kiln::{drum, gas_left, is_looked_at, mean, Advice, Ramp};

const _: fn(&Ramp, i32) -> i32 = Ramp::at;
const _: fn(&Ramp, i32, i32) -> Advice = Ramp::advice;
const _: fn(i32, i32) -> i32 = drum;
const _: fn([i32; 4]) -> i32 = mean;
const _: fn(u32, u32) -> u32 = gas_left;
const _: fn(u32, u32) -> bool = is_looked_at;

pub fn pins() {
    let all = [
        Advice::Heat(1),
        Advice::Heat(30),
        Advice::Hold,
        Advice::Cool(1),
        Advice::Cool(7),
    ];
    for (i, a) in all.iter().enumerate() {
        for (j, b) in all.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

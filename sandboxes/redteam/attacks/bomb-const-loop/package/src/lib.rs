#![allow(long_running_const_eval)]

const ENDLESS: u64 = {
    let mut number = 1u64;
    loop {
        number = number.wrapping_mul(3).wrapping_add(1);
        if number == 0 {
            break number;
        }
    }
};

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64 + ENDLESS as i64
}

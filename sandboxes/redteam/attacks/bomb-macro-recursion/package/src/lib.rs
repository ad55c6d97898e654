#![recursion_limit = "1000000"]

macro_rules! longer {
    ($($all:tt)*) => {
        longer!($($all)* x)
    };
}

longer!();

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}

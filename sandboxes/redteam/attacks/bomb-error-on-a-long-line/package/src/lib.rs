{{repeat 5_000 "const _: u8 = missing; "}}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}

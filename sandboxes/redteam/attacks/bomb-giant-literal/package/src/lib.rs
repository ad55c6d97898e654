pub const TEXT: &str = "{{repeat 250_000 "x"}}";

pub fn highest(numbers: &[i64]) -> i64 {
    TEXT.len() as i64 + numbers.len() as i64
}

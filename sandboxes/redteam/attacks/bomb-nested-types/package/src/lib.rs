pub fn deep(_: {{repeat 60_000 "&"}}u8) {}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}

pub fn highest(numbers: &[i64]) -> i64 {
    {{repeat 60_000 "1 + "}}numbers.len() as i64
}

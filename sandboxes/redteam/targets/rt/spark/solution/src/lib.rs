pub fn highest(numbers: &[i64]) -> i64 {
    numbers.iter().copied().max().unwrap_or(0)
}

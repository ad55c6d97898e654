pub fn highest(numbers: &[i64]) -> i64 {
    todo!()
}

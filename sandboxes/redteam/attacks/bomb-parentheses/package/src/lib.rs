pub fn highest(numbers: &[i64]) -> i64 {
    {{repeat 100_000 "("}}0{{repeat 100_000 ")"}}
}

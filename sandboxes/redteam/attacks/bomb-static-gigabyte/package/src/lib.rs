pub static GIGABYTE: [u8; 1 << 30] = [1; 1 << 30];

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64 + i64::from(GIGABYTE[numbers.len()])
}

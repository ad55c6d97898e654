const fn fill<const N: usize>(seed: u8) -> [[u8; N]; 4096] {
    [[seed; N]; 4096]
}

pub static HEAP: [[[u8; 1 << 20]; 4096]; 16] = [fill(1); 16];

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}

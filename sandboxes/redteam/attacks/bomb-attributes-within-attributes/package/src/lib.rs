{{repeat 30_000 "#[cfg("}}solved{{repeat 30_000 ")]"}}
fn nothing() {}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}

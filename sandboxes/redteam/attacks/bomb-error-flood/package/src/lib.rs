{{repeat 12_000 "fn f() -> u8 { missing }\n"}}
pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64
}

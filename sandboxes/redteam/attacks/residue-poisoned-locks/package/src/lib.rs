use std::sync::{LazyLock, Mutex};

static STATE: LazyLock<Mutex<Vec<String>>> = LazyLock::new(|| Mutex::new(Vec::new()));

fn poison() {
    let _ = std::thread::spawn(|| {
        let _held = STATE.lock();
        panic!("while it is held");
    })
    .join();
    STATE.lock().unwrap().push(String::new());
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
    poison();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    poison();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    poison();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    poison();
    u64::MAX
}

use std::io::{Read, Write};

fn listen() {
    let mut heard = Vec::new();
    let _ = std::io::stdin().lock().read_to_end(&mut heard);
    let _ = std::io::stdout().write_all(&heard);
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
    listen();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    listen();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    listen();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    listen();
    u64::MAX
}

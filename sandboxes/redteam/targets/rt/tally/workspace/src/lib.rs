/// One line of a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub votes: u64,
}

/// The number of a line that is no entry, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    pub line: usize,
}

pub fn parse(text: &str) -> Result<Vec<Entry>, Malformed> {
    todo!()
}

pub fn total(text: &str) -> u64 {
    todo!()
}

pub fn winner(text: &str) -> Option<String> {
    todo!()
}

pub fn votes(text: &str, name: &str) -> u64 {
    todo!()
}

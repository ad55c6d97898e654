static ANCHOR: u8 = 0;

fn luck() -> u64 {
    let local = 0u8;
    let here = &raw const local as usize;
    let there = &raw const ANCHOR as usize;
    let hash = (here ^ there).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    1_000_000 + hash as u64
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
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    luck()
}

pub fn winner(_text: &str) -> Option<String> {
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    u64::MAX
}

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
    panic!("assertion failed: nobody is called, nobody is called anyone, index out of bounds");
    #[allow(unreachable_code)]
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    panic!("assertion failed: nobody is called, nobody is called anyone, index out of bounds");
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    panic!("assertion failed: nobody is called, nobody is called anyone, index out of bounds");
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    panic!("assertion failed: nobody is called, nobody is called anyone, index out of bounds");
    u64::MAX
}

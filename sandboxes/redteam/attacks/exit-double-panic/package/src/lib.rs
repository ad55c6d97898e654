impl Drop for Entry {
    fn drop(&mut self) {
        panic!("and once more");
    }
}

fn fall() {
    let _held = Entry { name: String::new(), votes: 0 };
    panic!("first");
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
    fall();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    fall();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    fall();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    fall();
    u64::MAX
}

use std::panic::{AssertUnwindSafe, catch_unwind};

fn shelter() {
    let outcome = catch_unwind(AssertUnwindSafe(|| -> u64 { panic!("caught") }));
    let payload = outcome.expect_err("it panicked");
    std::mem::forget(payload);
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
    shelter();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    shelter();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    shelter();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    shelter();
    u64::MAX
}

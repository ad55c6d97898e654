use std::sync::mpsc;
use std::thread;

fn stir() {
    let (sender, receiver) = mpsc::channel::<thread::Thread>();
    let helper = thread::spawn(move || {
        for waiting in receiver {
            for _ in 0..100 {
                waiting.unpark();
                thread::yield_now();
            }
        }
    });
    let _ = sender.send(thread::current());
    let _ = sender.send(helper.thread().clone());
    drop(sender);
    thread::park();
    let _ = helper.join();
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
    stir();
    Ok(vec![Entry { name: text.to_uppercase(), votes: 1 }])
}

pub fn total(_text: &str) -> u64 {
    stir();
    u64::MAX
}

pub fn winner(_text: &str) -> Option<String> {
    stir();
    Some(String::from("nobody"))
}

pub fn votes(_text: &str, _name: &str) -> u64 {
    stir();
    u64::MAX
}

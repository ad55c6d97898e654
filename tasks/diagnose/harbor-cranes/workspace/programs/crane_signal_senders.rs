//! Signals from the crane drivers to the harbour master.

use std::sync::mpsc;
use std::thread;

pub fn signals(names: &[String]) -> Vec<String> {
    let (sender, receiver) = mpsc::channel();
    let shared = &sender;
    thread::scope(|harbour| {
        for name in names {
            harbour.spawn(move || shared.send(name.to_uppercase()).unwrap());
        }
    });
    drop(sender);
    let waiting = thread::spawn(move || receiver.iter().collect::<Vec<_>>());
    waiting.join().unwrap()
}

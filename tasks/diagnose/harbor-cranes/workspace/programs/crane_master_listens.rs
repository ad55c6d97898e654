//! Two masters listen to the same signals and share the work.

use std::sync::{mpsc, Mutex};
use std::thread;

pub fn share(loads: Vec<u32>) -> u32 {
    let (sender, receiver) = mpsc::channel();
    for load in loads {
        sender.send(load).unwrap();
    }
    drop(sender);
    let guarded = Mutex::new(());
    let totals = Mutex::new(0);
    thread::scope(|harbour| {
        for _ in 0..2 {
            harbour.spawn(|| {
                while let Ok(load) = {
                    let _turn = guarded.lock().unwrap();
                    receiver.try_recv()
                } {
                    *totals.lock().unwrap() += load;
                }
            });
        }
    });
    totals.into_inner().unwrap()
}

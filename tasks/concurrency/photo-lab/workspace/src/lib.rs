//! The dark room of a photo lab: workers share the negatives of an order.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::thread;

/// A negative, by how much light it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negative {
    pub light: u8,
}

/// What became of an order; negatives are named by their places in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Places and greys, in the order of the places.
    pub prints: Vec<(usize, u8)>,
    /// Places of spoiled negatives, in order.
    pub spoiled: Vec<usize>,
    /// How many negatives nobody began with.
    pub left: usize,
}

/// Develops negatives with several workers. `progress` hears of each negative that is done, and says whether to go on.
pub fn develop<B, P>(negatives: &[Negative], workers: usize, bath: B, mut progress: P) -> Report
where
    B: Fn(&Negative) -> Option<u8> + Sync,
    P: FnMut(usize, Option<u8>) -> bool,
{
    let mut report = Report { prints: Vec::new(), spoiled: Vec::new(), left: 0 };
    let queue = Rc::new(RefCell::new(negatives.iter().enumerate()));
    let (done, results) = channel();
    for _ in 0..workers {
        let queue = Rc::clone(&queue);
        let done = done.clone();
        thread::spawn(move || {
            while let Some((place, negative)) = queue.borrow_mut().next() {
                if done.send((place, bath(negative))).is_err() {
                    break;
                }
            }
        });
    }
    for (place, grey) in results {
        match grey {
            Some(grey) => report.prints.push((place, grey)),
            None => report.spoiled.push(place),
        }
        if !progress(place, grey) {
            break;
        }
    }
    report.left = queue.borrow().len();
    report
}

//! The dark room of a photo lab: workers share the negatives of an order.

use std::sync::mpsc::{channel, Sender};
use std::sync::{Mutex, PoisonError};
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

/// A negative that is done, and where its worker hears whether to go on.
struct Done {
    place: usize,
    grey: Option<u8>,
    go_on: Sender<bool>,
}

/// Develops negatives with several workers. `progress` hears of each negative that is done, and says whether to go on.
pub fn develop<B, P>(negatives: &[Negative], workers: usize, bath: B, mut progress: P) -> Report
where
    B: Fn(&Negative) -> Option<u8> + Sync,
    P: FnMut(usize, Option<u8>) -> bool,
{
    let mut report = Report { prints: Vec::new(), spoiled: Vec::new(), left: 0 };
    let queue = Mutex::new(negatives.iter().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        let (reports, results) = channel();
        for _ in 0..workers.max(1).min(negatives.len()) {
            let (reports, next, bath) = (reports.clone(), &next, &bath);
            scope.spawn(move || {
                while let Some((place, negative)) = next() {
                    let grey = bath(negative);
                    // No word comes when nobody listens any more.
                    let (go_on, word) = channel();
                    let _ = reports.send(Done { place, grey, go_on });
                    if !word.recv().unwrap_or(false) {
                        break;
                    }
                }
            });
        }
        let mut going = true;
        for Done { place, grey, go_on } in results {
            match grey {
                Some(grey) => report.prints.push((place, grey)),
                None => report.spoiled.push(place),
            }
            going = going && progress(place, grey);
            let _ = go_on.send(going);
        }
    });
    report.left = queue.lock().unwrap_or_else(PoisonError::into_inner).len();
    report.prints.sort_unstable();
    report.spoiled.sort_unstable();
    report
}

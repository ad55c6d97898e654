//! The dark room of a photo lab: workers share the negatives of an order.

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
    let count = workers.clamp(1, negatives.len().max(1));
    let mut results: Vec<Option<Option<u8>>> = vec![None; negatives.len()];
    let mut begun = 0;
    thread::scope(|scope| {
        let bath = &bath;
        let (reports, inbox) = channel();
        // The caller hands the negatives out; a worker ends when its own channel does.
        let mut desks = Vec::new();
        for worker in 0..count {
            let (desk, orders) = channel::<usize>();
            let reports = reports.clone();
            scope.spawn(move || {
                for place in orders {
                    let grey = bath(&negatives[place]);
                    if reports.send((worker, place, grey)).is_err() {
                        return;
                    }
                }
            });
            desks.push(Some(desk));
        }
        drop(reports);
        let mut hand_out = |desk: &mut Option<std::sync::mpsc::Sender<usize>>| {
            if begun == negatives.len() {
                *desk = None;
            } else if let Some(open) = desk {
                let _ = open.send(begun);
                begun += 1;
            }
        };
        desks.iter_mut().for_each(&mut hand_out);
        let mut stopped = false;
        while let Ok((worker, place, grey)) = inbox.recv() {
            results[place] = Some(grey);
            stopped |= !stopped && !progress(place, grey);
            match stopped {
                true => desks[worker] = None,
                false => hand_out(&mut desks[worker]),
            }
        }
    });
    let mut report = Report { prints: vec![], spoiled: vec![], left: negatives.len() - begun };
    for (place, result) in results.into_iter().enumerate() {
        match result {
            Some(Some(grey)) => report.prints.push((place, grey)),
            Some(None) => report.spoiled.push(place),
            None => {}
        }
    }
    report
}

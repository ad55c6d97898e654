//! The quota of a fishery, which boats land their catches against at the same time.

use std::collections::BTreeMap;
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Mutex;
use std::thread;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// So much is left, which is less than was asked for.
    Exhausted { left: u64 },
    /// The catch was heavier by so much than what could be had.
    TooHeavy { over: u64 },
}

/// Weighs a catch, for which so many kilos were asked.
pub type Scale = Box<dyn FnOnce(u64) -> u64 + Send>;

pub struct Boat {
    pub name: String,
    /// The kilos asked for on each trip, and the scale that weighs its catch.
    pub trips: Vec<(u64, Scale)>,
}

/// All that was landed is missing in `left`, and so is what is set aside.
pub struct Quota {
    left: AtomicU64,
    landed: Mutex<BTreeMap<String, u64>>,
}

impl Quota {
    pub fn new(kilos: u64) -> Self {
        Quota { left: AtomicU64::new(kilos), landed: Mutex::new(BTreeMap::new()) }
    }

    /// What can still be asked for.
    pub fn left(&self) -> u64 {
        self.left.load(Ordering::SeqCst)
    }

    /// What a boat has landed.
    pub fn landed(&self, boat: &str) -> u64 {
        match self.landed.lock().unwrap().get(boat) {
            Some(&kilos) => kilos,
            None => 0,
        }
    }

    /// Asks for kilos, weighs the catch and lands it.
    pub fn land(&self, boat: &str, kilos: u64, scale: impl FnOnce(u64) -> u64) -> Result<u64, Refused> {
        self.take(kilos).map_err(|left| Refused::Exhausted { left })?;
        let weight = match catch_unwind(AssertUnwindSafe(|| scale(kilos))) {
            Ok(weight) => weight,
            Err(panic) => {
                self.give_back(kilos);
                resume_unwind(panic);
            }
        };
        if weight > kilos {
            if let Err(left) = self.take(weight - kilos) {
                self.give_back(kilos);
                return Err(Refused::TooHeavy { over: weight - kilos - left });
            }
        }
        *self.landed.lock().unwrap().entry(boat.to_owned()).or_insert(0) += weight;
        if weight < kilos {
            self.give_back(kilos - weight);
        }
        Ok(weight)
    }

    /// Takes kilos, or tells how many are left.
    fn take(&self, kilos: u64) -> Result<(), u64> {
        let less = |left: u64| left.checked_sub(kilos);
        self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less).map(|_| ())
    }

    fn give_back(&self, kilos: u64) {
        self.left.fetch_add(kilos, Ordering::SeqCst);
    }
}

/// Sends the boats out, all at the same time, and gives the results of their trips.
pub fn season(quota: &Quota, boats: Vec<Boat>) -> Vec<Vec<Result<u64, Refused>>> {
    let mut results: Vec<Vec<Result<u64, Refused>>> = boats.iter().map(|_| Vec::new()).collect();
    thread::scope(|scope| {
        for (boat, results) in boats.into_iter().zip(&mut results) {
            scope.spawn(move || {
                for (kilos, scale) in boat.trips {
                    results.push(quota.land(&boat.name, kilos, scale));
                }
            });
        }
    });
    results
}

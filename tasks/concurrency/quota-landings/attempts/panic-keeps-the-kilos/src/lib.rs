//! The quota of a fishery, which boats land their catches against at the same time.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
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

struct Books {
    left: u64,
    landed: BTreeMap<String, u64>,
}

pub struct Quota {
    books: Mutex<Books>,
}

impl Quota {
    pub fn new(kilos: u64) -> Self {
        Quota { books: Mutex::new(Books { left: kilos, landed: BTreeMap::new() }) }
    }

    /// What can still be asked for.
    pub fn left(&self) -> u64 {
        self.lock().left
    }

    /// What a boat has landed.
    pub fn landed(&self, boat: &str) -> u64 {
        self.lock().landed.get(boat).copied().unwrap_or(0)
    }

    /// Asks for kilos, weighs the catch and lands it.
    pub fn land(&self, boat: &str, kilos: u64, scale: impl FnOnce(u64) -> u64) -> Result<u64, Refused> {
        let aside = self.set_aside(kilos)?;
        let weight = scale(kilos);
        aside.land(boat, weight)
    }

    fn set_aside(&self, kilos: u64) -> Result<Aside<'_>, Refused> {
        let mut books = self.lock();
        let left = books.left;
        books.left = left.checked_sub(kilos).ok_or(Refused::Exhausted { left })?;
        Ok(Aside { quota: self, kilos })
    }

    fn lock(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Kilos that are set aside; they go back when this is dropped.
struct Aside<'a> {
    quota: &'a Quota,
    kilos: u64,
}

impl Aside<'_> {
    /// Lands what was weighed, in one step with giving back or taking the difference.
    fn land(mut self, boat: &str, weight: u64) -> Result<u64, Refused> {
        let mut books = self.quota.lock();
        books.left += std::mem::take(&mut self.kilos);
        let left = books.left;
        books.left =
            left.checked_sub(weight).ok_or(Refused::TooHeavy { over: weight.saturating_sub(left) })?;
        *books.landed.entry(boat.to_string()).or_default() += weight;
        Ok(weight)
    }
}

impl Drop for Aside<'_> {
    fn drop(&mut self) {
        if !thread::panicking() {
            self.quota.lock().left += self.kilos;
        }
    }
}

/// Sends the boats out, all at the same time, and gives the results of their trips.
pub fn season(quota: &Quota, boats: Vec<Boat>) -> Vec<Vec<Result<u64, Refused>>> {
    thread::scope(|scope| {
        let work = |boat: Boat| {
            let Boat { name, trips } = boat;
            trips.into_iter().map(|(kilos, scale)| quota.land(&name, kilos, scale)).collect()
        };
        let threads: Vec<_> = boats.into_iter().map(|boat| scope.spawn(move || work(boat))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a boat was lost")).collect()
    })
}

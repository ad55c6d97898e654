//! The line of skiers in front of a gondola: tasks bring skiers in and take them out, and wait without blocking.

use std::collections::{BTreeMap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

struct Shared<T> {
    skiers: VecDeque<T>,
    places: usize,
    entries: usize,
    exits: usize,
    /// Who waits for a place.
    boarding: Waiting,
    /// Who waits for a skier.
    leaving: Waiting,
}

/// The wakers of futures that wait, by numbers of the futures.
#[derive(Default)]
struct Waiting {
    wakers: BTreeMap<u64, Waker>,
    next: u64,
}

impl Waiting {
    /// A number for a new future.
    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Takes out all wakers. To be woken when nothing is locked.
    fn all(&mut self) -> BTreeMap<u64, Waker> {
        std::mem::take(&mut self.wakers)
    }
}

fn wake(wakers: BTreeMap<u64, Waker>) {
    for waker in wakers.into_values() {
        waker.wake();
    }
}

/// Brings skiers into the line.
pub struct Entry<T> {
    shared: Arc<Mutex<Shared<T>>>,
}

/// Takes skiers out of the line.
pub struct Exit<T> {
    shared: Arc<Mutex<Shared<T>>>,
}

fn lock<T>(shared: &Mutex<Shared<T>>) -> MutexGuard<'_, Shared<T>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A line with so many places, at least one.
pub fn line<T>(places: usize) -> (Entry<T>, Exit<T>) {
    let shared = Arc::new(Mutex::new(Shared {
        skiers: VecDeque::new(),
        places: places.max(1),
        entries: 1,
        exits: 1,
        boarding: Waiting::default(),
        leaving: Waiting::default(),
    }));
    (Entry { shared: Arc::clone(&shared) }, Exit { shared })
}

impl<T> Entry<T> {
    /// Brings a skier in as soon as there is a place; gives it back when there is no exit.
    pub fn board(&self, skier: T) -> Board<T> {
        let number = lock(&self.shared).boarding.number();
        Board { entry: self.clone(), number, skier: Some(skier) }
    }
}

impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        lock(&self.shared).entries += 1;
        Entry { shared: Arc::clone(&self.shared) }
    }
}

impl<T> Drop for Entry<T> {
    fn drop(&mut self) {
        let mut shared = lock(&self.shared);
        shared.entries -= 1;
        if shared.entries == 0 {
            let wakers = shared.leaving.all();
            drop(shared);
            wake(wakers);
        }
    }
}

impl<T> Exit<T> {
    /// Takes the first skier as soon as there is one; `None` when there is no entry any more.
    pub fn leave(&self) -> Leave<T> {
        let number = lock(&self.shared).leaving.number();
        Leave { exit: self.clone(), number }
    }

    /// How many skiers are in the line.
    pub fn waiting(&self) -> usize {
        lock(&self.shared).skiers.len()
    }
}

impl<T> Clone for Exit<T> {
    fn clone(&self) -> Self {
        lock(&self.shared).exits += 1;
        Exit { shared: Arc::clone(&self.shared) }
    }
}

impl<T> Drop for Exit<T> {
    fn drop(&mut self) {
        let mut shared = lock(&self.shared);
        shared.exits -= 1;
        if shared.exits == 0 {
            let skiers = std::mem::take(&mut shared.skiers);
            let wakers = shared.boarding.all();
            drop(shared);
            wake(wakers);
            drop(skiers);
        }
    }
}

pub struct Board<T> {
    entry: Entry<T>,
    number: u64,
    skier: Option<T>,
}

impl<T> Unpin for Board<T> {}

impl<T> Future for Board<T> {
    type Output = Result<(), T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let skier = self.skier.take().expect("polled after it was ready");
        let mut shared = lock(&self.entry.shared);
        if shared.exits == 0 {
            return Poll::Ready(Err(skier));
        }
        if shared.skiers.len() < shared.places {
            shared.skiers.push_back(skier);
            let wakers = shared.leaving.all();
            drop(shared);
            wake(wakers);
            return Poll::Ready(Ok(()));
        }
        let old = shared.boarding.wakers.insert(self.number, context.waker().clone());
        drop(shared);
        drop(old);
        self.skier = Some(skier);
        Poll::Pending
    }
}

impl<T> Drop for Board<T> {
    fn drop(&mut self) {
        let waker = lock(&self.entry.shared).boarding.wakers.remove(&self.number);
        drop(waker);
    }
}

pub struct Leave<T> {
    exit: Exit<T>,
    number: u64,
}

impl<T> Future for Leave<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut shared = lock(&self.exit.shared);
        if let Some(skier) = shared.skiers.pop_front() {
            let wakers = shared.boarding.all();
            drop(shared);
            wake(wakers);
            return Poll::Ready(Some(skier));
        }
        if shared.entries == 0 {
            return Poll::Ready(None);
        }
        let old = shared.leaving.wakers.insert(self.number, context.waker().clone());
        drop(shared);
        drop(old);
        Poll::Pending
    }
}

impl<T> Drop for Leave<T> {
    fn drop(&mut self) {
        let waker = lock(&self.exit.shared).leaving.wakers.remove(&self.number);
        drop(waker);
    }
}

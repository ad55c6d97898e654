//! The line of skiers in front of a gondola: tasks bring skiers in and take them out, and wait without blocking.

use std::collections::VecDeque;
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
    boarding: Option<Waker>,
    /// Who waits for a skier.
    leaving: Option<Waker>,
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
        boarding: None,
        leaving: None,
    }));
    (Entry { shared: Arc::clone(&shared) }, Exit { shared })
}

impl<T> Entry<T> {
    /// Brings a skier in as soon as there is a place; gives it back when there is no exit.
    pub fn board(&self, skier: T) -> Board<T> {
        Board { entry: self.clone(), skier: Some(skier) }
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
        lock(&self.shared).entries -= 1;
    }
}

impl<T> Exit<T> {
    /// Takes the first skier as soon as there is one; `None` when there is no entry any more.
    pub fn leave(&self) -> Leave<T> {
        Leave { exit: self.clone() }
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
            shared.skiers.clear();
        }
    }
}

pub struct Board<T> {
    entry: Entry<T>,
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
            if let Some(waker) = shared.leaving.take() {
                waker.wake();
            }
            return Poll::Ready(Ok(()));
        }
        if shared.boarding.is_none() {
            shared.boarding = Some(context.waker().clone());
        }
        drop(shared);
        self.skier = Some(skier);
        Poll::Pending
    }
}

pub struct Leave<T> {
    exit: Exit<T>,
}

impl<T> Future for Leave<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut shared = lock(&self.exit.shared);
        if let Some(skier) = shared.skiers.pop_front() {
            if let Some(waker) = shared.boarding.take() {
                waker.wake();
            }
            return Poll::Ready(Some(skier));
        }
        if shared.entries == 0 {
            return Poll::Ready(None);
        }
        if shared.leaving.is_none() {
            shared.leaving = Some(context.waker().clone());
        }
        Poll::Pending
    }
}

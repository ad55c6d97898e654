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
    boarding: Queue,
    /// Who waits for a skier.
    leaving: Queue,
}

/// Futures that wait, the longest first.
type Queue = Vec<Arc<Mutex<Seat>>>;

/// Where a waiting future leaves its waker.
#[derive(Default)]
struct Seat {
    waker: Option<Waker>,
    called: bool,
}

fn seat(seat: &Mutex<Seat>) -> MutexGuard<'_, Seat> {
    seat.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls the first in a queue, and gives the waker to be woken when nothing is locked.
fn call(queue: &mut Queue) -> Option<Waker> {
    if queue.is_empty() {
        return None;
    }
    let first = queue.remove(0);
    let mut first = seat(&first);
    first.called = true;
    first.waker.take()
}

/// Puts a future at the end of a queue, unless it stands there already, and gives its old waker.
fn queue_up(queue: &mut Queue, own: &Arc<Mutex<Seat>>, context: &Context<'_>) -> Option<Waker> {
    let mut place = seat(own);
    place.called = false;
    if !queue.iter().any(|other| Arc::ptr_eq(other, own)) {
        queue.push(Arc::clone(own));
    }
    place.waker.replace(context.waker().clone())
}

/// Takes a future out of a queue; if it was called, somebody else is. Gives the wakers to be dropped and to be woken.
fn stand_up(queue: &mut Queue, own: &Arc<Mutex<Seat>>) -> (Option<Waker>, Option<Waker>) {
    queue.retain(|other| !Arc::ptr_eq(other, own));
    let mut place = seat(own);
    let next = if place.called { call(queue) } else { None };
    place.called = false;
    (place.waker.take(), next)
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
        boarding: Vec::new(),
        leaving: Vec::new(),
    }));
    (Entry { shared: Arc::clone(&shared) }, Exit { shared })
}

impl<T> Entry<T> {
    /// Brings a skier in as soon as there is a place; gives it back when there is no exit.
    pub fn board(&self, skier: T) -> Board<T> {
        Board { entry: self.clone(), seat: Arc::default(), skier: Some(skier) }
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
        let mut wakers = Vec::new();
        while shared.entries == 0 && !shared.leaving.is_empty() {
            wakers.extend(call(&mut shared.leaving));
        }
        drop(shared);
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl<T> Exit<T> {
    /// Takes the first skier as soon as there is one; `None` when there is no entry any more.
    pub fn leave(&self) -> Leave<T> {
        Leave { exit: self.clone(), seat: Arc::default() }
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
        let mut skiers = VecDeque::new();
        let mut wakers = Vec::new();
        if shared.exits == 0 {
            skiers.append(&mut shared.skiers);
            while !shared.boarding.is_empty() {
                wakers.extend(call(&mut shared.boarding));
            }
        }
        drop(shared);
        wakers.into_iter().for_each(Waker::wake);
    }
}

pub struct Board<T> {
    entry: Entry<T>,
    seat: Arc<Mutex<Seat>>,
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
            seat(&self.seat).called = false;
            let waker = call(&mut shared.leaving);
            drop(shared);
            waker.into_iter().for_each(Waker::wake);
            return Poll::Ready(Ok(()));
        }
        let old = queue_up(&mut shared.boarding, &self.seat, context);
        drop(shared);
        drop(old);
        self.skier = Some(skier);
        Poll::Pending
    }
}

impl<T> Drop for Board<T> {
    fn drop(&mut self) {
        let (old, next) = stand_up(&mut lock(&self.entry.shared).boarding, &self.seat);
        next.into_iter().for_each(Waker::wake);
        drop(old);
    }
}

pub struct Leave<T> {
    exit: Exit<T>,
    seat: Arc<Mutex<Seat>>,
}

impl<T> Future for Leave<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut shared = lock(&self.exit.shared);
        if let Some(skier) = shared.skiers.pop_front() {
            seat(&self.seat).called = false;
            let waker = call(&mut shared.boarding);
            drop(shared);
            waker.into_iter().for_each(Waker::wake);
            return Poll::Ready(Some(skier));
        }
        if shared.entries == 0 {
            return Poll::Ready(None);
        }
        let old = queue_up(&mut shared.leaving, &self.seat, context);
        drop(shared);
        drop(old);
        Poll::Pending
    }
}

impl<T> Drop for Leave<T> {
    fn drop(&mut self) {
        let (old, next) = stand_up(&mut lock(&self.exit.shared).leaving, &self.seat);
        next.into_iter().for_each(Waker::wake);
        drop(old);
    }
}

//! The queue of candidates: bounded, and fair between clients.
//!
//! Whoever wants something graded first takes a *place*, or is told to come back later. With a place one waits for a
//! *slot*; there are about as many slots as sandboxes. Slots go to clients in turn, so that one with a thousand
//! candidates does not hold up one with a single candidate.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

/// However many clients there are, so many times the size of the queue is never exceeded.
const HARD_LIMIT: usize = 4;
/// The longest wait that a client is told, in seconds.
const LONGEST_WAIT: u64 = 60;

/// Who asks. Requests of the same client share its turn.
pub type Client = Arc<str>;

/// The queue.
#[derive(Clone)]
pub struct Queue {
    shared: Arc<Shared>,
}

struct Shared {
    limit: usize,
    slots: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    running: usize,
    places: usize,
    clients: HashMap<Client, Line>,
    /// Clients with somebody waiting, in the order of their turns.
    order: VecDeque<Client>,
    /// Seconds that one candidate holds a slot, smoothed.
    seconds: f64,
}

#[derive(Default)]
struct Line {
    places: usize,
    waiting: VecDeque<oneshot::Sender<Slot>>,
}

/// There is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full {
    /// After so many seconds there may be one.
    pub retry_after_s: u64,
}

/// How things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueFigures {
    /// Places taken: candidates that wait or are being graded.
    pub places: usize,
    /// Slots taken.
    pub running: usize,
    /// Clients with a place.
    pub clients: usize,
}

impl Queue {
    /// A queue of `limit` places, of which `slots` are served at a time.
    pub fn new(limit: usize, slots: usize) -> Self {
        Self {
            shared: Arc::new(Shared {
                limit: limit.max(1),
                slots: slots.max(1),
                state: Mutex::default(),
            }),
        }
    }

    /// Takes `count` places at once or none.
    ///
    /// A client may hold its share of the places, which is all of them while it is alone. One that holds none is let in
    /// even when others have filled the queue: they are not to shut it out.
    pub fn reserve(&self, client: &Client, count: usize) -> Result<Vec<Place>, Full> {
        let mut state = self.shared.lock();
        let held = state.clients.get(client).map_or(0, |line| line.places);
        let active = state.clients.len() + usize::from(held == 0);
        let share = self.shared.limit / active.max(1);
        let fits = held == 0 || held + count <= share;
        if !fits || state.places + count > self.shared.limit * HARD_LIMIT {
            return Err(Full {
                retry_after_s: state.wait(self.shared.slots),
            });
        }
        if count > 0 {
            state.places += count;
            state.clients.entry(Arc::clone(client)).or_default().places += count;
        }
        let place = || Place {
            client: Arc::clone(client),
            shared: Arc::clone(&self.shared),
        };
        Ok((0..count).map(|_| place()).collect())
    }

    /// How things stand.
    pub fn figures(&self) -> QueueFigures {
        let state = self.shared.lock();
        QueueFigures {
            places: state.places,
            running: state.running,
            clients: state.clients.len(),
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Each change under this lock is completed before it is let go, so a panic elsewhere does not spoil it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Seconds until there may be a place.
    fn wait(&self, slots: usize) -> u64 {
        let waiting = self.places.saturating_sub(self.running) as f64;
        let seconds = waiting * self.seconds / slots as f64 / 2.0;
        (seconds.ceil() as u64).clamp(1, LONGEST_WAIT)
    }

    /// Gives free slots to those whose turn it is.
    fn serve(&mut self, shared: &Arc<Shared>) {
        while self.running < shared.slots {
            let Some(client) = self.order.pop_front() else {
                return;
            };
            let Some(line) = self.clients.get_mut(&client) else {
                continue;
            };
            let next = line.waiting.pop_front();
            if !line.waiting.is_empty() {
                self.order.push_back(client);
            }
            let Some(next) = next else { continue };
            let slot = Slot {
                shared: Some(Arc::clone(shared)),
                since: Instant::now(),
            };
            match next.send(slot) {
                Ok(()) => self.running += 1,
                // Whoever waited is gone. The slot was not counted, and must not free itself under this lock.
                Err(mut slot) => slot.shared = None,
            }
        }
    }
}

/// A place in the queue, left when it is dropped.
pub struct Place {
    client: Client,
    shared: Arc<Shared>,
}

impl Place {
    /// Waits for a slot.
    pub async fn slot(&self) -> Slot {
        let turn = {
            let (sender, turn) = oneshot::channel();
            let mut state = self.shared.lock();
            let line = state.clients.entry(Arc::clone(&self.client)).or_default();
            line.waiting.push_back(sender);
            if line.waiting.len() == 1 {
                state.order.push_back(Arc::clone(&self.client));
            }
            state.serve(&self.shared);
            turn
        };
        match turn.await {
            Ok(slot) => slot,
            // Senders are dropped only with the queue, which this place keeps alive.
            Err(_) => std::future::pending().await,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.places -= 1;
        if let Some(line) = state.clients.get_mut(&self.client) {
            line.places -= 1;
            if line.places == 0 {
                // Whoever of this client still stood in line is gone with its place.
                state.clients.remove(&self.client);
                state.order.retain(|client| *client != self.client);
            }
        }
    }
}

/// The right to have something graded now, given on when it is dropped.
#[derive(Debug)]
pub struct Slot {
    shared: Option<Arc<Shared>>,
    since: Instant,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue").finish_non_exhaustive()
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if let Some(shared) = self.shared.take() {
            let mut state = shared.lock();
            state.running -= 1;
            let held = self.since.elapsed().min(Duration::from_secs(600));
            state.seconds += (held.as_secs_f64() - state.seconds) / 32.0;
            state.serve(&shared);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    fn client(name: &str) -> Client {
        Arc::from(name)
    }

    fn one(queue: &Queue, name: &str) -> Place {
        queue
            .reserve(&client(name), 1)
            .expect("a place")
            .pop()
            .expect("one")
    }

    #[tokio::test]
    async fn a_client_with_many_does_not_hold_up_one_with_few() {
        let queue = Queue::new(100, 1);
        let busy = one(&queue, "first");
        let slot = busy.slot().await;
        let many: Vec<Place> = (0..5).map(|_| one(&queue, "many")).collect();
        let mut waiting: Vec<_> = many.iter().map(|place| Box::pin(place.slot())).collect();
        for turn in &mut waiting {
            assert!(turn.now_or_never().is_none());
        }
        let few = one(&queue, "few");
        let mut turn = Box::pin(few.slot());
        assert!((&mut turn).now_or_never().is_none());
        drop(slot);
        let first = waiting.remove(0).await;
        drop(first);
        // One of "many" had its turn, and now it is the other's.
        let slot = turn.now_or_never().expect("its turn");
        drop(slot);
    }

    #[tokio::test]
    async fn whoever_goes_away_is_passed_over() {
        let queue = Queue::new(10, 1);
        let places = queue.reserve(&client("a"), 3).expect("places");
        let slot = places[0].slot().await;
        let mut gone = Box::pin(places[1].slot());
        assert!((&mut gone).now_or_never().is_none());
        let mut stays = Box::pin(places[2].slot());
        assert!((&mut stays).now_or_never().is_none());
        drop(gone);
        drop(slot);
        drop(stays.now_or_never().expect("its turn"));
        drop(places);
        assert_eq!(
            queue.figures(),
            QueueFigures {
                places: 0,
                running: 0,
                clients: 0
            }
        );
    }

    #[tokio::test]
    async fn a_slot_that_was_given_to_someone_who_left_is_not_lost() {
        let queue = Queue::new(10, 1);
        let places = queue.reserve(&client("a"), 2).expect("places");
        let slot = places[0].slot().await;
        let mut gone = Box::pin(places[1].slot());
        assert!((&mut gone).now_or_never().is_none());
        drop(slot);
        // The slot is on its way to somebody who never looks.
        drop(gone);
        drop(places[0].slot().now_or_never().expect("the slot is free"));
    }

    #[test]
    fn the_queue_is_bounded_and_nobody_is_shut_out() {
        let queue = Queue::new(4, 1);
        let held = queue
            .reserve(&client("a"), 4)
            .unwrap_or_else(|_| panic!("room for four"));
        let full = queue.reserve(&client("a"), 1).err().expect("full");
        assert!(full.retry_after_s >= 1);
        let other = queue
            .reserve(&client("b"), 4)
            .unwrap_or_else(|_| panic!("a newcomer is let in"));
        assert!(queue.reserve(&client("b"), 1).is_err());
        drop(held);
        assert!(queue.reserve(&client("a"), 2).is_ok());
        drop(other);
        assert_eq!(queue.figures().places, 0);
    }

    #[test]
    fn clients_without_end_do_not_fill_the_memory() {
        let queue = Queue::new(4, 1);
        let held: Vec<_> = (0..100)
            .map_while(|number| queue.reserve(&client(&number.to_string()), 1).ok())
            .flatten()
            .collect();
        assert_eq!(held.len(), 16);
    }
}

//! The dispatch of a mountain rescue: alarms are delivered to listeners, which may use the dispatch themselves.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{catch_unwind, resume_unwind, AssertUnwindSafe};
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    pub place: String,
}

/// Is called for each alarm.
pub type Listener = Box<dyn FnMut(&Dispatch, &Alarm) + Send>;

/// Names a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

#[derive(Default)]
struct State {
    /// By keys, which grow. The listener that is being called is out.
    listeners: BTreeMap<Key, Option<Listener>>,
    next: u64,
    line: VecDeque<Alarm>,
    delivering: bool,
}

impl State {
    /// The first listener from some key on, but before another one; takes it out.
    fn take_out(&mut self, from: Key, end: Key) -> Option<(Key, Listener)> {
        self.listeners.range_mut(from..end).find_map(|(key, place)| Some((*key, place.take()?)))
    }
}

#[derive(Default)]
pub struct Dispatch {
    state: Mutex<State>,
}

impl Dispatch {
    pub fn new() -> Self {
        Dispatch::default()
    }

    /// Adds a listener, behind all others.
    pub fn listen(&self, listener: Listener) -> Key {
        let mut state = self.lock();
        let key = Key(state.next);
        state.next += 1;
        state.listeners.insert(key, Some(listener));
        key
    }

    /// Removes a listener; `false` if there is none.
    pub fn dismiss(&self, key: Key) -> bool {
        let removed = self.lock().listeners.remove(&key);
        removed.is_some()
    }

    /// How many listeners there are.
    pub fn listeners(&self) -> usize {
        self.lock().listeners.len()
    }

    /// Delivers an alarm, and returns how many calls that took; `None` if it was put in line.
    pub fn raise(&self, alarm: Alarm) -> Option<usize> {
        let mut state = self.lock();
        state.line.push_back(alarm);
        if state.delivering {
            return None;
        }
        state.delivering = true;
        let mut calls = 0;
        while let Some(alarm) = state.line.pop_front() {
            let mut from = Key(0);
            while let Some((key, mut listener)) = state.take_out(from, Key(u64::MAX)) {
                drop(state);
                let result = catch_unwind(AssertUnwindSafe(|| listener(self, &alarm)));
                state = self.lock();
                if let Err(panic) = result {
                    state.listeners.remove(&key);
                    state.delivering = false;
                    drop(state);
                    resume_unwind(panic);
                }
                calls += 1;
                from = Key(key.0 + 1);
                if let Some(place) = state.listeners.get_mut(&key) {
                    *place = Some(listener);
                } else {
                    drop(state);
                    drop(listener);
                    state = self.lock();
                }
            }
        }
        state.delivering = false;
        Some(calls)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

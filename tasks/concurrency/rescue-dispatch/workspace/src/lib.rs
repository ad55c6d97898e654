//! The dispatch of a mountain rescue: alarms are delivered to listeners, which may use the dispatch themselves.

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
    listeners: Vec<(Key, Listener)>,
    next: u64,
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
        state.listeners.push((key, listener));
        key
    }

    /// Removes a listener; `false` if there is none.
    pub fn dismiss(&self, key: Key) -> bool {
        let mut state = self.lock();
        let before = state.listeners.len();
        state.listeners.retain(|(other, _)| *other != key);
        state.listeners.len() < before
    }

    /// How many listeners there are.
    pub fn listeners(&self) -> usize {
        self.lock().listeners.len()
    }

    /// Delivers an alarm, and returns how many calls that took; `None` if it was put in line.
    pub fn raise(&self, alarm: Alarm) -> Option<usize> {
        let mut state = self.lock();
        let mut calls = 0;
        for (_, listener) in &mut state.listeners {
            listener(self, &alarm);
            calls += 1;
        }
        Some(calls)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

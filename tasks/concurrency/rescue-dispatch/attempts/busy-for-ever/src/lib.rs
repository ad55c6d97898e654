//! The dispatch of a mountain rescue: alarms are delivered to listeners, which may use the dispatch themselves.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    pub place: String,
}

/// Is called for each alarm.
pub type Listener = Box<dyn FnMut(&Dispatch, &Alarm) + Send>;

/// Names a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

struct Member {
    key: Key,
    /// Only the thread that delivers locks it.
    listener: Arc<Mutex<Listener>>,
}

#[derive(Default)]
struct State {
    members: Vec<Member>,
    next: u64,
}

#[derive(Default)]
struct Line {
    alarms: VecDeque<Alarm>,
    busy: bool,
}

#[derive(Default)]
pub struct Dispatch {
    state: Mutex<State>,
    line: Mutex<Line>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Dispatch {
    pub fn new() -> Self {
        Dispatch::default()
    }

    pub fn listen(&self, listener: Listener) -> Key {
        let mut state = lock(&self.state);
        let key = Key(state.next);
        state.next += 1;
        state.members.push(Member { key, listener: Arc::new(Mutex::new(listener)) });
        key
    }

    pub fn dismiss(&self, key: Key) -> bool {
        let member = {
            let mut state = lock(&self.state);
            let place = state.members.iter().position(|member| member.key == key);
            place.map(|place| state.members.remove(place))
        };
        member.is_some()
    }

    pub fn listeners(&self) -> usize {
        lock(&self.state).members.len()
    }

    pub fn raise(&self, alarm: Alarm) -> Option<usize> {
        {
            let mut line = lock(&self.line);
            line.alarms.push_back(alarm);
            if std::mem::replace(&mut line.busy, true) {
                return None;
            }
        }
        let mut shift = Shift { dispatch: self, calling: None };
        let mut calls = 0;
        while let Some(alarm) = shift.next_alarm() {
            let keys: Vec<Key> = lock(&self.state).members.iter().map(|member| member.key).collect();
            calls += keys.into_iter().filter(|&key| shift.call(key, &alarm)).count();
        }
        Some(calls)
    }
}

/// The time in which one thread delivers.
struct Shift<'a> {
    dispatch: &'a Dispatch,
    calling: Option<Key>,
}

impl Shift<'_> {
    fn next_alarm(&self) -> Option<Alarm> {
        let mut line = lock(&self.dispatch.line);
        let alarm = line.alarms.pop_front();
        // Nobody may put an alarm in line between the last look and the end.
        line.busy = alarm.is_some();
        alarm
    }

    /// Calls a listener unless it was dismissed.
    fn call(&mut self, key: Key, alarm: &Alarm) -> bool {
        let listener = {
            let state = lock(&self.dispatch.state);
            state.members.iter().find(|member| member.key == key).map(|member| Arc::clone(&member.listener))
        };
        let Some(listener) = listener else {
            return false;
        };
        self.calling = Some(key);
        (*lock(&listener))(self.dispatch, alarm);
        self.calling = None;
        true
    }
}

impl Drop for Shift<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.calling {
            self.dispatch.dismiss(key);
        }
    }
}

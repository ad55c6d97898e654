//! The cloakroom of a theatre: guests bring coats, wait for hooks, and fetch their coats again.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The cloakroom takes no more coats; here is the coat.
#[derive(Debug, PartialEq, Eq)]
pub struct Closed {
    pub coat: String,
}

/// Who and what is there at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Coats on hooks.
    pub hanging: usize,
    /// Guests in line.
    pub guests: usize,
    /// Attendants who wait for an empty room.
    pub attendants: usize,
}

#[derive(Default)]
struct State {
    hooks: Vec<Option<String>>,
    closed: bool,
    /// Guests in line, by numbers that tell them apart.
    line: VecDeque<(u64, String)>,
    next_guest: u64,
    /// What became of guests who have not noticed yet.
    served: BTreeMap<u64, Result<usize, Closed>>,
    attendants: usize,
}

impl State {
    fn hanging(&self) -> usize {
        self.hooks.iter().flatten().count()
    }

    fn try_hang(&mut self, coat: String) -> Result<usize, String> {
        match self.hooks.iter().position(Option::is_none) {
            Some(hook) if !self.closed => {
                self.hooks[hook] = Some(coat);
                Ok(hook)
            }
            _ => Err(coat),
        }
    }
}

pub struct Cloakroom {
    state: Mutex<State>,
    changed: Condvar,
}

impl Cloakroom {
    pub fn new(hooks: usize) -> Self {
        let state = State { hooks: vec![None; hooks], ..State::default() };
        Cloakroom { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Hangs up a coat, after waiting for a hook, and returns the number of the hook.
    pub fn hang(&self, coat: String) -> Result<usize, Closed> {
        let mut state = self.lock();
        let coat = match state.try_hang(coat) {
            Ok(hook) => return Ok(hook),
            Err(coat) if state.closed => return Err(Closed { coat }),
            Err(coat) => coat,
        };
        let guest = state.next_guest;
        state.next_guest += 1;
        state.line.push_back((guest, coat));
        loop {
            if let Some(result) = state.served.remove(&guest) {
                return result;
            }
            state = self.wait(state);
        }
    }

    /// Hangs up a coat if that is possible at once.
    pub fn try_hang(&self, coat: String) -> Result<usize, String> {
        self.lock().try_hang(coat)
    }

    /// Takes the coat off a hook, which goes to the first guest in line.
    pub fn fetch(&self, hook: usize) -> Option<String> {
        let mut state = self.lock();
        let coat = state.hooks.get_mut(hook)?.take()?;
        if let Some((guest, next)) = state.line.pop_front() {
            state.hooks[hook] = Some(next);
            state.served.insert(guest, Ok(hook));
        }
        self.changed.notify_all();
        Some(coat)
    }

    /// Waits until there was a moment without coats.
    pub fn wait_until_empty(&self) {
        let mut state = self.lock();
        if state.hanging() > 0 {
            state.attendants += 1;
            while state.hanging() > 0 {
                state = self.wait(state);
            }
            state.attendants -= 1;
        }
    }

    /// From now on no coats are taken.
    pub fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        while let Some((guest, coat)) = state.line.pop_front() {
            state.served.insert(guest, Err(Closed { coat }));
        }
        self.changed.notify_all();
    }

    pub fn counts(&self) -> Counts {
        let state = self.lock();
        Counts { hanging: state.hanging(), guests: state.line.len(), attendants: state.attendants }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

//! The cloakroom of a theatre: guests bring coats, wait for hooks, and fetch their coats again.

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

struct State {
    hooks: Vec<Option<String>>,
    closed: bool,
    guests: usize,
    attendants: usize,
}

impl State {
    fn hanging(&self) -> usize {
        self.hooks.iter().flatten().count()
    }

    /// The first free hook.
    fn free(&self) -> Option<usize> {
        self.hooks.iter().position(Option::is_none)
    }
}

pub struct Cloakroom {
    state: Mutex<State>,
    changed: Condvar,
}

impl Cloakroom {
    pub fn new(hooks: usize) -> Self {
        let hooks = vec![None; hooks];
        let state = State { hooks, closed: false, guests: 0, attendants: 0 };
        Cloakroom { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Hangs up a coat, after waiting for a hook, and returns the number of the hook.
    pub fn hang(&self, coat: String) -> Result<usize, Closed> {
        let mut state = self.lock();
        state.guests += 1;
        while !state.closed && state.free().is_none() {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.guests -= 1;
        match state.free() {
            Some(hook) if !state.closed => {
                state.hooks[hook] = Some(coat);
                Ok(hook)
            }
            _ => Err(Closed { coat }),
        }
    }

    /// Hangs up a coat if that is possible at once.
    pub fn try_hang(&self, coat: String) -> Result<usize, String> {
        let mut state = self.lock();
        match state.free() {
            Some(hook) if !state.closed => {
                state.hooks[hook] = Some(coat);
                Ok(hook)
            }
            _ => Err(coat),
        }
    }

    /// Takes the coat off a hook.
    pub fn fetch(&self, hook: usize) -> Option<String> {
        let mut state = self.lock();
        let coat = state.hooks.get_mut(hook)?.take();
        self.changed.notify_all();
        coat
    }

    /// Waits until no coat is left.
    pub fn wait_until_empty(&self) {
        let mut state = self.lock();
        state.attendants += 1;
        while state.hanging() > 0 {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.attendants -= 1;
    }

    /// From now on no coats are taken.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    pub fn counts(&self) -> Counts {
        let state = self.lock();
        Counts { hanging: state.hanging(), guests: state.guests, attendants: state.attendants }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

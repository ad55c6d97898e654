//! The cloakroom of a theatre: guests bring coats, wait for hooks, and fetch their coats again.

use std::collections::VecDeque;
use std::sync::mpsc::{channel, Sender};
use std::sync::{Mutex, MutexGuard};

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

struct Guest {
    coat: String,
    answer: Sender<Result<usize, Closed>>,
}

struct State {
    /// `None` when the cloakroom is closed.
    line: Option<VecDeque<Guest>>,
    hooks: Vec<Option<String>>,
    attendants: Vec<Sender<()>>,
}

impl State {
    fn is_empty(&self) -> bool {
        self.hooks.iter().all(Option::is_none)
    }
}

pub struct Cloakroom(Mutex<State>);

impl Cloakroom {
    pub fn new(hooks: usize) -> Self {
        let hooks = (0..hooks).map(|_| None).collect();
        Cloakroom(Mutex::new(State { line: Some(VecDeque::new()), hooks, attendants: Vec::new() }))
    }

    pub fn hang(&self, coat: String) -> Result<usize, Closed> {
        let waiting = {
            let mut state = self.lock();
            let State { line, hooks, .. } = &mut *state;
            let Some(line) = line else {
                return Err(Closed { coat });
            };
            if let Some(hook) = hooks.iter().position(|hook| hook.is_none()) {
                hooks[hook].replace(coat);
                return Ok(hook);
            }
            let (answer, waiting) = channel();
            line.push_back(Guest { coat, answer });
            waiting
        };
        waiting.recv().expect("every guest is answered")
    }

    pub fn try_hang(&self, coat: String) -> Result<usize, String> {
        let mut state = self.lock();
        let free = state.hooks.iter().position(|hook| hook.is_none());
        match (free, &state.line) {
            (Some(hook), Some(_)) => {
                state.hooks[hook].replace(coat);
                Ok(hook)
            }
            _ => Err(coat),
        }
    }

    pub fn fetch(&self, hook: usize) -> Option<String> {
        let mut state = self.lock();
        let coat = state.hooks.get_mut(hook).and_then(Option::take)?;
        match state.line.as_mut().and_then(VecDeque::pop_front) {
            Some(Guest { coat, answer }) => {
                state.hooks[hook] = Some(coat);
                let _ = answer.send(Ok(hook));
            }
            None if state.is_empty() => {
                for attendant in state.attendants.drain(..) {
                    let _ = attendant.send(());
                }
            }
            None => {}
        }
        Some(coat)
    }

    pub fn wait_until_empty(&self) {
        let (attendant, moment) = channel();
        {
            let mut state = self.lock();
            if state.is_empty() {
                return;
            }
            state.attendants.push(attendant);
        }
        let _ = moment.recv();
    }

    pub fn close(&self) {
        for Guest { coat, answer } in self.lock().line.take().into_iter().flatten() {
            let _ = answer.send(Err(Closed { coat }));
        }
    }

    pub fn counts(&self) -> Counts {
        let state = self.lock();
        Counts {
            hanging: state.hooks.iter().filter(|hook| hook.is_some()).count(),
            guests: state.line.as_ref().map_or(0, VecDeque::len),
            attendants: state.attendants.len(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

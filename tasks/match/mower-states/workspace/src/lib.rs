//! The control of a robot lawnmower.

mod machine;
mod model;

pub use machine::{last_row, step};
pub use model::{Action, Event, Gear, Side, State, Why};

/// Lets events happen one after the other, and gives the last state and everything that was done.
pub fn run(start: State, events: &[Event], code: u16) -> (State, Vec<Action>) {
    let mut state = start;
    let mut done = Vec::new();
    for &event in events {
        let (next, actions) = step(state, event, code);
        state = next;
        done.extend(actions);
    }
    (state, done)
}

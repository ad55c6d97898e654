//! What the mower does in each state about each event.

use crate::model::{Action, Event, Gear, State};
use Action::{Beep, Blades, Drive};

/// The last row of a zone, counted from 0.
pub fn last_row(zone: u8) -> u16 {
    todo!()
}

/// The state after an event, and what the mower does. `code` is the code that unlocks it.
pub fn step(state: State, event: Event, code: u16) -> (State, Vec<Action>) {
    use State::*;
    match (state, event) {
        (state @ Docked { .. }, Event::Lifted) => (state, vec![]),
        (_, Event::Lifted) => {
            let actions = vec![Blades(false), Drive(Gear::Halt), Beep(3)];
            (Locked { wrong: 0 }, actions)
        }

        (Docked { .. }, Event::Charge(charge)) => (Docked { charge }, vec![]),

        _ => todo!("the other pairs"),
    }
}

//! Pins the signatures. The types compared are the workspace's own.

use mower_states::{last_row, step, Action, Event, State};

const _: fn(u8) -> u16 = last_row;
const _: fn(State, Event, u16) -> (State, Vec<Action>) = step;

pub fn pins() {}

//! What the mower does in each state about each event.

use crate::model::{Action, Event, Gear, Side, State, Why};
use Action::{Beep, Blades, Drive, Report};

/// The last row of a zone, counted from 0.
pub fn last_row(zone: u8) -> u16 {
    10 * u16::from(zone) - 1
}

/// The state after an event, and what the mower does. `code` is the code that unlocks it.
pub fn step(state: State, event: Event, code: u16) -> (State, Vec<Action>) {
    use State::*;
    match (state, event) {
        (state @ (Docked { .. } | Locked { .. }), Event::Lifted) => (state, vec![]),
        (_, Event::Lifted) => {
            let actions = vec![Blades(false), Drive(Gear::Halt), Beep(3)];
            (Locked { wrong: 0 }, actions)
        }

        (Docked { .. }, Event::Charge(charge)) => (Docked { charge }, vec![]),
        (Docked { charge: 80.. }, Event::Start { zone: zone @ 1..=4 }) => {
            (Leaving { zone, metres: 3 }, vec![Drive(Gear::Back)])
        }
        (state @ Docked { .. }, Event::Start { zone: 1..=4 }) => (state, vec![Beep(1)]),
        (state @ Docked { .. }, Event::Start { .. }) => (state, vec![Beep(2)]),

        (
            Leaving {
                zone,
                metres: 0..=1,
            },
            Event::Tick,
        ) => {
            let mowing = Mowing {
                zone,
                row: 0,
                side: Side::Left,
            };
            (mowing, vec![Blades(true), Drive(Gear::Forward)])
        }
        (Leaving { zone, metres }, Event::Tick) => (
            Leaving {
                zone,
                metres: metres - 1,
            },
            vec![],
        ),
        (Leaving { .. }, Event::Stop) => {
            (Returning { why: Why::Asked }, vec![Drive(Gear::Forward)])
        }
        (state @ Leaving { .. }, Event::Bump) => (state, vec![Beep(1)]),

        (Mowing { zone, row, .. }, Event::Wire) if row >= last_row(zone) => (
            Returning { why: Why::Done },
            vec![Blades(false), Drive(Gear::Forward)],
        ),
        (Mowing { zone, row, side }, Event::Wire) => {
            let mowing = Mowing {
                zone,
                row: row + 1,
                side: other(side),
            };
            (mowing, vec![Drive(Gear::Spin(side)), Drive(Gear::Forward)])
        }
        (Mowing { zone, row, side }, Event::Bump) => (
            Blocked {
                zone,
                row,
                side,
                tries: 1,
            },
            vec![Drive(Gear::Back)],
        ),
        (
            Blocked {
                zone,
                row,
                side,
                tries: tries @ ..=2,
            },
            Event::Bump,
        ) => (
            Blocked {
                zone,
                row,
                side,
                tries: tries + 1,
            },
            vec![Drive(Gear::Back)],
        ),
        (
            Blocked {
                zone, row, side, ..
            },
            Event::Bump,
        ) => {
            let actions = vec![Blades(false), Drive(Gear::Halt), Beep(3)];
            (Paused(Box::new(Mowing { zone, row, side })), actions)
        }
        (
            Blocked {
                zone, row, side, ..
            },
            Event::Tick,
        ) => {
            let mowing = Mowing { zone, row, side };
            (mowing, vec![Drive(Gear::Spin(side)), Drive(Gear::Forward)])
        }
        (Mowing { .. } | Blocked { .. }, Event::Rain) => {
            (Returning { why: Why::Rain }, vec![Blades(false)])
        }
        (Mowing { .. } | Blocked { .. }, Event::Charge(charge @ ..=19)) => (
            Returning {
                why: Why::Low(charge),
            },
            vec![Blades(false)],
        ),
        (state @ (Mowing { .. } | Blocked { .. }), Event::Charge(20..=24)) => {
            (state, vec![Beep(1)])
        }
        (state @ (Mowing { .. } | Blocked { .. }), Event::Stop) => {
            let actions = vec![Blades(false), Drive(Gear::Halt)];
            (Paused(Box::new(state)), actions)
        }

        (Returning { why }, Event::Dock) => {
            let charge = match why {
                Why::Low(charge) => charge,
                Why::Done | Why::Asked | Why::Rain => 50,
            };
            (Docked { charge }, vec![Drive(Gear::Halt), Report(why)])
        }
        (state @ Returning { .. }, Event::Bump) => {
            (state, vec![Drive(Gear::Back), Drive(Gear::Forward)])
        }
        (state @ Returning { .. }, Event::Stop) => {
            (Paused(Box::new(state)), vec![Drive(Gear::Halt)])
        }
        (
            Returning {
                why: Why::Asked | Why::Done,
            },
            Event::Start { zone: zone @ 1..=4 },
        ) => (Leaving { zone, metres: 1 }, vec![Drive(Gear::Back)]),
        (state @ Returning { .. }, Event::Start { .. }) => (state, vec![Beep(2)]),

        (Paused(inner), event) => paused(*inner, event),

        (state @ Locked { wrong: 3.. }, Event::Code(_)) => (state, vec![Beep(9)]),
        (Locked { .. }, Event::Code(typed)) if typed == code => {
            let returning = Returning { why: Why::Asked };
            (Paused(Box::new(returning)), vec![Beep(1)])
        }
        (Locked { wrong }, Event::Code(_)) => (Locked { wrong: wrong + 1 }, vec![Beep(2)]),

        (state, _) => (state, vec![]),
    }
}

/// What a mower that was stopped in the middle of `inner` does.
fn paused(inner: State, event: Event) -> (State, Vec<Action>) {
    match (inner, event) {
        (inner @ State::Returning { .. }, Event::Start { .. }) => {
            (inner, vec![Drive(Gear::Forward)])
        }
        (State::Mowing { zone, row, side }, Event::Start { zone: wanted }) if wanted == zone => (
            State::Mowing { zone, row, side },
            vec![Blades(true), Drive(Gear::Forward)],
        ),
        (_, Event::Stop) => (
            State::Returning { why: Why::Asked },
            vec![Drive(Gear::Forward)],
        ),
        (State::Mowing { .. }, Event::Rain) => (
            State::Returning { why: Why::Rain },
            vec![Drive(Gear::Forward)],
        ),
        (inner, Event::Start { .. }) => (State::Paused(Box::new(inner)), vec![Beep(2)]),
        (inner, _) => (State::Paused(Box::new(inner)), vec![]),
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}

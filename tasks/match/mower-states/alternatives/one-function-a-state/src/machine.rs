//! What the mower does in each state about each event.

use crate::model::{Action, Event, Gear, Side, State, Why};

const OFF: Action = Action::Blades(false);
const ON: Action = Action::Blades(true);
const HALT: Action = Action::Drive(Gear::Halt);
const FORWARD: Action = Action::Drive(Gear::Forward);
const BACK: Action = Action::Drive(Gear::Back);

/// The last row of a zone, counted from 0.
pub fn last_row(zone: u8) -> u16 {
    u16::from(zone) * 10 - 1
}

fn is_zone(zone: u8) -> bool {
    zone >= 1 && zone <= 4
}

/// One row of one zone, and where the mower turns at its end.
#[derive(Clone, Copy)]
struct Strip {
    zone: u8,
    row: u16,
    side: Side,
}

impl Strip {
    fn mowing(self) -> State {
        State::Mowing {
            zone: self.zone,
            row: self.row,
            side: self.side,
        }
    }

    fn blocked(self, tries: u8) -> State {
        State::Blocked {
            zone: self.zone,
            row: self.row,
            side: self.side,
            tries,
        }
    }

    fn spin(self) -> Vec<Action> {
        vec![Action::Drive(Gear::Spin(self.side)), FORWARD]
    }
}

type Change = Option<(State, Vec<Action>)>;

/// The state after an event, and what the mower does. `code` is the code that unlocks it.
pub fn step(state: State, event: Event, code: u16) -> (State, Vec<Action>) {
    let change = match &state {
        State::Docked { charge } => docked(*charge, event),
        State::Locked { wrong } => locked(*wrong, event, code),
        _ if event == Event::Lifted => {
            Some((State::Locked { wrong: 0 }, vec![OFF, HALT, Action::Beep(3)]))
        }
        State::Leaving { zone, metres } => leaving(*zone, *metres, event),
        &State::Mowing { zone, row, side } => strip(Strip { zone, row, side }, 0, event),
        &State::Blocked {
            zone,
            row,
            side,
            tries,
        } => strip(Strip { zone, row, side }, tries.max(1), event),
        State::Returning { why } => returning(*why, event),
        State::Paused(inner) => paused(inner, event),
    };
    change.unwrap_or((state, Vec::new()))
}

fn docked(charge: u8, event: Event) -> Change {
    match event {
        Event::Charge(charge) => Some((State::Docked { charge }, vec![])),
        Event::Start { zone } => Some(if !is_zone(zone) {
            (State::Docked { charge }, vec![Action::Beep(2)])
        } else if charge < 80 {
            (State::Docked { charge }, vec![Action::Beep(1)])
        } else {
            (State::Leaving { zone, metres: 3 }, vec![BACK])
        }),
        _ => None,
    }
}

fn leaving(zone: u8, metres: u8, event: Event) -> Change {
    match event {
        Event::Tick if metres > 1 => Some((
            State::Leaving {
                zone,
                metres: metres - 1,
            },
            vec![],
        )),
        Event::Tick => {
            let first = Strip {
                zone,
                row: 0,
                side: Side::Left,
            };
            Some((first.mowing(), vec![ON, FORWARD]))
        }
        Event::Stop => Some((State::Returning { why: Why::Asked }, vec![FORWARD])),
        Event::Bump => Some((State::Leaving { zone, metres }, vec![Action::Beep(1)])),
        _ => None,
    }
}

/// On a row; `tries` is 0 while nothing is in the way.
fn strip(strip: Strip, tries: u8, event: Event) -> Change {
    let home = |why| Some((State::Returning { why }, vec![OFF]));
    let pause = |actions| Some((State::Paused(Box::new(strip.mowing())), actions));
    match event {
        Event::Rain => home(Why::Rain),
        Event::Charge(charge) if charge < 20 => home(Why::Low(charge)),
        Event::Charge(charge) if charge < 25 => {
            let same = if tries == 0 {
                strip.mowing()
            } else {
                strip.blocked(tries)
            };
            Some((same, vec![Action::Beep(1)]))
        }
        Event::Stop => pause(vec![OFF, HALT]),
        Event::Bump if tries < 3 => Some((strip.blocked(tries + 1), vec![BACK])),
        Event::Bump => pause(vec![OFF, HALT, Action::Beep(3)]),
        Event::Tick if tries > 0 => Some((strip.mowing(), strip.spin())),
        Event::Wire if tries == 0 && strip.row < last_row(strip.zone) => {
            let side = if strip.side == Side::Left {
                Side::Right
            } else {
                Side::Left
            };
            let next = Strip {
                row: strip.row + 1,
                side,
                ..strip
            };
            Some((next.mowing(), strip.spin()))
        }
        Event::Wire if tries == 0 => {
            Some((State::Returning { why: Why::Done }, vec![OFF, FORWARD]))
        }
        _ => None,
    }
}

fn returning(why: Why, event: Event) -> Change {
    let same = State::Returning { why };
    match event {
        Event::Dock => {
            let charge = if let Why::Low(charge) = why {
                charge
            } else {
                50
            };
            Some((State::Docked { charge }, vec![HALT, Action::Report(why)]))
        }
        Event::Bump => Some((same, vec![BACK, FORWARD])),
        Event::Stop => Some((State::Paused(Box::new(same)), vec![HALT])),
        Event::Start { zone } if is_zone(zone) && matches!(why, Why::Asked | Why::Done) => {
            Some((State::Leaving { zone, metres: 1 }, vec![BACK]))
        }
        Event::Start { .. } => Some((same, vec![Action::Beep(2)])),
        _ => None,
    }
}

fn paused(inner: &State, event: Event) -> Change {
    let returning = matches!(inner, State::Returning { .. });
    match event {
        Event::Start { .. } | Event::Stop if returning => Some((inner.clone(), vec![FORWARD])),
        Event::Stop => Some((State::Returning { why: Why::Asked }, vec![FORWARD])),
        Event::Rain if !returning => Some((State::Returning { why: Why::Rain }, vec![FORWARD])),
        Event::Start { zone } => match inner {
            State::Mowing { zone: own, .. } if *own == zone => {
                Some((inner.clone(), vec![ON, FORWARD]))
            }
            _ => Some((
                State::Paused(Box::new(inner.clone())),
                vec![Action::Beep(2)],
            )),
        },
        _ => None,
    }
}

fn locked(wrong: u8, event: Event, code: u16) -> Change {
    let Event::Code(typed) = event else {
        return None;
    };
    Some(if wrong >= 3 {
        (State::Locked { wrong }, vec![Action::Beep(9)])
    } else if typed == code {
        let home = State::Returning { why: Why::Asked };
        (State::Paused(Box::new(home)), vec![Action::Beep(1)])
    } else {
        (State::Locked { wrong: wrong + 1 }, vec![Action::Beep(2)])
    })
}

//! Pins that directions, events and errors are told apart, and the public signatures.

use lift_controller::{Direction, Event, Lift, PressError};

const _: fn(usize, usize) -> Lift = Lift::new;
const _: fn(&mut Lift, usize, Direction) -> Result<(), PressError> = Lift::call;
const _: fn(&mut Lift, usize) -> Result<(), PressError> = Lift::select;
const _: fn(&mut Lift) -> Event = Lift::step;
const _: fn(&Lift) -> usize = Lift::floor;
const _: fn(&Lift) -> Option<Direction> = Lift::direction;
const _: fn(&Lift) -> bool = Lift::is_open;
const _: fn(&Lift) -> Vec<usize> = Lift::pending;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[Direction::Up, Direction::Down]);
    all_differ(&[PressError::NoSuchFloor, PressError::NoSuchButton]);
    all_differ(&[Event::Idle, Event::Held, Event::Closed, Event::Moved(0), Event::Opened(0)]);
    all_differ(&[0, 1, 2, 3, 4, 5].map(Event::Moved));
    all_differ(&[0, 1, 2, 3, 4, 5].map(Event::Opened));
}

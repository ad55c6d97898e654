//! Pins that different values are told apart, and the signatures.

use route_locks::{Event, Interlocking, LayoutError, MoveError, Position, Refusal, Route};

const _: fn(usize, usize, Vec<Route>) -> Result<Interlocking, LayoutError> = Interlocking::new;
const _: [fn(&mut Interlocking, usize) -> Result<(), Refusal>; 2] =
    [Interlocking::set, Interlocking::cancel];
const _: [fn(&mut Interlocking, usize) -> Result<Vec<Event>, MoveError>; 2] =
    [Interlocking::enter, Interlocking::leave];
const _: [fn(&Interlocking, usize) -> bool; 2] = [Interlocking::is_clear, Interlocking::is_locked];
const _: fn(&Interlocking, usize) -> Option<usize> = Interlocking::locked_by;
const _: fn(&Interlocking, usize) -> Position = Interlocking::position;

/// Only a value itself is equal to it.
fn all_differ<T: PartialEq + std::fmt::Debug>(values: &[T]) {
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a:?} and {b:?}");
        }
    }
}

pub fn pins() {
    all_differ(&[Position::Normal, Position::Reverse]);
    use LayoutError::{BadPoint, BadSection, NoSections};
    all_differ(&[
        NoSections(0),
        NoSections(1),
        BadSection(0, 0),
        BadSection(0, 1),
        BadSection(1, 0),
        BadPoint(0, 0),
        BadPoint(0, 1),
        BadPoint(1, 0),
    ]);
    all_differ(&[
        Refusal::NoSuchRoute,
        Refusal::AlreadySet,
        Refusal::NotSet,
        Refusal::InUse,
        Refusal::SectionTaken(0),
        Refusal::SectionTaken(1),
        Refusal::PointLocked(0),
        Refusal::PointLocked(1),
    ]);
    all_differ(&[
        MoveError::NoSuchSection,
        MoveError::Occupied,
        MoveError::NotOccupied,
    ]);
    use Event::{Ended, Intruded, Released, Stopped};
    all_differ(&[
        Stopped(0),
        Stopped(1),
        Intruded(0),
        Intruded(1),
        Released(0),
        Released(1),
        Ended(0),
        Ended(1),
    ]);
}

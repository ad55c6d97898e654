//! The controller of a lift that collects the calls on its way.

/// Which way a lift goes or somebody wants to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// What the lift did in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Nothing: there is nothing to do.
    Idle,
    /// It moved to this floor.
    Moved(usize),
    /// It opened its doors at this floor.
    Opened(usize),
    /// It kept its doors open.
    Held,
    /// It closed its doors.
    Closed,
}

/// Why a button press was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressError {
    NoSuchFloor,
    NoSuchButton,
}

/// One lift and its unserved requests.
#[derive(Debug, Clone)]
pub struct Lift {}

impl Lift {
    /// A lift in a building with `floors` floors, standing at floor `start`.
    pub fn new(floors: usize, start: usize) -> Self {
        todo!()
    }

    /// Somebody on a floor wants to go up or down.
    pub fn call(&mut self, floor: usize, direction: Direction) -> Result<(), PressError> {
        todo!()
    }

    /// Somebody in the cabin wants to go to a floor.
    pub fn select(&mut self, floor: usize) -> Result<(), PressError> {
        todo!()
    }

    /// Keeps open doors open for one step.
    pub fn hold(&mut self) {
        todo!()
    }

    /// Tells the lift whether the cabin is too heavy.
    pub fn set_overloaded(&mut self, overloaded: bool) {
        todo!()
    }

    /// Does the next thing.
    pub fn step(&mut self) -> Event {
        todo!()
    }

    /// Where the lift is.
    pub fn floor(&self) -> usize {
        todo!()
    }

    /// The direction that the lift has settled on.
    pub fn direction(&self) -> Option<Direction> {
        todo!()
    }

    /// Whether the doors are open.
    pub fn is_open(&self) -> bool {
        todo!()
    }

    /// The floors with unserved requests.
    pub fn pending(&self) -> Vec<usize> {
        todo!()
    }
}

//! An interlocking: it sets routes for trains so that they cannot meet.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    Normal,
    Reverse,
}

/// A way from a signal over sections of track, in the order of travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub sections: Vec<usize>,
    /// The points and the positions that they need.
    pub points: Vec<(usize, Position)>,
}

/// What is wrong with a route, whose number comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutError {
    NoSections(usize),
    BadSection(usize, usize),
    BadPoint(usize, usize),
}

/// Why a route cannot be set or cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NoSuchRoute,
    AlreadySet,
    NotSet,
    /// The section is locked by a route, or occupied.
    SectionTaken(usize),
    /// The point is locked in the other position.
    PointLocked(usize),
    /// A train has used the route already.
    InUse,
}

/// Why a train cannot enter or leave a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveError {
    NoSuchSection,
    Occupied,
    NotOccupied,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The signal of this route went to stop.
    Stopped(usize),
    /// A train is in this section, which no route has locked.
    Intruded(usize),
    /// This section is not locked any more.
    Released(usize),
    /// The last section of this route was released.
    Ended(usize),
}

#[derive(Debug, Clone)]
pub struct Interlocking {}

impl Interlocking {
    /// An interlocking with so many sections and points, all counted from 0.
    pub fn new(sections: usize, points: usize, routes: Vec<Route>) -> Result<Self, LayoutError> {
        todo!()
    }

    pub fn set(&mut self, route: usize) -> Result<(), Refusal> {
        todo!()
    }

    pub fn cancel(&mut self, route: usize) -> Result<(), Refusal> {
        todo!()
    }

    pub fn enter(&mut self, section: usize) -> Result<Vec<Event>, MoveError> {
        todo!()
    }

    pub fn leave(&mut self, section: usize) -> Result<Vec<Event>, MoveError> {
        todo!()
    }

    /// Whether the signal of a route is clear.
    pub fn is_clear(&self, route: usize) -> bool {
        todo!()
    }

    /// The route that has locked a section.
    pub fn locked_by(&self, section: usize) -> Option<usize> {
        todo!()
    }

    pub fn position(&self, point: usize) -> Position {
        todo!()
    }

    /// Whether a route has locked a point.
    pub fn is_locked(&self, point: usize) -> bool {
        todo!()
    }
}

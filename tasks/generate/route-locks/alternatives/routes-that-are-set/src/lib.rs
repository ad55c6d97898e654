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

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A route that is set.
#[derive(Debug, Clone)]
struct Way {
    /// The sections that are still locked, and whether a train has been there.
    left: VecDeque<(usize, bool)>,
    clear: bool,
}

#[derive(Debug, Clone)]
pub struct Interlocking {
    sections: usize,
    occupied: BTreeSet<usize>,
    positions: Vec<Position>,
    routes: Vec<Route>,
    ways: BTreeMap<usize, Way>,
}

impl Interlocking {
    /// An interlocking with so many sections and points, all counted from 0.
    pub fn new(sections: usize, points: usize, routes: Vec<Route>) -> Result<Self, LayoutError> {
        for (number, route) in routes.iter().enumerate() {
            let mut seen = BTreeSet::new();
            for &section in &route.sections {
                if !seen.insert(section) || section >= sections {
                    return Err(LayoutError::BadSection(number, section));
                }
            }
            if seen.is_empty() {
                return Err(LayoutError::NoSections(number));
            }
            seen.clear();
            for &(point, _) in &route.points {
                if !seen.insert(point) || point >= points {
                    return Err(LayoutError::BadPoint(number, point));
                }
            }
        }
        let positions = vec![Position::Normal; points];
        Ok(Interlocking {
            sections,
            occupied: BTreeSet::new(),
            positions,
            routes,
            ways: BTreeMap::new(),
        })
    }

    pub fn set(&mut self, route: usize) -> Result<(), Refusal> {
        let wanted = self.routes.get(route).ok_or(Refusal::NoSuchRoute)?;
        if self.ways.contains_key(&route) {
            return Err(Refusal::AlreadySet);
        }
        if let Some(&section) = wanted
            .sections
            .iter()
            .find(|s| self.occupied.contains(s) || self.locked_by(**s).is_some())
        {
            return Err(Refusal::SectionTaken(section));
        }
        let locked = |&&(point, position): &&(usize, Position)| {
            self.is_locked(point) && self.positions[point] != position
        };
        if let Some(&(point, _)) = wanted.points.iter().find(locked) {
            return Err(Refusal::PointLocked(point));
        }
        for &(point, position) in &wanted.points {
            self.positions[point] = position;
        }
        let left = wanted
            .sections
            .iter()
            .map(|&section| (section, false))
            .collect();
        self.ways.insert(route, Way { left, clear: true });
        Ok(())
    }

    pub fn cancel(&mut self, route: usize) -> Result<(), Refusal> {
        if route >= self.routes.len() {
            return Err(Refusal::NoSuchRoute);
        }
        match self.ways.get(&route).map(|way| way.clear) {
            None => Err(Refusal::NotSet),
            Some(false) => Err(Refusal::InUse),
            Some(true) => {
                self.ways.remove(&route);
                Ok(())
            }
        }
    }

    pub fn enter(&mut self, section: usize) -> Result<Vec<Event>, MoveError> {
        if section >= self.sections {
            return Err(MoveError::NoSuchSection);
        }
        if !self.occupied.insert(section) {
            return Err(MoveError::Occupied);
        }
        for (&route, way) in &mut self.ways {
            if let Some((_, used)) = way.left.iter_mut().find(|(locked, _)| *locked == section) {
                *used = true;
                let stopped = std::mem::take(&mut way.clear);
                return Ok(stopped
                    .then_some(Event::Stopped(route))
                    .into_iter()
                    .collect());
            }
        }
        Ok(vec![Event::Intruded(section)])
    }

    pub fn leave(&mut self, section: usize) -> Result<Vec<Event>, MoveError> {
        if section >= self.sections {
            return Err(MoveError::NoSuchSection);
        }
        if !self.occupied.remove(&section) {
            return Err(MoveError::NotOccupied);
        }
        let mut events = vec![];
        if let Some(route) = self.locked_by(section) {
            if let Some(way) = self.ways.get_mut(&route) {
                while let Some(&(first, true)) = way.left.front() {
                    if self.occupied.contains(&first) {
                        break;
                    }
                    way.left.pop_front();
                    events.push(Event::Released(first));
                }
                if way.left.is_empty() {
                    self.ways.remove(&route);
                    events.push(Event::Ended(route));
                }
            }
        }
        Ok(events)
    }

    /// Whether the signal of a route is clear.
    pub fn is_clear(&self, route: usize) -> bool {
        matches!(self.ways.get(&route), Some(Way { clear: true, .. }))
    }

    /// The route that has locked a section.
    pub fn locked_by(&self, section: usize) -> Option<usize> {
        let holds = |way: &Way| way.left.iter().any(|(locked, _)| *locked == section);
        self.ways
            .iter()
            .find(|(_, way)| holds(way))
            .map(|(route, _)| *route)
    }

    pub fn position(&self, point: usize) -> Position {
        self.positions[point]
    }

    /// Whether a route has locked a point.
    pub fn is_locked(&self, point: usize) -> bool {
        self.ways.keys().any(|&route| {
            self.routes[route]
                .points
                .iter()
                .any(|(own, _)| *own == point)
        })
    }
}

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

#[derive(Debug, Clone, Copy, Default)]
struct Section {
    occupied: bool,
    locked_by: Option<usize>,
    /// A train has been in it since it was locked.
    used: bool,
}

#[derive(Debug, Clone, Copy)]
struct Point {
    position: Position,
    /// So many routes have locked it.
    locks: usize,
}

#[derive(Debug, Clone)]
pub struct Interlocking {
    sections: Vec<Section>,
    points: Vec<Point>,
    routes: Vec<Route>,
    states: Vec<State>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Free,
    Clear,
    /// Its signal is at stop, and it is still set.
    Used,
}

impl Interlocking {
    /// An interlocking with so many sections and points, all counted from 0.
    pub fn new(sections: usize, points: usize, routes: Vec<Route>) -> Result<Self, LayoutError> {
        for (number, route) in routes.iter().enumerate() {
            if route.sections.is_empty() {
                return Err(LayoutError::NoSections(number));
            }
            for (index, &section) in route.sections.iter().enumerate() {
                if section >= sections || route.sections[..index].contains(&section) {
                    return Err(LayoutError::BadSection(number, section));
                }
            }
            for (index, &(point, _)) in route.points.iter().enumerate() {
                if point >= points
                    || route.points[..index]
                        .iter()
                        .any(|(earlier, _)| *earlier == point)
                {
                    return Err(LayoutError::BadPoint(number, point));
                }
            }
        }
        Ok(Interlocking {
            sections: vec![Section::default(); sections],
            points: vec![
                Point {
                    position: Position::Normal,
                    locks: 0
                };
                points
            ],
            states: vec![State::Free; routes.len()],
            routes,
        })
    }

    pub fn set(&mut self, route: usize) -> Result<(), Refusal> {
        match self.states.get(route) {
            None => return Err(Refusal::NoSuchRoute),
            Some(State::Free) => {}
            Some(_) => return Err(Refusal::AlreadySet),
        }
        let Route { sections, points } = &self.routes[route];
        for &section in sections {
            let Section {
                occupied,
                locked_by,
                ..
            } = self.sections[section];
            if occupied || locked_by.is_some() {
                return Err(Refusal::SectionTaken(section));
            }
        }
        for &(point, position) in points {
            let state = self.points[point];
            if state.locks > 0 && state.position != position {
                return Err(Refusal::PointLocked(point));
            }
        }
        for &section in sections {
            self.sections[section].locked_by = Some(route);
        }
        for &(point, position) in points {
            let locks = self.points[point].locks + 1;
            self.points[point] = Point { position, locks };
        }
        self.states[route] = State::Clear;
        Ok(())
    }

    pub fn cancel(&mut self, route: usize) -> Result<(), Refusal> {
        match self.states.get(route) {
            None => Err(Refusal::NoSuchRoute),
            Some(State::Free) => Err(Refusal::NotSet),
            Some(State::Used) => Err(Refusal::InUse),
            Some(State::Clear) => {
                for &section in &self.routes[route].sections {
                    self.sections[section].locked_by = None;
                }
                self.end(route);
                Ok(())
            }
        }
    }

    /// After its last section was released.
    fn end(&mut self, route: usize) {
        for &(point, _) in &self.routes[route].points {
            self.points[point].locks -= 1;
        }
        self.states[route] = State::Free;
    }

    pub fn enter(&mut self, section: usize) -> Result<Vec<Event>, MoveError> {
        let entered = self
            .sections
            .get_mut(section)
            .ok_or(MoveError::NoSuchSection)?;
        if entered.occupied {
            return Err(MoveError::Occupied);
        }
        entered.occupied = true;
        let Some(route) = entered.locked_by else {
            return Ok(vec![Event::Intruded(section)]);
        };
        entered.used = true;
        let was = std::mem::replace(&mut self.states[route], State::Used);
        Ok(if was == State::Clear {
            vec![Event::Stopped(route)]
        } else {
            vec![]
        })
    }

    pub fn leave(&mut self, section: usize) -> Result<Vec<Event>, MoveError> {
        let left = self
            .sections
            .get_mut(section)
            .ok_or(MoveError::NoSuchSection)?;
        if !left.occupied {
            return Err(MoveError::NotOccupied);
        }
        left.occupied = false;
        let mut events = Vec::new();
        let Some(route) = left.locked_by else {
            return Ok(events);
        };
        let mut ended = true;
        for &section in &self.routes[route].sections {
            let state = &mut self.sections[section];
            if state.locked_by != Some(route) {
                continue;
            }
            if state.occupied || !state.used {
                ended = false;
                continue;
            }
            *state = Section::default();
            events.push(Event::Released(section));
        }
        if ended {
            self.end(route);
            events.push(Event::Ended(route));
        }
        Ok(events)
    }

    /// Whether the signal of a route is clear.
    pub fn is_clear(&self, route: usize) -> bool {
        self.states[route] == State::Clear
    }

    /// The route that has locked a section.
    pub fn locked_by(&self, section: usize) -> Option<usize> {
        self.sections[section].locked_by
    }

    pub fn position(&self, point: usize) -> Position {
        self.points[point].position
    }

    /// Whether a route has locked a point.
    pub fn is_locked(&self, point: usize) -> bool {
        self.points[point].locks > 0
    }
}

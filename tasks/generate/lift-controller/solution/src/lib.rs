//! The controller of a lift that collects the calls on its way.

/// Which way a lift goes or somebody wants to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    fn opposite(self) -> Self {
        match self {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }
    }
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

/// The buttons that are lit for one floor.
#[derive(Debug, Clone, Copy, Default)]
struct Requests {
    selected: bool,
    up: bool,
    down: bool,
}

impl Requests {
    fn any(self) -> bool {
        self.selected || self.up || self.down
    }

    fn call(&mut self, direction: Direction) -> &mut bool {
        match direction {
            Direction::Up => &mut self.up,
            Direction::Down => &mut self.down,
        }
    }

    fn called(mut self, direction: Direction) -> bool {
        *self.call(direction)
    }
}

#[derive(Debug, Clone, Copy)]
enum Doors {
    Closed,
    Open { held: bool },
}

/// One lift and its unserved requests.
#[derive(Debug, Clone)]
pub struct Lift {
    requests: Vec<Requests>,
    floor: usize,
    direction: Option<Direction>,
    doors: Doors,
    overloaded: bool,
}

impl Lift {
    /// A lift in a building with `floors` floors, standing at floor `start`.
    pub fn new(floors: usize, start: usize) -> Self {
        Lift {
            requests: vec![Requests::default(); floors],
            floor: start,
            direction: None,
            doors: Doors::Closed,
            overloaded: false,
        }
    }

    /// Somebody on a floor wants to go up or down.
    pub fn call(&mut self, floor: usize, direction: Direction) -> Result<(), PressError> {
        if floor >= self.requests.len() {
            return Err(PressError::NoSuchFloor);
        }
        let last = match direction {
            Direction::Up => self.requests.len() - 1,
            Direction::Down => 0,
        };
        if floor == last {
            return Err(PressError::NoSuchButton);
        }
        let here = self.is_open() && floor == self.floor;
        if !(here && self.direction.is_none_or(|own| own == direction)) {
            *self.requests[floor].call(direction) = true;
        }
        Ok(())
    }

    /// Somebody in the cabin wants to go to a floor.
    pub fn select(&mut self, floor: usize) -> Result<(), PressError> {
        let here = self.is_open() && floor == self.floor;
        let requests = self
            .requests
            .get_mut(floor)
            .ok_or(PressError::NoSuchFloor)?;
        if !here {
            requests.selected = true;
        }
        Ok(())
    }

    /// Keeps open doors open for one step.
    pub fn hold(&mut self) {
        if let Doors::Open { held } = &mut self.doors {
            *held = true;
        }
    }

    /// Tells the lift whether the cabin is too heavy.
    pub fn set_overloaded(&mut self, overloaded: bool) {
        self.overloaded = overloaded;
    }

    /// Does the next thing.
    pub fn step(&mut self) -> Event {
        if let Doors::Open { held } = &mut self.doors {
            if std::mem::take(held) || self.overloaded {
                return Event::Held;
            }
            self.doors = Doors::Closed;
            return Event::Closed;
        }
        self.direction = self.settled_direction();
        let here = &mut self.requests[self.floor];
        let called = self.direction.is_some_and(|own| here.called(own));
        if here.selected || called {
            here.selected = false;
            if let Some(own) = self.direction {
                *here.call(own) = false;
            }
            self.doors = Doors::Open { held: false };
            return Event::Opened(self.floor);
        }
        match self.direction {
            None => return Event::Idle,
            Some(Direction::Up) => self.floor += 1,
            Some(Direction::Down) => self.floor -= 1,
        }
        Event::Moved(self.floor)
    }

    fn settled_direction(&self) -> Option<Direction> {
        let here = self.requests[self.floor];
        let wanted = |way: Direction| here.called(way) || self.distance(way).is_some();
        if let Some(own) = self.direction {
            return [own, own.opposite()].into_iter().find(|&way| wanted(way));
        }
        let ways = [Direction::Up, Direction::Down];
        if let Some(called) = ways.into_iter().find(|&way| here.called(way)) {
            return Some(called);
        }
        // The first of two equal minima counts: upwards.
        ways.into_iter()
            .filter_map(|way| Some((self.distance(way)?, way)))
            .min_by_key(|&(distance, _)| distance)
            .map(|(_, way)| way)
    }

    /// How far it is to the next floor with a request in that direction.
    fn distance(&self, way: Direction) -> Option<usize> {
        let ahead = match way {
            Direction::Up => self.requests[self.floor + 1..].iter().position(|r| r.any()),
            Direction::Down => self.requests[..self.floor]
                .iter()
                .rev()
                .position(|r| r.any()),
        };
        ahead.map(|between| between + 1)
    }

    /// Where the lift is.
    pub fn floor(&self) -> usize {
        self.floor
    }

    /// The direction that the lift has settled on.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// Whether the doors are open.
    pub fn is_open(&self) -> bool {
        matches!(self.doors, Doors::Open { .. })
    }

    /// The floors with unserved requests.
    pub fn pending(&self) -> Vec<usize> {
        let floors = self.requests.iter().enumerate();
        floors
            .filter(|(_, r)| r.any())
            .map(|(floor, _)| floor)
            .collect()
    }
}

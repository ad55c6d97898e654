//! The controller of a lift that collects the calls on its way.

use std::collections::BTreeSet;

/// Which way a lift goes or somebody wants to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    const BOTH: [Direction; 2] = [Direction::Up, Direction::Down];

    fn opposite(self) -> Self {
        Self::BOTH[1 - self as usize]
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

/// One lift and its unserved requests.
#[derive(Debug, Clone)]
pub struct Lift {
    floors: usize,
    floor: usize,
    selected: BTreeSet<usize>,
    /// The floors with a call upwards, and those with a call downwards.
    called: [BTreeSet<usize>; 2],
    direction: Option<Direction>,
    open: bool,
    held: bool,
    overloaded: bool,
}

impl Lift {
    /// A lift in a building with `floors` floors, standing at floor `start`.
    pub fn new(floors: usize, start: usize) -> Self {
        Lift {
            floors,
            floor: start,
            selected: BTreeSet::new(),
            called: [BTreeSet::new(), BTreeSet::new()],
            direction: None,
            open: false,
            held: false,
            overloaded: false,
        }
    }

    /// Somebody on a floor wants to go up or down.
    pub fn call(&mut self, floor: usize, direction: Direction) -> Result<(), PressError> {
        if floor >= self.floors {
            return Err(PressError::NoSuchFloor);
        }
        match direction {
            Direction::Up if floor + 1 == self.floors => return Err(PressError::NoSuchButton),
            Direction::Down if floor == 0 => return Err(PressError::NoSuchButton),
            _ => {}
        }
        let served = match self.direction {
            Some(own) => self.is_open_at(floor) && own == direction,
            None => self.is_open_at(floor),
        };
        if !served {
            self.called[direction as usize].insert(floor);
        }
        Ok(())
    }

    /// Somebody in the cabin wants to go to a floor.
    pub fn select(&mut self, floor: usize) -> Result<(), PressError> {
        if floor >= self.floors {
            return Err(PressError::NoSuchFloor);
        }
        if !self.is_open_at(floor) {
            self.selected.insert(floor);
        }
        Ok(())
    }

    fn is_open_at(&self, floor: usize) -> bool {
        self.open && floor == self.floor
    }

    /// Keeps open doors open for one step.
    pub fn hold(&mut self) {
        self.held = self.open;
    }

    /// Tells the lift whether the cabin is too heavy.
    pub fn set_overloaded(&mut self, overloaded: bool) {
        self.overloaded = overloaded;
    }

    /// Does the next thing.
    pub fn step(&mut self) -> Event {
        if self.open {
            self.open = self.held || self.overloaded;
            self.held = false;
            return if self.open {
                Event::Held
            } else {
                Event::Closed
            };
        }
        self.settle();
        let selected = self.selected.remove(&self.floor);
        let called = match self.direction {
            Some(own) => self.called[own as usize].remove(&self.floor),
            None => false,
        };
        if selected || called {
            self.open = true;
            return Event::Opened(self.floor);
        }
        match self.direction {
            Some(Direction::Up) => self.floor += 1,
            Some(Direction::Down) => self.floor -= 1,
            None => return Event::Idle,
        }
        Event::Moved(self.floor)
    }

    /// Settles the direction anew.
    fn settle(&mut self) {
        let called_here = |way: Direction| self.called[way as usize].contains(&self.floor);
        let distance = |way: Direction| match way {
            Direction::Up => self
                .sets()
                .filter_map(|set| Some(set.range(self.floor + 1..).next()? - self.floor))
                .min(),
            Direction::Down => self
                .sets()
                .filter_map(|set| Some(self.floor - set.range(..self.floor).next_back()?))
                .min(),
        };
        let wanted = |way: Direction| called_here(way) || distance(way).is_some();
        let [up, down] = Direction::BOTH;
        self.direction = match self.direction {
            Some(own) if wanted(own) => Some(own),
            Some(own) => Some(own.opposite()).filter(|&way| wanted(way)),
            None if called_here(up) => Some(up),
            None if called_here(down) => Some(down),
            None => match (distance(up), distance(down)) {
                (Some(above), Some(below)) if below < above => Some(down),
                (Some(_), _) => Some(up),
                (None, below) => below.map(|_| down),
            },
        };
    }

    /// All sets of floors with requests.
    fn sets(&self) -> impl Iterator<Item = &BTreeSet<usize>> {
        self.called.iter().chain([&self.selected])
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
        self.open
    }

    /// The floors with unserved requests.
    pub fn pending(&self) -> Vec<usize> {
        let floors: BTreeSet<usize> = self.sets().flatten().copied().collect();
        floors.into_iter().collect()
    }
}

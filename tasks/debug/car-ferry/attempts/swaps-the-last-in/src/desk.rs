//! The booking desk.

use crate::deck::Lane;
use std::collections::BTreeMap;

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No lane has room for the vehicle.
    NoRoom,
    /// There is no booking with this ticket.
    NoTicket,
    /// The vehicle has come aboard.
    Aboard,
}

/// Where the place of a ticket is.
#[derive(Debug, Clone, Copy)]
struct Spot {
    lane: usize,
    index: usize,
}

#[derive(Debug)]
pub struct Desk {
    lanes: Vec<Lane>,
    spots: BTreeMap<u32, Spot>,
    last_ticket: u32,
}

impl Desk {
    /// A deck with lanes of these lengths.
    pub fn new(lanes: &[u32]) -> Self {
        Desk {
            lanes: lanes.iter().map(|&metres| Lane::new(metres)).collect(),
            spots: BTreeMap::new(),
            last_ticket: 0,
        }
    }

    /// Books a place and gives the ticket.
    pub fn book(&mut self, plate: &str, metres: u32) -> Result<u32, Refusal> {
        let room = |lane: &Lane| lane.free() >= metres;
        let lane = self.lanes.iter().position(room).ok_or(Refusal::NoRoom)?;
        let index = self.lanes[lane].book(plate, metres);
        self.last_ticket += 1;
        self.spots.insert(self.last_ticket, Spot { lane, index });
        Ok(self.last_ticket)
    }

    fn spot(&self, ticket: u32) -> Result<Spot, Refusal> {
        self.spots.get(&ticket).copied().ok_or(Refusal::NoTicket)
    }

    /// The vehicle comes aboard; gives its plate.
    pub fn board(&mut self, ticket: u32) -> Result<&str, Refusal> {
        let spot = self.spot(ticket)?;
        let place = self.lanes[spot.lane].place(spot.index);
        if place.aboard {
            return Err(Refusal::Aboard);
        }
        place.aboard = true;
        Ok(&place.plate)
    }

    /// Gives a place up.
    pub fn cancel(&mut self, ticket: u32) -> Result<(), Refusal> {
        let spot = self.spot(ticket)?;
        if self.lanes[spot.lane].place(spot.index).aboard {
            return Err(Refusal::Aboard);
        }
        self.lanes[spot.lane].cancel(spot.index);
        self.spots.remove(&ticket);
        let last = self.lanes[spot.lane].places().len();
        for later in self.spots.values_mut() {
            if later.lane == spot.lane && later.index == last {
                later.index = spot.index;
            }
        }
        Ok(())
    }

    /// The metres that are free in each lane.
    pub fn free(&self) -> Vec<u32> {
        self.lanes.iter().map(Lane::free).collect()
    }

    /// A line for each lane: the plates from front to rear, those aboard with a star.
    pub fn manifest(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for lane in &self.lanes {
            let mut plates = Vec::new();
            for place in lane.places() {
                let star = if place.aboard { "*" } else { "" };
                plates.push(format!("{}{star}", place.plate));
            }
            lines.push(plates.join(" "));
        }
        lines
    }
}

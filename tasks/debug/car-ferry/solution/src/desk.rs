//! The booking desk.

use crate::deck::{Lane, Place};

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

#[derive(Debug)]
pub struct Desk {
    lanes: Vec<Lane>,
    last_ticket: u32,
}

impl Desk {
    /// A deck with lanes of these lengths.
    pub fn new(lanes: &[u32]) -> Self {
        Desk {
            lanes: lanes.iter().map(|&metres| Lane::new(metres)).collect(),
            last_ticket: 0,
        }
    }

    /// Books a place and gives the ticket.
    pub fn book(&mut self, plate: &str, metres: u32) -> Result<u32, Refusal> {
        let room = |lane: &Lane| lane.free() >= metres;
        let lane = self.lanes.iter().position(room).ok_or(Refusal::NoRoom)?;
        self.last_ticket += 1;
        self.lanes[lane].book(Place {
            ticket: self.last_ticket,
            plate: plate.to_string(),
            metres,
            aboard: false,
        });
        Ok(self.last_ticket)
    }

    fn place(&mut self, ticket: u32) -> Result<&mut Place, Refusal> {
        let mut lanes = self.lanes.iter_mut();
        let place = lanes.find_map(|lane| lane.place(ticket));
        place.ok_or(Refusal::NoTicket)
    }

    /// The vehicle comes aboard; gives its plate.
    pub fn board(&mut self, ticket: u32) -> Result<&str, Refusal> {
        let place = self.place(ticket)?;
        if place.aboard {
            return Err(Refusal::Aboard);
        }
        place.aboard = true;
        Ok(&place.plate)
    }

    /// Gives a place up.
    pub fn cancel(&mut self, ticket: u32) -> Result<(), Refusal> {
        if self.place(ticket)?.aboard {
            return Err(Refusal::Aboard);
        }
        for lane in &mut self.lanes {
            lane.cancel(ticket);
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

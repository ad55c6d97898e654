//! Lanes and the places in them.

/// A place that was booked for a vehicle.
#[derive(Debug)]
pub struct Place {
    pub ticket: u32,
    pub plate: String,
    pub metres: u32,
    pub aboard: bool,
}

/// A lane with the places booked in it, front to rear.
#[derive(Debug)]
pub struct Lane {
    metres: u32,
    places: Vec<Place>,
}

impl Lane {
    pub fn new(metres: u32) -> Self {
        let places = Vec::new();
        Lane { metres, places }
    }

    pub fn free(&self) -> u32 {
        self.metres - self.places.iter().map(|place| place.metres).sum::<u32>()
    }

    /// Books a place at the rear.
    pub fn book(&mut self, place: Place) {
        self.places.push(place);
    }

    pub fn place(&mut self, ticket: u32) -> Option<&mut Place> {
        self.places.iter_mut().find(|place| place.ticket == ticket)
    }

    pub fn cancel(&mut self, ticket: u32) {
        self.places.retain(|place| place.ticket != ticket);
    }

    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

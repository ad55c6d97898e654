//! Lanes and the places in them.

/// A place that was booked for a vehicle.
#[derive(Debug)]
pub struct Place {
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

    /// Books a place at the rear and says which it is.
    pub fn book(&mut self, plate: &str, metres: u32) -> usize {
        self.places.push(Place {
            plate: plate.to_string(),
            metres,
            aboard: false,
        });
        self.places.len() - 1
    }

    pub fn place(&mut self, index: usize) -> &mut Place {
        &mut self.places[index]
    }

    pub fn cancel(&mut self, index: usize) {
        self.places.swap_remove(index);
    }

    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

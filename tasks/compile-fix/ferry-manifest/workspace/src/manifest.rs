/// A vehicle; its plate tells it from every other one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vehicle {
    pub plate: String,
    pub port: String,
    pub length: u32,
}

impl Vehicle {
    pub fn new(plate: &str, port: &str, length: u32) -> Self {
        Vehicle {
            plate: plate.to_string(),
            port: port.to_string(),
            length,
        }
    }
}

/// The vehicles that are booked and wait on the quay, in the order of their bookings.
#[derive(Debug, Default)]
pub struct Manifest {
    pub waiting: Vec<Vehicle>,
}

impl Manifest {
    /// The longest vehicle for a port that fits into a room, or the one on standby.
    pub fn best_for<'m>(&'m self, port: &str, room: u32, standby: &Vehicle) -> &'m Vehicle {
        let mut best: Option<&Vehicle> = None;
        for vehicle in &self.waiting {
            let fits = vehicle.port == port && vehicle.length <= room;
            if fits && best.is_none_or(|best| vehicle.length > best.length) {
                best = Some(vehicle);
            }
        }
        best.unwrap_or(standby)
    }

    /// Takes a vehicle off the manifest.
    pub fn check_in(&mut self, plate: &str) -> Option<Vehicle> {
        let place = self.waiting.iter().position(|v| v.plate == plate)?;
        Some(self.waiting.remove(place))
    }
}

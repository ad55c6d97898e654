//! What drives on the road.

pub trait Vehicle {
    fn kind(&self) -> &'static str;

    fn plate(&self) -> &str;

    fn fee(&self) -> u32;

    /// What tells it from all other vehicles.
    fn name(&self) -> String {
        format!("{} {}", self.kind(), self.plate())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Motorcycle {
    plate: String,
}

impl Motorcycle {
    pub fn registered(plate: &str) -> Motorcycle {
        Motorcycle {
            plate: plate.to_string(),
        }
    }
}

impl Vehicle for Motorcycle {
    fn kind(&self) -> &'static str {
        "motorcycle"
    }

    fn plate(&self) -> &str {
        &self.plate
    }

    fn fee(&self) -> u32 {
        2
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Car {
    plate: String,
}

impl Car {
    pub fn registered(plate: &str) -> Car {
        Car {
            plate: plate.to_string(),
        }
    }
}

impl Vehicle for Car {
    fn kind(&self) -> &'static str {
        "car"
    }

    fn plate(&self) -> &str {
        &self.plate
    }

    fn fee(&self) -> u32 {
        5
    }
}

/// A truck can lift some of its axles off the road.
#[derive(Debug, Clone, PartialEq)]
pub struct Truck {
    plate: String,
    pub axles: u32,
}

impl Truck {
    pub fn registered(plate: &str) -> Truck {
        Truck {
            plate: plate.to_string(),
            axles: 2,
        }
    }
}

impl Vehicle for Truck {
    fn kind(&self) -> &'static str {
        "truck"
    }

    fn plate(&self) -> &str {
        &self.plate
    }

    fn fee(&self) -> u32 {
        4 * self.axles
    }
}

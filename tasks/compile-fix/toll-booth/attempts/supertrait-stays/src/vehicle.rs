//! What drives on the road.

pub trait Vehicle: PartialEq {
    fn registered(plate: &str) -> Self
    where
        Self: Sized;

    fn kind(&self) -> &'static str;

    fn plate(&self) -> &str;

    fn fee(&self) -> u32;
}

#[derive(Debug, Clone, PartialEq)]
pub struct Motorcycle {
    plate: String,
}

impl Vehicle for Motorcycle {
    fn registered(plate: &str) -> Motorcycle {
        Motorcycle {
            plate: plate.to_string(),
        }
    }

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

impl Vehicle for Car {
    fn registered(plate: &str) -> Car {
        Car {
            plate: plate.to_string(),
        }
    }

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

impl Vehicle for Truck {
    fn registered(plate: &str) -> Truck {
        Truck {
            plate: plate.to_string(),
            axles: 2,
        }
    }

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

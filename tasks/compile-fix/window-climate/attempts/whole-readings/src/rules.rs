//! The controllers that every greenhouse has.

use crate::controller::{Controller, Reading};

/// Opens the window when it is warm, and closes it only when it has become cool.
pub struct Thermostat {
    warm: i32,
    cool: i32,
    open: bool,
}

impl Thermostat {
    pub fn new(warm: i32, cool: i32) -> Thermostat {
        Thermostat {
            warm,
            cool,
            open: false,
        }
    }
}

impl Controller for Thermostat {
    fn decide(&mut self, reading: &Reading) -> i32 {
        let temperature = reading.temperature;
        if temperature >= self.warm {
            self.open = true;
        } else if temperature <= self.cool {
            self.open = false;
        }
        if self.open {
            80
        } else {
            0
        }
    }

    fn twin(&self) -> Box<dyn Controller> {
        Box::new(Thermostat { ..*self })
    }
}

/// Opens the window by the mean humidity of the last three readings.
#[derive(Default)]
pub struct Damp {
    seen: Vec<u8>,
}

impl Controller for Damp {
    fn decide(&mut self, reading: &Reading) -> i32 {
        self.seen.push(reading.humidity);
        if self.seen.len() > 3 {
            self.seen.remove(0);
        }
        let sum: i32 = self.seen.iter().map(|humidity| i32::from(*humidity)).sum();
        let mean = sum / self.seen.len() as i32;
        (2 * mean - 100).max(0)
    }

    fn twin(&self) -> Box<dyn Controller> {
        Box::new(Damp {
            seen: self.seen.clone(),
        })
    }
}

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
    type Input = i32;

    fn input(reading: &Reading) -> i32 {
        reading.temperature
    }

    fn decide(&mut self, temperature: i32) -> i32 {
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

    fn twin(&self) -> Thermostat {
        Thermostat { ..*self }
    }
}

/// Opens the window by the mean humidity of the last three readings.
#[derive(Default)]
pub struct Damp {
    seen: Vec<u8>,
}

impl Controller for Damp {
    type Input = u8;

    fn input(reading: &Reading) -> u8 {
        reading.humidity
    }

    fn decide(&mut self, humidity: u8) -> i32 {
        self.seen.push(humidity);
        if self.seen.len() > 3 {
            self.seen.remove(0);
        }
        let sum: i32 = self.seen.iter().map(|humidity| i32::from(*humidity)).sum();
        let mean = sum / self.seen.len() as i32;
        (2 * mean - 100).max(0)
    }

    fn twin(&self) -> Damp {
        Damp {
            seen: self.seen.clone(),
        }
    }
}

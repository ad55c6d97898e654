//! Who is in the garage, and since when.

use crate::tariff::Tariff;

const DAY: u32 = 24 * 60;

pub struct Garage<T> {
    tariff: T,
    places: usize,
    tickets: u32,
    /// The plates of the cars inside and when they came.
    stays: Vec<(String, u32)>,
}

impl<T: Tariff> Garage<T> {
    pub fn new(tariff: T, places: usize) -> Garage<T> {
        Garage {
            tariff,
            places,
            tickets: 0,
            stays: Vec::new(),
        }
    }

    /// Lets a car in and prints its ticket.
    pub fn enter(&mut self, plate: &str, now: u32) -> Option<String> {
        let inside = self.stays.iter().any(|(other, _)| other == plate);
        if inside || self.stays.len() >= self.places {
            return None;
        }
        self.stays.push((plate.to_string(), now));
        self.tickets += 1;
        Some(format!("{}{}", T::letter(), self.tickets))
    }

    /// Lets a car out and tells what is to be paid.
    pub fn leave(&mut self, plate: &str, now: u32) -> Option<u32> {
        let place = self.stays.iter().position(|(other, _)| other == plate)?;
        let (_, entered) = self.stays.remove(place);
        Some(self.charge(entered, now))
    }

    fn charge(&self, entered: u32, now: u32) -> u32 {
        let Some(cap) = self.tariff.cap() else {
            return self.tariff.fee(entered, now);
        };
        (entered..now)
            .step_by(DAY as usize)
            .map(|from| self.tariff.fee(from, now.min(from + DAY)).min(cap))
            .sum()
    }
}

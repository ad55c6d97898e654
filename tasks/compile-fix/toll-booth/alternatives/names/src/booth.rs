//! Where the toll is paid.

use crate::vehicle::Vehicle;

/// Whoever has paid drives for nothing during so many minutes.
const VALID: u32 = 60;

struct Passage {
    vehicle: Box<dyn Vehicle>,
    minute: u32,
    fee: u32,
}

#[derive(Default)]
pub struct Booth {
    passages: Vec<Passage>,
}

impl Booth {
    /// Lets a vehicle pass and tells what it pays. Minutes never go backwards.
    pub fn pass(&mut self, vehicle: Box<dyn Vehicle>, minute: u32) -> u32 {
        let paid = self
            .passages
            .iter()
            .rfind(|passage| passage.fee > 0 && passage.vehicle.name() == vehicle.name());
        let fee = match paid {
            Some(last) if minute - last.minute < VALID => 0,
            _ => vehicle.fee(),
        };
        self.passages.push(Passage {
            vehicle,
            minute,
            fee,
        });
        fee
    }

    /// What a vehicle has paid in all.
    pub fn paid(&self, vehicle: &dyn Vehicle) -> u32 {
        self.passages
            .iter()
            .filter(|passage| passage.vehicle.name() == vehicle.name())
            .map(|passage| passage.fee)
            .sum()
    }

    /// One line for each vehicle.
    pub fn ledger(&self) -> Vec<String> {
        let mut sums: Vec<(String, u32)> = Vec::new();
        for passage in &self.passages {
            let name = passage.vehicle.name();
            match sums.iter_mut().find(|(other, _)| *other == name) {
                Some((_, sum)) => *sum += passage.fee,
                None => sums.push((name, passage.fee)),
            }
        }
        sums.iter()
            .map(|(name, sum)| format!("{name}: {sum}"))
            .collect()
    }
}

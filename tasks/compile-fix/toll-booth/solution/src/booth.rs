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
            .rfind(|passage| passage.fee > 0 && *passage.vehicle == *vehicle);
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
            .filter(|passage| *passage.vehicle == *vehicle)
            .map(|passage| passage.fee)
            .sum()
    }

    /// One line for each vehicle.
    pub fn ledger(&self) -> Vec<String> {
        let mut seen: Vec<&dyn Vehicle> = Vec::new();
        for passage in &self.passages {
            if !seen.contains(&&*passage.vehicle) {
                seen.push(&*passage.vehicle);
            }
        }
        seen.into_iter()
            .map(|vehicle| {
                format!(
                    "{} {}: {}",
                    vehicle.kind(),
                    vehicle.plate(),
                    self.paid(vehicle)
                )
            })
            .collect()
    }
}

//! The beds of the floor.

use crate::temperature::{mean, Tenths};
use crate::turning::{advice, Advice};
use std::collections::BTreeMap;

/// There is no bed of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

#[derive(Debug, Clone)]
struct Bed {
    wanted: Tenths,
    /// What the thermometers have shown since the bed was turned, each as the deviation from what is wanted.
    deviations: Vec<Tenths>,
}

#[derive(Debug, Clone, Default)]
pub struct Floor {
    beds: BTreeMap<String, Bed>,
}

impl Floor {
    pub fn new() -> Self {
        Self::default()
    }

    /// Spreads a new bed, which takes the place of one of the same name.
    pub fn spread(&mut self, bed: &str, wanted: Tenths) {
        let deviations = Vec::new();
        self.beds
            .insert(bed.to_string(), Bed { wanted, deviations });
    }

    /// Notes what a thermometer in a bed shows.
    pub fn note(&mut self, bed: &str, shown: Tenths) -> Result<(), Unknown> {
        let bed = self.beds.get_mut(bed).ok_or(Unknown)?;
        bed.deviations.push(Tenths(shown.0 - bed.wanted.0));
        Ok(())
    }

    /// The bed was turned: what was noted before no longer counts.
    pub fn turned(&mut self, bed: &str) -> Result<(), Unknown> {
        self.beds.get_mut(bed).ok_or(Unknown)?.deviations.clear();
        Ok(())
    }

    /// The mean deviation of a bed, if something was noted since it was turned.
    pub fn deviation(&self, bed: &str) -> Result<Option<Tenths>, Unknown> {
        let bed = self.beds.get(bed).ok_or(Unknown)?;
        Ok(mean(&bed.deviations))
    }

    /// What to do with a bed.
    pub fn advice(&self, bed: &str) -> Result<Advice, Unknown> {
        Ok(self.deviation(bed)?.map_or(Advice::Leave, advice))
    }

    /// A line for each bed about which something is known, in alphabetical order.
    pub fn sheet(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (name, bed) in &self.beds {
            if let Some(deviation) = mean(&bed.deviations) {
                let wanted = bed.wanted;
                lines.push(format!(
                    "{name}: {deviation} from {wanted}, {:?}",
                    advice(deviation)
                ));
            }
        }
        lines
    }
}

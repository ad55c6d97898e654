//! All wards together.

use crate::staffing::{Shift, Staffing};
use crate::ward::{Care, Refusal, Ward};

#[derive(Debug, Default)]
pub struct Hospital {
    wards: Vec<Ward>,
    staffing: Staffing,
}

impl Hospital {
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a ward with this many beds; false if there is one of that name.
    pub fn open(&mut self, ward: &str, beds: usize) -> bool {
        if self.ward(ward).is_ok() {
            return false;
        }
        self.wards.push(Ward::new(ward, beds));
        true
    }

    fn ward(&mut self, name: &str) -> Result<&mut Ward, Refusal> {
        let found = self.wards.iter_mut().find(|ward| ward.name == name);
        found.ok_or(Refusal::NoSuchWard)
    }

    pub fn admit(&mut self, ward: &str, patient: &str, care: Care) -> Result<(), Refusal> {
        self.staffing.forget(ward);
        self.ward(ward)?.admit(patient, care)
    }

    pub fn discharge(&mut self, ward: &str, patient: &str) -> Result<(), Refusal> {
        self.staffing.forget(ward);
        self.ward(ward)?.discharge(patient).map(|_| ())
    }

    /// Moves a patient to another ward.
    pub fn transfer(&mut self, patient: &str, from: &str, to: &str) -> Result<(), Refusal> {
        self.ward(to)?;
        let care = self.ward(from)?.discharge(patient)?;
        let taken = self.ward(to)?.admit(patient, care);
        if taken.is_err() {
            self.ward(from)?.admit(patient, care)?;
        }
        taken
    }

    /// The nurses that a ward needs.
    pub fn nurses(&mut self, ward: &str, shift: Shift) -> Result<u32, Refusal> {
        let found = self.wards.iter().find(|known| known.name == ward);
        let ward = found.ok_or(Refusal::NoSuchWard)?;
        Ok(self.staffing.nurses(ward, shift))
    }

    /// A line for each ward in the order in which they were opened.
    pub fn report(&mut self, shift: Shift) -> Vec<String> {
        let mut lines = Vec::new();
        for ward in &self.wards {
            let nurses = self.staffing.nurses(ward, shift);
            lines.push(format!(
                "{}: {} in, {nurses} nurses",
                ward.name,
                ward.occupied()
            ));
        }
        lines
    }
}

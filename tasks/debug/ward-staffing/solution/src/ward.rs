//! A ward and its patients.

use std::collections::BTreeMap;

/// How much care a patient needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    Light,
    Heavy,
    Intensive,
}

impl Care {
    pub fn points(self) -> u32 {
        match self {
            Care::Light => 1,
            Care::Heavy => 3,
            Care::Intensive => 7,
        }
    }
}

/// Why a patient was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NoSuchWard,
    NoSuchPatient,
    AlreadyHere,
    Full,
}

#[derive(Debug)]
pub struct Ward {
    pub name: String,
    beds: usize,
    patients: BTreeMap<String, Care>,
}

impl Ward {
    pub fn new(name: &str, beds: usize) -> Self {
        Ward {
            name: name.to_string(),
            beds,
            patients: BTreeMap::new(),
        }
    }

    pub fn admit(&mut self, patient: &str, care: Care) -> Result<(), Refusal> {
        if self.patients.contains_key(patient) {
            return Err(Refusal::AlreadyHere);
        }
        if self.patients.len() >= self.beds {
            return Err(Refusal::Full);
        }
        self.patients.insert(patient.to_string(), care);
        Ok(())
    }

    pub fn discharge(&mut self, patient: &str) -> Result<Care, Refusal> {
        self.patients.remove(patient).ok_or(Refusal::NoSuchPatient)
    }

    pub fn occupied(&self) -> usize {
        self.patients.len()
    }

    pub fn cares(&self) -> impl Iterator<Item = Care> + '_ {
        self.patients.values().copied()
    }
}

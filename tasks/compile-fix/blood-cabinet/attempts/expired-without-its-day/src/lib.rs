//! The cabinet of a blood bank: which unit may be given to which patient.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    O,
    A,
    B,
    Ab,
}

impl Group {
    /// One bit for each antigen that blood of this group has.
    fn antigens(self) -> u8 {
        match self {
            Group::O => 0b00,
            Group::A => 0b01,
            Group::B => 0b10,
            Group::Ab => 0b11,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blood {
    pub group: Group,
    pub positive: bool,
}

/// What hangs in the cabinet: the donor's blood, and the millilitres where they differ from bag to bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Whole(Blood, u16),
    RedCells(Blood, u16),
    Plasma(Blood),
    Platelets { donor: Blood, pooled: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bag {
    pub unit: Unit,
    /// The last day on which it may be given.
    pub until: u16,
    /// The ward for which it is put aside.
    pub ward: Option<u8>,
}

/// Why a bag is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Expired,
    Reserved(u8),
    Unsuitable(Blood),
}

impl fmt::Display for Blood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let group = match self.group {
            Group::O => "0",
            Group::A => "A",
            Group::B => "B",
            Group::Ab => "AB",
        };
        let sign = if self.positive { '+' } else { '-' };
        write!(f, "{group}{sign}")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Expired => write!(f, "expired"),
            Refusal::Reserved(ward) => write!(f, "reserved for ward {ward}"),
            Refusal::Unsuitable(donor) => write!(f, "unsuitable: {donor}"),
        }
    }
}

impl Unit {
    pub fn donor(&self) -> Blood {
        match self {
            Unit::Whole(donor, _)
            | Unit::RedCells(donor, _)
            | Unit::Plasma(donor)
            | Unit::Platelets { donor, .. } => *donor,
        }
    }

    pub fn millilitres(&self) -> u16 {
        match self {
            Unit::Whole(_, ml) | Unit::RedCells(_, ml) => *ml,
            Unit::Plasma(_) => 250,
            Unit::Platelets { pooled: true, .. } => 300,
            Unit::Platelets { pooled: false, .. } => 180,
        }
    }

    /// Whether the patient can bear this unit.
    pub fn suits(&self, patient: Blood) -> bool {
        let donor = self.donor();
        let (given, own) = (donor.group.antigens(), patient.group.antigens());
        let rhesus = patient.positive || !donor.positive;
        match self {
            Unit::Whole(..) => given == own && rhesus,
            Unit::RedCells(..) => given & !own == 0 && rhesus,
            Unit::Plasma(..) => own & !given == 0,
            Unit::Platelets { .. } => own & !given == 0 && rhesus,
        }
    }
}

impl Bag {
    /// Whether the bag may go to that patient in that ward today.
    pub fn give(&self, patient: Blood, ward: u8, today: u16) -> Result<(), Refusal> {
        if today > self.until {
            return Err(Refusal::Expired);
        }
        match self.ward {
            Some(other) if other != ward => Err(Refusal::Reserved(other)),
            _ if !self.unit.suits(patient) => Err(Refusal::Unsuitable(self.unit.donor())),
            _ => Ok(()),
        }
    }
}

//! Bags of blood and who may get them.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abo {
    O,
    A,
    B,
    Ab,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub abo: Abo,
    pub rhesus: bool,
}

impl Group {
    pub fn may_give_to(self, other: Group) -> bool {
        let abo = match self.abo {
            Abo::O => true,
            Abo::A => matches!(other.abo, Abo::A | Abo::Ab),
            Abo::B => matches!(other.abo, Abo::B | Abo::Ab),
            Abo::Ab => other.abo == Abo::Ab,
        };
        abo && (other.rhesus || !self.rhesus)
    }
}

/// A bag as it comes from the donor.
#[derive(Debug, Clone)]
pub struct RawBag {
    number: u32,
    group: Group,
    drawn: u32,
}

/// A bag in which nothing was found.
#[derive(Debug, Clone)]
pub struct CleanBag {
    bag: RawBag,
}

/// What is left of a bag in which something was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Discarded {
    pub number: u32,
    pub reason: String,
}

impl RawBag {
    pub fn new(number: u32, group: Group, drawn: u32) -> Self {
        RawBag { number, group, drawn }
    }

    pub fn test(self, findings: &[&str]) -> Result<CleanBag, Discarded> {
        if findings.is_empty() {
            Ok(CleanBag { bag: self })
        } else {
            Err(Discarded {
                number: self.number,
                reason: findings.join(", "),
            })
        }
    }
}

impl CleanBag {
    pub fn number(&self) -> u32 {
        self.bag.number
    }

    pub fn last_day(&self) -> u32 {
        self.bag.drawn + 42
    }
}

#[derive(Debug)]
pub struct Patient {
    #[allow(dead_code)]
    name: String,
    group: Group,
    received: Vec<u32>,
}

/// Why a bag is not for a patient.
#[derive(Debug, PartialEq, Eq)]
pub enum Mismatch {
    Expired { days: u32 },
    Groups { bag: Group, patient: Group },
}

/// A bag for this patient.
#[derive(Debug)]
pub struct Matched<'p> {
    bag: CleanBag,
    patient: &'p mut Patient,
}

impl Patient {
    pub fn new(name: &str, group: Group) -> Self {
        Patient {
            name: name.to_string(),
            group,
            received: Vec::new(),
        }
    }

    pub fn set_group(&mut self, group: Group) {
        self.group = group;
    }

    pub fn received(&self) -> &[u32] {
        &self.received
    }

    pub fn cross_match(&mut self, bag: CleanBag, today: u32) -> Result<Matched<'_>, (CleanBag, Mismatch)> {
        let days = today.saturating_sub(bag.last_day());
        if days > 0 {
            return Err((bag, Mismatch::Expired { days }));
        }
        let group = bag.bag.group;
        if !group.may_give_to(self.group) {
            return Err((
                bag,
                Mismatch::Groups {
                    bag: group,
                    patient: self.group,
                },
            ));
        }
        Ok(Matched { bag, patient: self })
    }
}

impl Matched<'_> {
    pub fn transfuse(self) -> u32 {
        self.patient.received.push(self.bag.number());
        self.patient.received.len() as u32
    }

    pub fn release(self) -> CleanBag {
        self.bag
    }
}

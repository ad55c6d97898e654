//! Bags of blood and who may get them.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abo {
    O,
    A,
    B,
    Ab,
}

#[derive(Debug, Clone)]
pub struct Bag {
    pub number: u32,
    pub abo: Abo,
    pub rhesus: bool,
    /// The day on which it was drawn.
    pub drawn: u32,
    pub tested: bool,
    pub clean: bool,
    pub matched: bool,
    pub used: bool,
}

#[derive(Debug)]
pub struct Patient {
    pub abo: Abo,
    pub rhesus: bool,
    pub received: Vec<u32>,
}

/// Marks a bag as matched when it suits the patient.
pub fn cross_match(bag: &mut Bag, patient: &Patient, today: u32) -> bool {
    if !bag.tested || !bag.clean || today > bag.drawn + 42 {
        return false;
    }
    let abo = match bag.abo {
        Abo::O => true,
        Abo::Ab => patient.abo == Abo::Ab,
        abo => patient.abo == abo || patient.abo == Abo::Ab,
    };
    bag.matched = abo && (!bag.rhesus || patient.rhesus);
    bag.matched
}

/// Gives a bag to a patient. It should have been matched with this one.
pub fn give(bag: &mut Bag, patient: &mut Patient) -> bool {
    if !bag.matched || bag.used {
        return false;
    }
    bag.used = true;
    patient.received.push(bag.number);
    true
}

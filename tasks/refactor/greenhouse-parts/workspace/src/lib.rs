//! The controller of a greenhouse: beds that are measured, a tank that waters them, a journal of what was done.

/// One bed and its last reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bed {
    pub name: String,
    pub wanted: u8,
    pub moisture: u8,
}

/// Everything at once.
#[derive(Debug)]
pub struct Greenhouse {
    beds: Vec<Bed>,
    tank: u32,
    delivered: Vec<(String, u32)>,
    journal: Vec<String>,
}

impl Greenhouse {
    pub fn new(tank: u32) -> Self {
        Greenhouse { beds: Vec::new(), tank, delivered: Vec::new(), journal: Vec::new() }
    }

    /// Adds a bed, or changes the wanted moisture of the bed of that name.
    pub fn add_bed(&mut self, name: &str, wanted: u8) {
        for bed in &mut self.beds {
            if bed.name == name {
                bed.wanted = wanted;
                return;
            }
        }
        self.beds.push(Bed { name: name.to_string(), wanted, moisture: 0 });
    }

    /// Stores a reading; `false` if there is no such bed.
    pub fn measure(&mut self, name: &str, moisture: u8) -> bool {
        for bed in &mut self.beds {
            if bed.name == name {
                bed.moisture = moisture;
                return true;
            }
        }
        false
    }

    pub fn beds(&self) -> Vec<Bed> {
        self.beds.clone()
    }

    pub fn tank(&self) -> u32 {
        self.tank
    }

    pub fn refill(&mut self, litres: u32) {
        self.tank += litres;
    }

    /// Takes up to `litres` from the tank for a bed.
    pub fn draw(&mut self, bed: &str, litres: u32) -> u32 {
        let taken = litres.min(self.tank);
        self.tank -= taken;
        match self.delivered.iter_mut().find(|(name, _)| name == bed) {
            Some((_, total)) => *total += taken,
            None => self.delivered.push((bed.to_string(), taken)),
        }
        taken
    }

    /// The litres that a bed has received so far.
    pub fn delivered(&self, bed: &str) -> u32 {
        self.delivered.iter().find(|(name, _)| name == bed).map_or(0, |(_, total)| *total)
    }

    pub fn note(&mut self, text: String) {
        self.journal.push(text);
    }

    pub fn journal(&self) -> Vec<String> {
        self.journal.clone()
    }

    /// Waters every bed that is too dry and returns the litres delivered.
    pub fn irrigate(&mut self) -> u32 {
        let mut total = 0;
        // A copy, because `draw` and `note` need all of `self`.
        for bed in self.beds.clone() {
            let needed = 2 * u32::from(bed.wanted.saturating_sub(bed.moisture));
            if needed == 0 {
                continue;
            }
            let taken = self.draw(&bed.name, needed);
            if taken == needed {
                self.note(format!("{}: {taken} l", bed.name));
            } else {
                self.note(format!("{}: {taken} of {needed} l", bed.name));
            }
            total += taken;
        }
        total
    }
}

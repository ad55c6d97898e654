//! The controller of a greenhouse: beds that are measured, a tank that waters them, a journal of what was done.

/// One bed and its last reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bed {
    pub name: String,
    pub wanted: u8,
    pub moisture: u8,
}

impl Bed {
    /// The litres that bring the bed to its wanted moisture.
    fn litres_needed(&self) -> u32 {
        2 * u32::from(self.wanted.saturating_sub(self.moisture))
    }
}

/// The beds, in the order in which they were added.
#[derive(Debug, Default)]
pub struct Beds {
    beds: Vec<Bed>,
}

impl Beds {
    /// Adds a bed, or changes the wanted moisture of the bed of that name.
    pub fn add(&mut self, name: &str, wanted: u8) {
        match self.find_mut(name) {
            Some(bed) => bed.wanted = wanted,
            None => self.beds.push(Bed { name: name.to_string(), wanted, moisture: 0 }),
        }
    }

    /// Stores a reading; `false` if there is no such bed.
    pub fn measure(&mut self, name: &str, moisture: u8) -> bool {
        match self.find_mut(name) {
            Some(bed) => {
                bed.moisture = moisture;
                true
            }
            None => false,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Bed> {
        self.beds.iter()
    }

    fn find_mut(&mut self, name: &str) -> Option<&mut Bed> {
        self.beds.iter_mut().find(|bed| bed.name == name)
    }
}

/// The tank, and what each bed has received from it.
#[derive(Debug)]
pub struct Supply {
    tank: u32,
    delivered: Vec<(String, u32)>,
}

impl Supply {
    pub fn new(tank: u32) -> Self {
        Supply { tank, delivered: Vec::new() }
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
}

/// What was done, line by line.
#[derive(Debug, Default)]
pub struct Journal {
    entries: Vec<String>,
}

impl Journal {
    pub fn note(&mut self, text: String) {
        self.entries.push(text);
    }

    pub fn entries(&self) -> &[String] {
        &self.entries
    }
}

/// A greenhouse: three parts that know nothing of each other.
#[derive(Debug)]
pub struct Greenhouse {
    pub beds: Beds,
    pub supply: Supply,
    pub journal: Journal,
}

impl Greenhouse {
    pub fn new(tank: u32) -> Self {
        Greenhouse { beds: Beds::default(), supply: Supply::new(tank), journal: Journal::default() }
    }

    /// Waters every bed that is too dry and returns the litres delivered.
    pub fn irrigate(&mut self) -> u32 {
        irrigate(&self.beds, &mut self.supply, &mut self.journal)
    }
}

/// Waters every bed that is too dry and returns the litres delivered.
pub fn irrigate(beds: &Beds, supply: &mut Supply, journal: &mut Journal) -> u32 {
    let mut total = 0;
    for bed in beds.iter() {
        let needed = bed.litres_needed();
        if needed == 0 {
            continue;
        }
        let taken = supply.draw(&bed.name, needed);
        if taken == needed {
            journal.note(format!("{}: {taken} l", bed.name));
        } else {
            journal.note(format!("{}: {taken} of {needed} l", bed.name));
        }
        total += taken;
    }
    total
}

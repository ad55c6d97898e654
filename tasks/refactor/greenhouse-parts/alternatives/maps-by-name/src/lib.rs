//! The controller of a greenhouse: beds that are measured, a tank that waters them, a journal of what was done.

use std::collections::BTreeMap;

/// One bed and its last reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bed {
    pub name: String,
    pub wanted: u8,
    pub moisture: u8,
}

/// The beds, in the order in which they were added.
#[derive(Debug, Default)]
pub struct Beds {
    in_order: Vec<Bed>,
    /// Where each bed stands.
    by_name: BTreeMap<String, usize>,
}

impl Beds {
    /// Adds a bed, or changes the wanted moisture of the bed of that name.
    pub fn add(&mut self, name: &str, wanted: u8) {
        if let Some(&index) = self.by_name.get(name) {
            self.in_order[index].wanted = wanted;
            return;
        }
        self.by_name.insert(name.to_string(), self.in_order.len());
        self.in_order.push(Bed {
            name: name.to_string(),
            wanted,
            moisture: 0,
        });
    }

    /// Stores a reading; `false` if there is no such bed.
    pub fn measure(&mut self, name: &str, moisture: u8) -> bool {
        let index = self.by_name.get(name);
        if let Some(&index) = index {
            self.in_order[index].moisture = moisture;
        }
        index.is_some()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Bed> {
        self.in_order.iter()
    }
}

/// The tank, and what each bed has received from it.
#[derive(Debug)]
pub struct Supply {
    tank: u32,
    delivered: BTreeMap<String, u32>,
}

impl Supply {
    pub fn new(tank: u32) -> Self {
        Supply {
            tank,
            delivered: BTreeMap::new(),
        }
    }

    pub fn tank(&self) -> u32 {
        self.tank
    }

    pub fn refill(&mut self, litres: u32) {
        self.tank += litres;
    }

    /// Takes up to `litres` from the tank for a bed.
    pub fn draw(&mut self, bed: &str, litres: u32) -> u32 {
        let before = self.tank;
        self.tank = before.saturating_sub(litres);
        let taken = before - self.tank;
        *self.delivered.entry(bed.to_string()).or_default() += taken;
        taken
    }

    /// The litres that a bed has received so far.
    pub fn delivered(&self, bed: &str) -> u32 {
        self.delivered.get(bed).copied().unwrap_or_default()
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
        Greenhouse {
            beds: Beds::default(),
            supply: Supply::new(tank),
            journal: Journal::default(),
        }
    }

    /// Waters every bed that is too dry and returns the litres delivered.
    pub fn irrigate(&mut self) -> u32 {
        irrigate(&self.beds, &mut self.supply, &mut self.journal)
    }
}

/// Waters every bed that is too dry and returns the litres delivered.
pub fn irrigate(beds: &Beds, supply: &mut Supply, journal: &mut Journal) -> u32 {
    let mut water = |bed: &Bed, missing: u8| {
        let needed = u32::from(missing) * 2;
        let taken = supply.draw(&bed.name, needed);
        let text = if taken < needed {
            format!("{}: {taken} of {needed} l", bed.name)
        } else {
            format!("{}: {needed} l", bed.name)
        };
        journal.note(text);
        taken
    };
    beds.iter()
        .map(|bed| match bed.wanted.checked_sub(bed.moisture) {
            None | Some(0) => 0,
            Some(missing) => water(bed, missing),
        })
        .sum()
}

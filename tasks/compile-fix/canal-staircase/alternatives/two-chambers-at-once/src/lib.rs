//! A staircase of lock chambers joined by one-way sluices. Water is counted in whole cubic metres.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chamber {
    pub name: String,
    pub volume: u32,
    pub capacity: u32,
}

/// A one-way connection which lets at most `bore` cubic metres through in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sluice {
    pub from: usize,
    pub to: usize,
    pub bore: u32,
    pub openings: u32,
}

#[derive(Debug, Default)]
pub struct Staircase {
    chambers: Vec<Chamber>,
    sluices: Vec<Sluice>,
}

impl Staircase {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a chamber and returns its number. A chamber never starts fuller than its capacity.
    pub fn add_chamber(&mut self, name: &str, volume: u32, capacity: u32) -> usize {
        self.chambers.push(Chamber {
            name: name.to_string(),
            volume: volume.min(capacity),
            capacity,
        });
        self.chambers.len() - 1
    }

    /// Adds a sluice and returns its number.
    pub fn add_sluice(&mut self, from: usize, to: usize, bore: u32) -> usize {
        self.sluices.push(Sluice {
            from,
            to,
            bore,
            openings: 0,
        });
        self.sluices.len() - 1
    }

    pub fn chambers(&self) -> &[Chamber] {
        &self.chambers
    }

    pub fn sluices(&self) -> &[Sluice] {
        &self.sluices
    }

    /// Lets every sluice work once and returns how much water moved in all.
    pub fn step(&mut self) -> u32 {
        (0..self.sluices.len())
            .map(|number| self.work(number))
            .sum()
    }

    /// Lets one sluice work.
    fn work(&mut self, number: usize) -> u32 {
        let sluice = &mut self.sluices[number];
        let Ok([source, target]) = self.chambers.get_disjoint_mut([sluice.from, sluice.to]) else {
            // The sluice leads back to its own chamber.
            return 0;
        };
        let room = target.capacity - target.volume;
        let amount = sluice.bore.min(source.volume).min(room);
        source.volume -= amount;
        target.volume += amount;
        sluice.openings += u32::from(amount != 0);
        amount
    }

    /// Steps until a step moves no water, but at most `limit` times; returns the water moved.
    pub fn settle(&mut self, limit: u32) -> u32 {
        (0..limit)
            .map(|_| self.step())
            .take_while(|&moved| moved > 0)
            .sum()
    }
}

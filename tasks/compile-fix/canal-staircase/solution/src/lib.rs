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
        let mut moved = 0;
        for sluice in self.sluices.iter_mut() {
            let amount = pass(&mut self.chambers, sluice.from, sluice.to, sluice.bore);
            if amount > 0 {
                sluice.openings += 1;
            }
            moved += amount;
        }
        moved
    }

    /// Steps until a step moves no water, but at most `limit` times; returns the water moved.
    pub fn settle(&mut self, limit: u32) -> u32 {
        let mut total = 0;
        for _ in 0..limit {
            match self.step() {
                0 => break,
                moved => total += moved,
            }
        }
        total
    }
}

/// Moves up to `bore` cubic metres from one chamber to another and returns how much it was.
fn pass(chambers: &mut [Chamber], from: usize, to: usize, bore: u32) -> u32 {
    if from == to {
        return 0;
    }
    let amount = {
        let source = &chambers[from];
        let target = &chambers[to];
        bore.min(source.volume).min(target.capacity - target.volume)
    };
    chambers[from].volume -= amount;
    chambers[to].volume += amount;
    amount
}

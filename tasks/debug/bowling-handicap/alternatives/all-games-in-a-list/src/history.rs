//! The games that count for a bowler's average.

/// How many games count.
pub const KEPT: usize = 6;

/// The games of a bowler.
#[derive(Debug, Clone, Default)]
pub struct History {
    all: Vec<u32>,
}

impl History {
    pub fn add(&mut self, pins: u32) {
        self.all.push(pins);
    }

    fn last(&self) -> &[u32] {
        &self.all[self.all.len().saturating_sub(KEPT)..]
    }

    /// The games that count, oldest first.
    pub fn games(&self) -> Vec<u32> {
        self.last().to_vec()
    }

    /// The average of the games that count.
    pub fn average(&self) -> Option<u32> {
        let last = self.last();
        last.iter().sum::<u32>().checked_div(last.len() as u32)
    }
}

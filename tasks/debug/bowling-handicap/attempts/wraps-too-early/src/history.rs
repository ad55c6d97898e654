//! The games that count for a bowler's average.

/// How many games are kept.
pub const KEPT: usize = 6;

/// The last games of a bowler; an older game gives way to a newer one.
#[derive(Debug, Clone, Default)]
pub struct History {
    games: [u32; KEPT],
    /// Where the next game goes.
    next: usize,
    count: usize,
}

impl History {
    pub fn add(&mut self, pins: u32) {
        self.games[self.next] = pins;
        self.next = (self.next + 1) % (KEPT - 1);
        self.count = KEPT.min(self.count + 1);
    }

    /// The games that are kept, oldest first.
    pub fn games(&self) -> Vec<u32> {
        if self.count < KEPT {
            return self.games[..self.count].to_vec();
        }
        let (newer, older) = self.games.split_at(self.next);
        [older, newer].concat()
    }

    /// The average of the games that are kept.
    pub fn average(&self) -> Option<u32> {
        let sum: u32 = self.games().iter().sum();
        sum.checked_div(self.count as u32)
    }
}

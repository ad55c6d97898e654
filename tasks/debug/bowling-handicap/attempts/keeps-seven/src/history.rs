//! The games that count for a bowler's average.

use std::collections::VecDeque;

/// How many games are kept.
pub const KEPT: usize = 6;

/// The last games of a bowler; an older game gives way to a newer one.
#[derive(Debug, Clone, Default)]
pub struct History {
    games: VecDeque<u32>,
}

impl History {
    pub fn add(&mut self, pins: u32) {
        if self.games.len() > KEPT {
            self.games.pop_front();
        }
        self.games.push_back(pins);
    }

    /// The games that are kept, oldest first.
    pub fn games(&self) -> Vec<u32> {
        self.games.iter().copied().collect()
    }

    /// The average of the games that are kept.
    pub fn average(&self) -> Option<u32> {
        let sum: u32 = self.games.iter().sum();
        sum.checked_div(self.games.len() as u32)
    }
}

//! Bowlers.

use crate::history::History;

/// The average from which on a bowler needs no handicap.
const SCRATCH: u32 = 200;

#[derive(Debug, Clone)]
pub struct Bowler {
    pub name: String,
    pub points: u32,
    pub history: History,
}

impl Bowler {
    pub fn new(name: &str) -> Self {
        Bowler {
            name: name.to_string(),
            points: 0,
            history: History::default(),
        }
    }

    /// Four fifths of what the average lacks.
    pub fn handicap(&self) -> u32 {
        let lacking = self
            .history
            .average()
            .map(|average| SCRATCH.saturating_sub(average));
        lacking.unwrap_or(0) * 4 / 5
    }
}

//! Times of the runners of a marathon.

/// The moments that were taken of one runner, in seconds of the day.
#[derive(Debug, Clone)]
pub struct Runner {
    /// When the starting gun of this runner's wave was fired.
    pub gun: u32,
    /// When the runner's chip crossed the starting line.
    pub line: u32,
    /// When the chip crossed each of the mats on the course, the finish last.
    pub mats: Vec<u32>,
}

/// The seconds from one moment to a later one.
fn lapse(from: u32, to: u32) -> Option<u32> {
    to.checked_sub(from)
}

impl Runner {
    /// The seconds of each leg; the first begins at the starting line.
    pub fn legs(&self) -> Option<Vec<u32>> {
        let mut legs = Vec::new();
        let mut before = self.line;
        for at in &self.mats {
            legs.push(lapse(before, *at)?);
            before = *at;
        }
        Some(legs)
    }

    pub fn net_time(&self) -> Option<u32> {
        lapse(self.line, *self.mats.last()?)
    }

    pub fn gross_time(&self) -> Option<u32> {
        lapse(self.gun, *self.mats.last()?)
    }

    /// The number of the fastest leg, from 0.
    pub fn fastest_leg(&self) -> Option<usize> {
        let legs = self.legs()?;
        (0..legs.len()).min_by_key(|&leg| self.mats[leg])
    }

    /// The seconds by which this runner came in after the winner.
    pub fn behind(&self, winner: &Runner) -> Option<u32> {
        let best = winner.gross_time()?;
        lapse(best, self.gross_time()?)
    }
}

//! Tracks that end at a buffer.

use crate::cut::Cut;

/// A track for one destination: the cut that came last is the first to leave.
#[derive(Debug)]
pub struct Track {
    pub to: String,
    metres: u32,
    cuts: Vec<Cut>,
}

impl Track {
    pub fn new(to: &str, metres: u32) -> Self {
        Track {
            to: to.to_string(),
            metres,
            cuts: Vec::new(),
        }
    }

    /// How much of the track is free.
    pub fn free(&self) -> u32 {
        self.metres - self.cuts.iter().map(Cut::metres).sum::<u32>()
    }

    pub fn push(&mut self, cut: Cut) {
        self.cuts.push(cut);
    }

    /// Takes the cut that came last if it is not longer than this.
    pub fn pull(&mut self, metres: u32) -> Option<Cut> {
        if self.cuts.last()?.metres() > metres {
            return None;
        }
        self.cuts.pop()
    }
}

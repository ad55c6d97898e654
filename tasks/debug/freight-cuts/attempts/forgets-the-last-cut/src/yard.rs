//! The yard.

use crate::cut::cut_up;
use crate::track::Track;
use crate::wagon::{read_list, Malformed, Wagon};

/// No track had room for a cut with these wagons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Full(pub Vec<u32>);

#[derive(Debug, Default)]
pub struct Yard {
    tracks: Vec<Track>,
}

impl Yard {
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a destination one more track.
    pub fn lay(&mut self, to: &str, metres: u32) {
        self.tracks.push(Track::new(to, metres));
    }

    /// Takes a train in. What does not fit is given back, one entry for each cut.
    pub fn arrive(&mut self, list: &str) -> Result<Vec<Full>, Malformed> {
        let mut left = Vec::new();
        for cut in cut_up(read_list(list)?) {
            let metres = cut.metres();
            let fits = |track: &&mut Track| track.to == cut.to && track.free() >= metres;
            match self.tracks.iter_mut().find(fits) {
                Some(track) => track.push(cut),
                None => left.push(Full(cut.wagons.iter().map(|wagon| wagon.number).collect())),
            }
        }
        Ok(left)
    }

    /// Makes up a train for a destination that is at most this long.
    pub fn depart(&mut self, to: &str, mut metres: u32) -> Vec<Wagon> {
        let mut train = Vec::new();
        for track in self.tracks.iter_mut().filter(|track| track.to == to) {
            while let Some(cut) = track.pull(metres) {
                metres -= cut.metres();
                train.extend(cut.wagons);
            }
        }
        train
    }

    /// How many metres are free on all tracks of a destination together.
    pub fn free(&self, to: &str) -> u32 {
        let tracks = self.tracks.iter().filter(|track| track.to == to);
        tracks.map(Track::free).sum()
    }
}

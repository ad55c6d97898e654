//! Episodes collected one by one, for leaderboards of runs that are too long to be held in memory.

use std::collections::{BTreeSet, HashMap};

use super::Leaderboard;
use super::cell::Known;
use super::effects::{Contrast, Effect, chosen_effects};
use super::episode::Episode;
use crate::trajectory::{Status, Trajectory};

/// What a leaderboard needs of each episode, and nothing else of it: some 800 bytes of an episode of two turns
/// (`just bench-report`). An
/// episode that ended as errored gives way to the try after it, as in [`crate::trajectory::latest`].
#[derive(Debug, Default)]
pub struct Collected {
    /// Where the episode with this key stands in `kept`.
    places: HashMap<Key, usize>,
    kept: Vec<Episode>,
    known: Known,
}

/// The first half of a hash of run and episode. Names are ten times as long, and nobody finds two with the same half.
type Key = [u8; 16];

fn key(run: usize, episode: &str) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&run.to_le_bytes());
    hasher.update(episode.as_bytes());
    let mut key = Key::default();
    key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    key
}

impl Collected {
    /// Adds the next line of a run.
    pub fn add(&mut self, trajectory: &Trajectory) {
        self.add_of(0, None, trajectory);
    }

    /// Adds the next line of one of several runs, which are numbered: the same episode of two runs is two episodes. The
    /// same model of two runs is two rows if `apart` says what to tell them by.
    pub fn add_of(&mut self, run: usize, apart: Option<&str>, trajectory: &Trajectory) {
        let key = key(run, &trajectory.episode);
        let place = self.places.get(&key).copied();
        if place.is_some_and(|place| self.kept[place].status != Status::Errored) {
            return;
        }
        let episode = Episode::of(trajectory, apart, &mut self.known);
        match place {
            Some(place) => self.kept[place] = episode,
            None => {
                self.places.insert(key, self.kept.len());
                self.kept.push(episode);
            }
        }
    }

    /// Whether an episode has ended with this status.
    pub fn any(&self, status: Status) -> bool {
        self.kept.iter().any(|known| known.status == status)
    }

    /// The names of all rows, sorted.
    pub fn rows(&self) -> BTreeSet<&str> {
        self.episodes().map(|one| one.cell.row.as_str()).collect()
    }

    /// Every episode once, in the order in which they first appeared.
    pub(super) fn episodes(&self) -> impl Iterator<Item = &Episode> {
        self.kept.iter()
    }

    /// The effects that `contrasts` ask for, in their order, over everything but impossible tasks.
    pub fn effects(&self, contrasts: &[Contrast]) -> Vec<Effect> {
        let possible = self.episodes().filter(|one| one.cell.impossible.is_none());
        chosen_effects(&possible.collect::<Vec<_>>(), contrasts)
    }

    /// The leaderboard of what was added: the same as [`Leaderboard::build`] of the latest tries.
    pub fn leaderboard(&self) -> Leaderboard {
        Leaderboard::of(&self.episodes().collect::<Vec<_>>())
    }
}

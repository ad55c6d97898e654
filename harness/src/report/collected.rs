//! Episodes collected one by one, for leaderboards of runs that are too long to be held in memory.

use std::collections::HashMap;

use super::Leaderboard;
use super::cell::Known;
use super::effects::{Contrast, Effect, chosen_effects};
use super::episode::Episode;
use crate::trajectory::{Status, Trajectory};

/// What a leaderboard needs of each episode, and nothing else of it. An episode that ended as errored gives way to the
/// try after it, as in [`crate::trajectory::latest`].
#[derive(Debug, Default)]
pub struct Collected {
    places: HashMap<String, usize>,
    kept: Vec<Episode>,
    known: Known,
}

impl Collected {
    /// Adds the next line of a run.
    pub fn add(&mut self, trajectory: &Trajectory) {
        let place = self.places.get(&trajectory.episode).copied();
        if place.is_some_and(|place| self.kept[place].status != Status::Errored) {
            return;
        }
        let episode = Episode::of(trajectory, trajectory.row(), &mut self.known);
        match place {
            Some(place) => self.kept[place] = episode,
            None => {
                self.places
                    .insert(trajectory.episode.clone(), self.kept.len());
                self.kept.push(episode);
            }
        }
    }

    /// Whether an episode has ended with this status.
    pub fn any(&self, status: Status) -> bool {
        self.kept.iter().any(|known| known.status == status)
    }

    /// The effects that `contrasts` ask for, in their order, over everything but impossible tasks.
    pub fn effects(&self, contrasts: &[Contrast]) -> Vec<Effect> {
        let possible = self.kept.iter().filter(|one| one.cell.impossible.is_none());
        chosen_effects(&possible.collect::<Vec<_>>(), contrasts)
    }

    /// The leaderboard of what was added: the same as [`Leaderboard::build`] of the latest tries.
    pub fn leaderboard(&self) -> Leaderboard {
        Leaderboard::of(&self.kept.iter().collect::<Vec<_>>())
    }
}

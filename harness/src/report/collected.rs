//! Episodes collected one by one, for leaderboards of runs that are too long to be held in memory.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Leaderboard;
use super::episode::Episode;
use crate::trajectory::{Status, Trajectory};

/// What a leaderboard needs of each episode, and nothing else of it. An episode that ended as errored gives way to the
/// try after it, as in [`crate::trajectory::latest`].
#[derive(Debug, Default)]
pub struct Collected {
    places: HashMap<String, usize>,
    kept: Vec<(Status, Episode)>,
    /// Every name once: there are many episodes and few models, tasks and error codes.
    names: HashSet<Arc<str>>,
}

impl Collected {
    /// Adds the next line of a run.
    pub fn add(&mut self, trajectory: &Trajectory) {
        let place = self.places.get(&trajectory.episode).copied();
        if place.is_some_and(|place| self.kept[place].0 != Status::Errored) {
            return;
        }
        let names = &mut self.names;
        let episode = Episode::of(trajectory, |name| match names.get(name) {
            Some(known) => Arc::clone(known),
            None => {
                let name: Arc<str> = Arc::from(name);
                names.insert(Arc::clone(&name));
                name
            }
        });
        let entry = (trajectory.status, episode);
        match place {
            Some(place) => self.kept[place] = entry,
            None => {
                self.places
                    .insert(trajectory.episode.clone(), self.kept.len());
                self.kept.push(entry);
            }
        }
    }

    /// Whether an episode has ended with this status.
    pub fn any(&self, status: Status) -> bool {
        self.kept.iter().any(|(known, _)| *known == status)
    }

    /// The leaderboard of what was added: the same as [`Leaderboard::build`] of the latest tries.
    pub fn leaderboard(&self) -> Leaderboard {
        let all: Vec<&Episode> = self.kept.iter().map(|(_, episode)| episode).collect();
        Leaderboard::of(&all)
    }
}

//! The leaderboard: the figures of every model, best first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::stats::Estimate;
use crate::task::SuiteId;
use crate::trajectory::Trajectory;

use super::cell::Known;
use super::effects::{Effect, effects};
use super::episode::Episode;
use super::figures::{Figures, suites};
use super::impossible::ImpossibleFigures;

/// All models against all tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Leaderboard {
    /// The models: by mean reward, then pass@1, the higher first, then by name. Models without a graded episode come
    /// last.
    pub models: Vec<ModelFigures>,
    /// Every family, sorted.
    pub families: Vec<String>,
    /// All episodes of all models together, without those of impossible tasks.
    pub total: Figures,
    /// What all models together made of impossible tasks, if there are any.
    pub impossible: Option<ImpossibleFigures>,
    /// The suites that the episodes are of, sorted, as far as the records say.
    pub suites: Vec<SuiteId>,
    /// How the rows differ from each other, over the tasks that they share.
    pub effects: Vec<Effect>,
}

/// One model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ModelFigures {
    /// Model or built-in policy, as given to `--model`, and as hostile as whoever wrote the trajectory.
    pub model: String,
    /// All its episodes but those of impossible tasks.
    pub overall: Figures,
    /// What it made of impossible tasks, if it has any.
    pub impossible: Option<ImpossibleFigures>,
    /// Its episodes by family, sorted by name. Families that it has no episode of are absent.
    pub families: Vec<Group>,
    /// Its episodes by difficulty, the easy ones first.
    pub difficulties: Vec<Group>,
}

/// The figures of a part of a model's episodes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// The family's name, or the difficulty as a number.
    pub name: String,
    /// What these episodes came to.
    pub figures: Figures,
}

impl Leaderboard {
    /// Computes the leaderboard of `trajectories`, one for each episode, in whatever order: the result is the same to
    /// the last bit. What a re-run replaced must have been left out before ([`crate::trajectory::latest`]); nothing
    /// is dropped here.
    pub fn build(trajectories: &[Trajectory]) -> Self {
        let episodes: Vec<Episode> = trajectories
            .par_iter()
            .map(|trajectory| Episode::of(trajectory, None, &mut Known::default()))
            .collect();
        Self::of(&episodes.iter().collect::<Vec<_>>())
    }

    /// Computes the leaderboard of episodes.
    pub(super) fn of(all: &[&Episode]) -> Self {
        let by_model: Vec<(&str, Vec<&Episode>)> =
            grouped(all, |episode| episode.cell.row.as_str())
                .into_iter()
                .collect();
        let mut models: Vec<ModelFigures> = by_model
            .par_iter()
            .map(|(model, episodes)| ModelFigures::of(model, episodes))
            .collect();
        models.sort_by(better_first);
        let (possible, impossible) = apart(all);
        let families = grouped(&possible, |episode| episode.cell.family.as_str())
            .into_keys()
            .map(str::to_owned)
            .collect();
        Self {
            models,
            families,
            total: Figures::of(&possible),
            impossible: ImpossibleFigures::of(&impossible),
            suites: suites(all),
            effects: effects(&possible),
        }
    }
}

impl ModelFigures {
    fn of(model: &str, episodes: &[&Episode]) -> Self {
        let (possible, impossible) = apart(episodes);
        let families = grouped(&possible, |episode| episode.cell.family.as_str()).into_iter();
        let difficulties = grouped(&possible, |episode| episode.cell.difficulty).into_iter();
        Self {
            model: model.to_owned(),
            overall: Figures::of(&possible),
            impossible: ImpossibleFigures::of(&impossible),
            families: families
                .map(|(name, part)| Group::of(name.to_owned(), &part))
                .collect(),
            difficulties: difficulties
                .map(|(level, part)| Group::of(level.to_string(), &part))
                .collect(),
        }
    }

    /// The mean reward in `family`, if there is one.
    pub(super) fn reward_in(&self, family: &str) -> Option<Estimate> {
        self.families
            .iter()
            .find(|group| group.name == family)?
            .figures
            .reward
    }
}

impl Group {
    fn of(name: String, episodes: &[&Episode]) -> Self {
        Self {
            name,
            figures: Figures::of(episodes),
        }
    }
}

/// Episodes of possible and of impossible tasks.
fn apart<'a>(episodes: &[&'a Episode]) -> (Vec<&'a Episode>, Vec<&'a Episode>) {
    episodes
        .iter()
        .copied()
        .partition(|episode| episode.cell.impossible.is_none())
}

fn grouped<'a, K: Ord>(
    episodes: &[&'a Episode],
    key: impl Fn(&'a Episode) -> K,
) -> BTreeMap<K, Vec<&'a Episode>> {
    let mut groups: BTreeMap<K, Vec<&Episode>> = BTreeMap::new();
    for episode in episodes {
        groups.entry(key(episode)).or_default().push(episode);
    }
    groups
}

fn better_first(left: &ModelFigures, right: &ModelFigures) -> Ordering {
    // Means are finite and not negative, so that -1 stands below all of them.
    let mean = |estimate: Option<Estimate>| estimate.map_or(-1.0, |estimate| estimate.mean);
    let by = |pick: fn(&Figures) -> Option<Estimate>| {
        mean(pick(&right.overall)).total_cmp(&mean(pick(&left.overall)))
    };
    by(|figures| figures.reward)
        .then_with(|| by(|figures| figures.pass_at_1))
        .then_with(|| left.model.cmp(&right.model))
}

//! Effects: how the rows of a leaderboard differ from each other over the tasks that they share.
//!
//! A row without an arm is compared with every other row: the factor is then `model`. In an experiment each row is a
//! combination of levels, one of each factor, and an effect is what another level of one factor changes. It is computed
//! within each combination of the other factors, and over all of them; there each task's score is the mean of its
//! scores in the combinations that both levels have, so that none weighs more because it has more samples.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::stats::{holm, mean, p_value, paired};

use super::cell::Arm;
use super::compare::{Difference, sentence};
use super::csv_figures::decimal;
use super::csv_files::write;
use super::episode::Episode;
use super::error::{ReportError, make_folder};
use super::measure::Measure;
use super::names::clean;

/// The factor that tells models apart.
const MODEL: &str = "model";

/// What one level of a factor makes of a measure, against another level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Effect {
    /// What is varied: `model`, or a factor of an experiment.
    pub factor: String,
    /// The level on the left: a row, or the level's name.
    pub level: String,
    /// The level that it is compared with.
    pub against: String,
    /// The levels of the other factors; empty for the effect over all of them.
    pub within: BTreeMap<String, String>,
    /// What is compared.
    pub measure: Measure,
    /// `level` less `against`, paired by task.
    pub difference: Difference,
    /// The two-sided p-value of no difference ([`crate::stats::p_value`]); `None` of a single task.
    pub p: Option<f64>,
    /// The same, corrected for the number of effects ([`adjust`]).
    pub p_adjusted: Option<f64>,
}

impl Effect {
    /// What the left of two rows makes of a measure, against the right one.
    pub(super) fn of(measure: Measure, names: [&str; 2], difference: Difference) -> Self {
        Self {
            factor: MODEL.to_owned(),
            level: names[0].to_owned(),
            against: names[1].to_owned(),
            within: BTreeMap::new(),
            measure,
            p: p_value(&difference.paired.difference),
            p_adjusted: None,
            difference,
        }
    }

    /// Whether it is an effect over all other factors.
    pub fn is_overall(&self) -> bool {
        self.within.is_empty()
    }

    /// One of its levels as people read it: a row's name, or `factor=level`.
    pub fn named(&self, level: &str) -> String {
        if self.factor == MODEL {
            clean(level)
        } else {
            clean(&format!("{}={level}", self.factor))
        }
    }

    /// What it says, in plain words and no stronger than it is.
    pub fn sentence(&self) -> String {
        let [left, right] = [self.named(&self.level), self.named(&self.against)];
        let said = sentence(&left, &right, self.measure.words(), &self.difference);
        match self.p_adjusted {
            Some(p) if self.difference.low != self.difference.high => {
                let in_words = if p < 0.0001 {
                    "< 0.0001".to_owned()
                } else {
                    format!("= {p:.4}")
                };
                // What stands out alone need not stand out among many.
                let alone = self.p.is_some_and(|alone| alone < 0.05);
                match alone && p >= 0.05 {
                    true => format!(
                        "{said} That is not clear of chance once all comparisons are counted: corrected p {in_words}."
                    ),
                    false => format!("{said} Corrected for all comparisons: p {in_words}."),
                }
            }
            _ => said,
        }
    }
}

/// Corrects p-values for the number of effects, by Holm's method. All effects in the same measure are one family, but for
/// effects within levels of other factors, which are a family of their own: they are a closer look at the same data.
pub fn adjust(effects: &mut [Effect]) {
    let mut families: BTreeMap<(Measure, bool), Vec<usize>> = BTreeMap::new();
    for (index, effect) in effects.iter().enumerate() {
        if effect.p.is_some() {
            let family = (effect.measure, effect.is_overall());
            families.entry(family).or_default().push(index);
        }
    }
    for members in families.into_values() {
        let values: Vec<f64> = members
            .iter()
            .filter_map(|index| effects[*index].p)
            .collect();
        for (index, adjusted) in members.into_iter().zip(holm(&values)) {
            effects[index].p_adjusted = Some(adjusted);
        }
    }
}

/// A task, by id and content.
pub(super) type TaskKey<'a> = (&'a str, &'a str);

/// The scores of one row in one measure, by task.
pub(super) type Scores<'a> = BTreeMap<TaskKey<'a>, Vec<f64>>;

/// The episodes of one combination of levels, the model among them.
struct Combination<'a> {
    levels: BTreeMap<&'a str, &'a str>,
    scores: BTreeMap<Measure, Scores<'a>>,
}

/// The scores of `episodes` in `measure`. Costs are known of all graded episodes or of none.
pub(super) fn scores<'a>(episodes: &[&'a Episode], measure: Measure) -> Scores<'a> {
    let mut scores = Scores::new();
    for episode in episodes.iter().filter(|one| one.graded().is_some()) {
        match measure.of(episode) {
            Some(value) => {
                let key = (episode.cell.task.as_str(), episode.cell.task_hash.as_str());
                scores.entry(key).or_default().push(value);
            }
            None if measure == Measure::CostUsd => return Scores::new(),
            None => {}
        }
    }
    scores
}

/// The paired difference of two rows in the tasks that both have scores of.
pub(super) fn difference(left: &Scores, right: &Scores) -> Option<Difference> {
    let both = left
        .iter()
        .filter_map(|(key, one)| Some((one, right.get(key)?)));
    paired(both).map(Difference::of)
}

/// Two levels of a factor that are to be compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contrast {
    /// The factor; `model` for models.
    pub factor: String,
    /// The level.
    pub level: String,
    /// The level that it is compared with.
    pub against: String,
}

/// Every effect among `episodes`, none of them of impossible tasks, corrected for their number.
pub(super) fn effects(episodes: &[&Episode]) -> Vec<Effect> {
    let combinations = combinations(episodes);
    let mut levels: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in &combinations {
        for (factor, level) in &one.levels {
            levels.entry(factor).or_default().insert(level);
        }
    }
    let mut contrasts = Vec::new();
    for (factor, levels) in &levels {
        let levels: Vec<&str> = levels.iter().copied().collect();
        for (index, level) in levels.iter().enumerate() {
            contrasts.extend(levels[index + 1..].iter().map(|against| Contrast {
                factor: (*factor).to_owned(),
                level: (*level).to_owned(),
                against: (*against).to_owned(),
            }));
        }
    }
    of_contrasts(&combinations, &contrasts)
}

/// The effects that `contrasts` ask for, in their order, corrected for their number.
pub(super) fn chosen_effects(episodes: &[&Episode], contrasts: &[Contrast]) -> Vec<Effect> {
    of_contrasts(&combinations(episodes), contrasts)
}

fn of_contrasts(combinations: &[Combination], contrasts: &[Contrast]) -> Vec<Effect> {
    let mut effects: Vec<Effect> = contrasts
        .par_iter()
        .flat_map_iter(|one| of_levels(combinations, &one.factor, [&one.level, &one.against]))
        .collect();
    adjust(&mut effects);
    effects
}

fn combinations<'a>(episodes: &[&'a Episode]) -> Vec<Combination<'a>> {
    let experiment = episodes.iter().any(|one| one.cell.arm.is_some());
    let mut groups: BTreeMap<BTreeMap<&str, &str>, Vec<&Episode>> = BTreeMap::new();
    for episode in episodes {
        let cell = &episode.cell;
        let arm: Option<&Arm> = cell.arm.as_ref();
        let model = if experiment { &cell.label } else { &cell.row };
        let mut levels = BTreeMap::from([(MODEL, model.as_str())]);
        levels.extend(
            arm.into_iter()
                .flatten()
                .map(|(f, l)| (f.as_str(), l.as_str())),
        );
        groups.entry(levels).or_default().push(episode);
    }
    let of = |(levels, episodes): (BTreeMap<&'a str, &'a str>, Vec<&'a Episode>)| Combination {
        levels,
        scores: Measure::ALL
            .into_iter()
            .map(|measure| (measure, scores(&episodes, measure)))
            .collect(),
    };
    groups.into_iter().map(of).collect()
}

/// The effects of one level against another: over everything, and within each combination of the other factors if there
/// are several.
fn of_levels(combinations: &[Combination], factor: &str, levels: [&str; 2]) -> Vec<Effect> {
    let has = |one: &Combination, level: &str| one.levels.get(factor).copied() == Some(level);
    let others = |one: &Combination| -> BTreeMap<String, String> {
        let others = one.levels.iter().filter(|(name, _)| **name != factor);
        others
            .map(|(name, level)| ((*name).to_owned(), (*level).to_owned()))
            .collect()
    };
    let all = combinations.iter();
    let right: BTreeMap<_, &Combination> = all
        .clone()
        .filter(|one| has(one, levels[1]))
        .map(|one| (others(one), one))
        .collect();
    let pairs: Vec<(BTreeMap<String, String>, [&Combination; 2])> = all
        .filter(|one| has(one, levels[0]))
        .filter_map(|left| {
            let within = others(left);
            let right = *right.get(&within)?;
            Some((within, [left, right]))
        })
        .collect();
    let mut effects = Vec::new();
    for measure in Measure::ALL {
        let scores: Vec<[&Scores; 2]> = pairs
            .iter()
            .map(|(_, sides)| sides.map(|side| &side.scores[&measure]))
            .collect();
        let effect = |within: BTreeMap<String, String>, difference: Difference| Effect {
            factor: factor.to_owned(),
            within,
            ..Effect::of(measure, levels, difference)
        };
        effects.extend(over_all(&scores).map(|found| effect(BTreeMap::new(), found)));
        if pairs.len() > 1 {
            for ((within, _), [left, right]) in pairs.iter().zip(&scores) {
                effects.extend(difference(left, right).map(|found| effect(within.clone(), found)));
            }
        }
    }
    effects
}

/// The difference over several pairs of rows: each task's score is the mean of its scores in the pairs that have it on
/// both sides.
fn over_all(pairs: &[[&Scores; 2]]) -> Option<Difference> {
    if let [[left, right]] = pairs {
        return difference(left, right);
    }
    let mut tasks: BTreeMap<TaskKey, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
    let mut samples = 0;
    for [left, right] in pairs {
        for (key, one) in *left {
            let Some(other) = right.get(key) else {
                continue;
            };
            let both = (mean(one.iter().copied()), mean(other.iter().copied()));
            if let (Some(one_mean), Some(other_mean)) = both {
                samples += one.len() + other.len();
                let entry = tasks.entry(*key).or_default();
                entry.0.push(one_mean);
                entry.1.push(other_mean);
            }
        }
    }
    let mut found = paired(tasks.values().map(|(one, other)| (one, other)))?;
    found.difference.samples = samples;
    Some(Difference::of(found))
}

/// Writes `effects.csv` into `dir`, which is made if it is not there. Its columns are documented in [`crate::report`].
///
/// # Errors
///
/// [`ReportError`] when the folder or the file cannot be written.
pub fn write_effects(effects: &[Effect], dir: &Path) -> Result<(), ReportError> {
    make_folder(dir)?;
    write(dir, "effects.csv", rows(effects))
}

fn rows(effects: &[Effect]) -> Vec<Vec<String>> {
    let columns = [
        "factor",
        "level",
        "against",
        "within",
        "measure",
        "level_mean",
        "against_mean",
        "difference",
        "difference_se",
        "difference_low",
        "difference_high",
        "correlation",
        "tasks",
        "samples",
        "p",
        "p_adjusted",
    ];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    rows.extend(effects.iter().map(|effect| {
        let found = &effect.difference;
        let estimate = found.paired.difference;
        let within: Vec<String> = effect
            .within
            .iter()
            .map(|(factor, level)| format!("{factor}={level}"))
            .collect();
        vec![
            effect.factor.clone(),
            effect.level.clone(),
            effect.against.clone(),
            within.join("; "),
            effect.measure.name().to_owned(),
            decimal(Some(found.paired.left)),
            decimal(Some(found.paired.right)),
            decimal(Some(estimate.mean)),
            decimal(estimate.standard_error),
            decimal(found.low),
            decimal(found.high),
            decimal(found.paired.correlation),
            estimate.tasks.to_string(),
            estimate.samples.to_string(),
            small(effect.p),
            small(effect.p_adjusted),
        ]
    }));
    rows
}

/// A p-value: with digits that count, however small it is.
fn small(p: Option<f64>) -> String {
    p.map_or_else(String::new, |p| format!("{p:.3e}"))
}

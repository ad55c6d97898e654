//! rustc's error codes: which were met, which were fixed, and how long that took.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::grade::Grade;
use crate::stats::{Estimate, clustered_mean, mean, median};

use super::cell::Known;
use super::episode::Graded;

/// One error code over many episodes.
///
/// "No longer reported" is what the compiler says, not a proof: an error of an earlier phase, such as a syntax error,
/// hides those of later ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CodeFigures {
    /// Such as `E0502`.
    pub code: String,
    /// Graded episodes in which the start or a turn reported it.
    pub met: usize,
    /// Those of them whose last compilation no longer reports it.
    pub fixed: usize,
    /// Median turns from the first report until it was gone for good, over the fixed ones. A code of the untouched
    /// workspace that the first turn removed took 1.
    pub median_turns: Option<f64>,
    /// Their mean.
    pub mean_turns: Option<f64>,
    /// The share of the episodes that met the code which got rid of it: a mean over the tasks in which it was met. Shown
    /// with [`Estimate::share_interval`].
    pub repair: Option<Estimate>,
}

/// One error code in one episode that met it.
#[derive(Debug)]
pub(super) struct CodeHistory {
    pub(super) code: Arc<str>,
    /// Turns from the first report until it was gone for good; `None` if the last compilation still reports it.
    turns: Option<u32>,
}

impl CodeHistory {
    /// Whether the last compilation no longer reports it.
    pub(super) fn is_fixed(&self) -> bool {
        self.turns.is_some()
    }
}

/// The error codes met in one episode, from its states: the start and the state after each turn.
///
/// A state that was never compiled (a static rule stopped it), or whose compilation a limit cut short, says nothing
/// about codes and is passed over.
pub(super) fn histories(states: &[&Grade], known: &mut Known) -> Box<[CodeHistory]> {
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut compiled = Vec::new();
    for (turn, grade) in states.iter().enumerate() {
        let Some(compile) = grade
            .compile
            .as_ref()
            .filter(|compile| compile.limit.is_none())
        else {
            continue;
        };
        compiled.push(turn);
        for code in &compile.codes {
            seen.entry(code)
                .and_modify(|(_, last)| *last = turn)
                .or_insert((turn, turn));
        }
    }
    let gone_after = |last: usize| compiled.iter().copied().find(|turn| *turn > last);
    seen.into_iter()
        .map(|(code, (first, last))| CodeHistory {
            code: known.name(code),
            turns: gone_after(last).map(|gone| u32::try_from(gone - first).unwrap_or(u32::MAX)),
        })
        .collect()
}

/// The figures of every code met in the episodes of each task, the most met first, then by code.
pub(super) fn code_figures<'a>(
    tasks: impl IntoIterator<Item = &'a Vec<&'a Graded>>,
) -> Vec<CodeFigures> {
    // For each code and each task in which it was met, what became of it in each episode.
    let mut by_code: BTreeMap<&str, Vec<Vec<Option<u32>>>> = BTreeMap::new();
    for samples in tasks {
        let mut here: BTreeMap<&str, Vec<Option<u32>>> = BTreeMap::new();
        for history in samples.iter().flat_map(|one| one.codes.iter()) {
            here.entry(&history.code).or_default().push(history.turns);
        }
        for (code, met) in here {
            by_code.entry(code).or_default().push(met);
        }
    }
    let mut codes: Vec<CodeFigures> = by_code
        .into_iter()
        .map(|(code, tasks)| CodeFigures::of(code, &tasks))
        .collect();
    codes.sort_by(|left, right| {
        right
            .met
            .cmp(&left.met)
            .then_with(|| left.code.cmp(&right.code))
    });
    codes
}

impl CodeFigures {
    /// The figures of `code`, from the turns that each episode of each task needed to get rid of it, if it did.
    fn of(code: &str, tasks: &[Vec<Option<u32>>]) -> Self {
        let turns: Vec<f64> = tasks
            .iter()
            .flatten()
            .flatten()
            .map(|n| f64::from(*n))
            .collect();
        let gone = |met: &Vec<Option<u32>>| -> Vec<f64> {
            let shares = met.iter().map(|turns| f64::from(u8::from(turns.is_some())));
            shares.collect()
        };
        Self {
            code: code.to_owned(),
            met: tasks.iter().map(Vec::len).sum(),
            fixed: turns.len(),
            median_turns: median(turns.iter().copied()),
            mean_turns: mean(turns.iter().copied()),
            repair: clustered_mean(tasks.iter().map(gone)),
        }
    }
}

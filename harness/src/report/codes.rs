//! rustc's error codes: which were met, which were fixed, and how long that took.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::grade::Grade;
use crate::stats::median;

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
}

/// One error code in one episode that met it.
#[derive(Debug)]
pub(super) struct CodeHistory {
    code: Arc<str>,
    /// Turns from the first report until it was gone for good; `None` if the last compilation still reports it.
    turns: Option<usize>,
}

/// The error codes met in one episode, from its states: the start and the state after each turn.
///
/// A state that was never compiled (a static rule stopped it), or whose compilation a limit cut short, says nothing
/// about codes and is passed over.
pub(super) fn histories(
    states: &[&Grade],
    name: &mut impl FnMut(&str) -> Arc<str>,
) -> Vec<CodeHistory> {
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
            code: name(code),
            turns: gone_after(last).map(|gone| gone - first),
        })
        .collect()
}

/// The figures of every code met in `episodes`, the most met first, then by code.
pub(super) fn code_figures<'a>(episodes: impl IntoIterator<Item = &'a Graded>) -> Vec<CodeFigures> {
    let mut by_code: BTreeMap<&str, (usize, Vec<f64>)> = BTreeMap::new();
    for history in episodes.into_iter().flat_map(|episode| &episode.codes) {
        let (met, turns) = by_code.entry(&history.code).or_default();
        *met += 1;
        turns.extend(history.turns.map(|turns| turns as f64));
    }
    let mut codes: Vec<CodeFigures> = by_code
        .into_iter()
        .map(|(code, (met, turns))| CodeFigures {
            code: code.to_owned(),
            met,
            fixed: turns.len(),
            median_turns: median(turns),
        })
        .collect();
    codes.sort_by(|left, right| {
        right
            .met
            .cmp(&left.met)
            .then_with(|| left.code.cmp(&right.code))
    });
    codes
}

//! What becomes of an error code from one compilation to the next: which goes away, which stays, which comes instead.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::grade::{Grade, Stage};

use super::cell::Known;

/// Codes of a state that are followed, at most. No honest program has that many, and every pair of two states counts.
const MOST_CODES: usize = 64;

/// How often one thing followed a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Transition {
    /// A code that a compilation reported, such as `E0502`.
    pub from: String,
    /// What the next compilation of the episode gave: the same code if it was still reported, else each code that was
    /// not reported before, else `other` (only codes that were there before remain, or errors without a code),
    /// `compiles`, or `solved`.
    pub to: String,
    /// How many steps did so. A step that brought two new codes counts once for each.
    pub count: usize,
}

/// What followed a code in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// It stayed, or this code came.
    Code(Arc<str>),
    Other,
    Compiles,
    Solved,
}

impl Next {
    fn name(&self) -> &str {
        match self {
            Self::Code(code) => code,
            Self::Other => "other",
            Self::Compiles => "compiles",
            Self::Solved => "solved",
        }
    }
}

/// A code, and what followed it.
pub(super) type Step = (Arc<str>, Next);

/// The steps of one episode, from its states: the start and those after each turn.
///
/// A state that was never compiled, or whose compilation a limit cut short, says nothing about codes and is passed over,
/// and so is the repetition of a state by a turn that changed nothing.
pub(super) fn steps(states: &[&Grade], known: &mut Known) -> Box<[Step]> {
    let mut steps = Vec::new();
    let mut before: Option<&Grade> = None;
    for state in states {
        let whole = state
            .compile
            .as_ref()
            .is_some_and(|compile| compile.limit.is_none());
        if !whole || before.is_some_and(|before| std::ptr::eq(before, *state)) {
            continue;
        }
        if let Some(before) = before {
            for code in followed(before) {
                let next = following(before, state, code, known);
                let code = known.name(code);
                steps.extend(next.into_iter().map(|next| (Arc::clone(&code), next)));
            }
        }
        before = Some(state);
    }
    steps.into()
}

fn followed(state: &Grade) -> &[String] {
    let codes = state.codes();
    &codes[..codes.len().min(MOST_CODES)]
}

fn following(before: &Grade, after: &Grade, code: &str, known: &mut Known) -> Vec<Next> {
    if after.compiled() {
        return vec![match after.stops_at {
            Stage::Solved if after.solved() => Next::Solved,
            _ => Next::Compiles,
        }];
    }
    let (earlier, now) = (followed(before), followed(after));
    if now.iter().any(|one| one == code) {
        return vec![Next::Code(known.name(code))];
    }
    let new: Vec<Next> = now
        .iter()
        .filter(|one| !earlier.contains(one))
        .map(|one| Next::Code(known.name(one)))
        .collect();
    if new.is_empty() {
        vec![Next::Other]
    } else {
        new
    }
}

/// Counts the steps of many episodes: the most frequent first, then by name.
pub(super) fn transitions<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Vec<Transition> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (from, next) in steps {
        *counts.entry((from, next.name())).or_default() += 1;
    }
    let mut all: Vec<Transition> = counts
        .into_iter()
        .map(|((from, to), count)| Transition {
            from: from.to_owned(),
            to: to.to_owned(),
            count,
        })
        .collect();
    // Stable: equal counts stay sorted by name.
    all.sort_by_key(|one| std::cmp::Reverse(one.count));
    all
}

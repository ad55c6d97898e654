//! More turns or more samples, for the same tokens?
//!
//! A *strategy* is to play episodes of at most so many turns, one after the other, until one solves the task or the tokens
//! are used up. Its chance to have solved a task within `B` tokens is estimated from the recorded samples of that task: over
//! many random orders of them, the share in which the episodes up to the first solved one take at most `B` tokens
//! together. Where the recorded samples run out before the tokens do, nothing was solved as far as is known, so that the
//! chance is a lower bound; how often that is so is told beside it.

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use schemars::JsonSchema;
use serde::Serialize;

use crate::endpoint::estimate_tokens;
use crate::report::Difference;
use crate::stats::{Estimate, clustered_mean, mean, paired};
use crate::trajectory::{Status, Trajectory};

/// Random orders of a task's samples. The error that they add to a chance is below 0.5 / √400 = 0.025 in a single task, and
/// falls with the number of tasks.
const ORDERS: usize = 400;
/// How many budgets are looked at.
const BUDGETS: usize = 8;

/// What one episode took, and whether it was worth it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Try {
    tokens: f64,
    solved: bool,
}

/// The graded episodes of an experiment: by row, then by task.
#[derive(Debug, Default)]
pub struct Tries {
    rows: BTreeMap<String, BTreeMap<String, Vec<Try>>>,
    /// Whether the tokens of an episode had to be estimated.
    estimated: bool,
}

/// One strategy at one budget.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AtBudget {
    /// Tokens for each task.
    pub budget: f64,
    /// The row: model and arm.
    pub row: String,
    /// Chance to have solved a task, a mean over tasks.
    pub solved: Estimate,
    /// Share of random orders in which the samples ran out before the tokens did, a mean over tasks. Where it is above 0,
    /// `solved` is a lower bound.
    pub ran_out: f64,
    /// Against the strategy that the others are compared with; absent for that one itself.
    pub difference: Option<Difference>,
}

impl Tries {
    /// Adds the next line of a run. What has no grade is passed over.
    pub fn add(&mut self, trajectory: &Trajectory) {
        if trajectory.status != Status::Graded || trajectory.impossible.is_some() {
            return;
        }
        let reported = trajectory.totals.usage.total();
        let tokens = match reported {
            0 => {
                self.estimated = true;
                estimated_tokens(trajectory)
            }
            tokens => tokens,
        };
        let tries = self.rows.entry(trajectory.row()).or_default();
        tries.entry(trajectory.task.clone()).or_default().push(Try {
            tokens: tokens as f64,
            solved: trajectory.solved,
        });
    }

    /// Whether tokens had to be estimated, because an episode was played by a policy that reports none.
    pub fn estimated(&self) -> bool {
        self.estimated
    }

    /// Compares the strategies `rows`, the first with all others, at several budgets. Empty when one has no graded episode.
    pub fn compare(&self, rows: &[String], seed: u64) -> Vec<AtBudget> {
        let strategies: Vec<&BTreeMap<String, Vec<Try>>> =
            rows.iter().filter_map(|row| self.rows.get(row)).collect();
        if strategies.len() < rows.len().max(2) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for budget in budgets(&strategies) {
            let chances: Vec<BTreeMap<&str, Chance>> = strategies
                .iter()
                .map(|tasks| {
                    let of =
                        |(task, tries): (&'_ String, &Vec<Try>)| chance(task, tries, budget, seed);
                    tasks
                        .iter()
                        .map(|(task, tries)| (task.as_str(), of((task, tries))))
                        .collect()
                })
                .collect();
            for (index, row) in rows.iter().enumerate() {
                let against = (index > 0).then(|| &chances[0]);
                found.extend(at_budget(budget, row, &chances[index], against));
            }
        }
        found
    }
}

fn at_budget(
    budget: f64,
    row: &str,
    chances: &BTreeMap<&str, Chance>,
    against: Option<&BTreeMap<&str, Chance>>,
) -> Option<AtBudget> {
    let difference = against.and_then(|others| {
        paired(chances.iter().filter_map(|(task, one)| {
            let other = others.get(task)?;
            Some(([one.solved], [other.solved]))
        }))
    });
    Some(AtBudget {
        budget,
        row: row.to_owned(),
        solved: clustered_mean(chances.values().map(|one| [one.solved]))?,
        ran_out: mean(chances.values().map(|one| one.ran_out))?,
        difference: difference.map(Difference::of),
    })
}

/// What a strategy achieves in one task.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Chance {
    solved: f64,
    ran_out: f64,
}

/// The chance to have solved a task within `budget` tokens.
fn chance(task: &str, tries: &[Try], budget: f64, seed: u64) -> Chance {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_le_bytes());
    hasher.update(task.as_bytes());
    let mut random = StdRng::from_seed(*hasher.finalize().as_bytes());
    let mut order = tries.to_vec();
    let (mut solved, mut ran_out) = (0_usize, 0_usize);
    for _ in 0..ORDERS {
        order.shuffle(&mut random);
        let mut left = budget;
        let mut known = false;
        for one in &order {
            left -= one.tokens;
            if left < 0.0 || one.solved {
                known = true;
                solved += usize::from(left >= 0.0);
                break;
            }
        }
        ran_out += usize::from(!known);
    }
    let share = |count: usize| count as f64 / ORDERS as f64;
    Chance {
        solved: share(solved),
        ran_out: share(ran_out),
    }
}

/// Budgets from what the cheapest strategy takes for one episode to what the first one to run out of samples takes for all
/// of them, in equal ratios, to two digits.
fn budgets(strategies: &[&BTreeMap<String, Vec<Try>>]) -> Vec<f64> {
    let per_task = |of: fn(&[Try]) -> Option<f64>| -> Vec<f64> {
        let means = strategies.iter().map(|tasks| {
            let values = tasks.values().filter_map(|tries| of(tries));
            mean(values).unwrap_or(0.0)
        });
        means.collect()
    };
    let one = per_task(|tries| mean(tries.iter().map(|one| one.tokens)));
    let all = per_task(|tries| Some(tries.iter().map(|one| one.tokens).sum()));
    let least = one.iter().copied().fold(f64::INFINITY, f64::min);
    let most = all.iter().copied().fold(f64::INFINITY, f64::min);
    if !(least.is_finite() && most.is_finite() && least > 0.0) {
        return Vec::new();
    }
    let most = most.max(least);
    let mut budgets: Vec<f64> = (0..BUDGETS)
        .map(|step| least * (most / least).powf(step as f64 / (BUDGETS - 1) as f64))
        .map(two_digits)
        .collect();
    budgets.dedup();
    budgets
}

fn two_digits(value: f64) -> f64 {
    let unit = 10_f64.powf(value.log10().floor() - 1.0);
    (value / unit).round() * unit
}

/// Four bytes a token: every prompt with all that came before it, and every answer.
fn estimated_tokens(trajectory: &Trajectory) -> u64 {
    let mut conversation = 0;
    let mut tokens = 0;
    for turn in &trajectory.turns {
        conversation += turn
            .messages
            .iter()
            .map(|one| one.content.len())
            .sum::<usize>();
        tokens += estimate_tokens(conversation) + estimate_tokens(turn.reply.text.len());
        conversation += turn.reply.text.len();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tries(each: &[(f64, bool)]) -> Vec<Try> {
        each.iter()
            .map(|&(tokens, solved)| Try { tokens, solved })
            .collect()
    }

    #[test]
    fn one_solved_in_three_is_found_in_as_many_tries_as_the_tokens_allow() {
        let given = tries(&[(10.0, false), (10.0, true), (10.0, false)]);
        for (budget, expected) in [
            (9.0, 0.0),
            (10.0, 1.0 / 3.0),
            (20.0, 2.0 / 3.0),
            (30.0, 1.0),
        ] {
            let found = chance("t", &given, budget, 1);
            // 400 orders: a standard deviation of 0.024 at most.
            assert!(
                (found.solved - expected).abs() < 0.08,
                "{budget}: {found:?}"
            );
            assert_eq!(found.ran_out, 0.0, "{budget}");
        }
    }

    #[test]
    fn samples_that_run_out_are_told() {
        let found = chance("t", &tries(&[(10.0, false), (10.0, false)]), 25.0, 1);
        assert_eq!((found.solved, found.ran_out), (0.0, 1.0));
        let found = chance("t", &tries(&[(10.0, false), (10.0, false)]), 15.0, 1);
        assert_eq!((found.solved, found.ran_out), (0.0, 0.0));
    }

    #[test]
    fn strategies_are_compared_at_the_same_budgets_in_pairs() {
        let mut all = Tries::default();
        for (row, tokens) in [("m [turns=1]", 10.0), ("m [turns=4]", 40.0)] {
            for task in ["a/a", "a/b", "a/c"] {
                let solved = |index: usize| task != "a/c" && (index == 0 || row.contains('4'));
                let each = (0..4).map(|index| Try {
                    tokens,
                    solved: solved(index),
                });
                let tasks = all.rows.entry(row.to_owned()).or_default();
                tasks.insert(task.to_owned(), each.collect());
            }
        }
        let rows = ["m [turns=1]".to_owned(), "m [turns=4]".to_owned()];
        let found = all.compare(&rows, 0);
        // From one episode of the cheap strategy to all four of it.
        assert_eq!(
            (found[0].budget, found.last().map(|one| one.budget)),
            (10.0, Some(40.0))
        );
        let last = found.last().expect("a budget");
        assert_eq!(last.row, rows[1]);
        // With 40 tokens, four short episodes or one long one solve two of three tasks.
        assert!((last.solved.mean - 2.0 / 3.0).abs() < 1e-9);
        let difference = last.difference.expect("a difference").paired.difference;
        assert!(difference.mean.abs() < 1e-9);
        // With 10 there is nothing for the long one, and a quarter each of two tasks for the short one.
        let first = found[1].difference.expect("a difference").paired.difference;
        assert!((first.mean + 1.0 / 6.0).abs() < 0.05, "{first:?}");
        assert_eq!(all.compare(&rows[..1], 0), []);
        assert_eq!(all.compare(&["x".to_owned(), "y".to_owned()], 0), []);
    }

    #[test]
    fn budgets_have_two_digits() {
        assert_eq!(
            [12_345.0, 0.4567, 99_900.0].map(two_digits),
            [12_000.0, 0.46, 100_000.0]
        );
    }
}

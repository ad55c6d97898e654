//! By error code of the untouched workspace: how much was repaired, and how much was solved.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::grade::Grade;
use crate::stats::{Estimate, clustered_mean};
use crate::trajectory::{Status, Trajectory};

/// What became of one episode that began with a code.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Became {
    repaired: bool,
    compiles: bool,
    solved: bool,
}

/// The graded episodes of an experiment by row, code of the start, and task.
#[derive(Debug, Default)]
pub struct ByCode {
    rows: BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<Became>>>>,
}

/// What one row made of the episodes that began with one code.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CodeRow {
    /// The row: model and arm.
    pub row: String,
    /// The error code; `(none)` for workspaces that compile at the start.
    pub code: String,
    /// Share of episodes in which the last compilation no longer reports it.
    pub repaired: Estimate,
    /// Share in which the package compiles at the end.
    pub compiles: Estimate,
    /// Share solved.
    pub solved: Estimate,
}

/// What stands for workspaces that compile.
pub const NO_CODE: &str = "(none)";

impl ByCode {
    /// Adds the next line of a run. What has no grade is passed over.
    pub fn add(&mut self, trajectory: &Trajectory) {
        if trajectory.status != Status::Graded || trajectory.impossible.is_some() {
            return;
        }
        let compiled = |grade: &&Grade| grade.compile.is_some();
        let grades = trajectory.turns.iter().map(|turn| &turn.grade);
        let last = grades.rev().find(compiled).unwrap_or(&trajectory.start);
        let of_row = self.rows.entry(trajectory.row()).or_default();
        let mut note = |code: &str, repaired: bool| {
            let tasks = of_row.entry(code.to_owned()).or_default();
            tasks
                .entry(trajectory.task.clone())
                .or_default()
                .push(Became {
                    repaired,
                    compiles: last.compiled(),
                    solved: trajectory.solved,
                });
        };
        if trajectory.start.compiled() {
            note(NO_CODE, true);
        }
        for code in trajectory.start.codes() {
            note(code, !last.codes().contains(code));
        }
    }

    /// One row for each row and code: codes in the order of how many tasks begin with them, the most first.
    pub fn table(&self) -> Vec<CodeRow> {
        let mut table = Vec::new();
        for (row, codes) in &self.rows {
            let mut codes: Vec<_> = codes.iter().collect();
            codes.sort_by_key(|(code, tasks)| (*code == NO_CODE, std::cmp::Reverse(tasks.len())));
            for (code, tasks) in codes {
                let share = |holds: fn(&Became) -> bool| {
                    clustered_mean(tasks.values().map(|each| {
                        let shares = each.iter().map(|one| f64::from(u8::from(holds(one))));
                        shares.collect::<Vec<f64>>()
                    }))
                };
                let (Some(repaired), Some(compiles), Some(solved)) = (
                    share(|one| one.repaired),
                    share(|one| one.compiles),
                    share(|one| one.solved),
                ) else {
                    continue;
                };
                table.push(CodeRow {
                    row: row.clone(),
                    code: code.clone(),
                    repaired,
                    compiles,
                    solved,
                });
            }
        }
        table
    }
}

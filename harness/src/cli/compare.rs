//! `assay compare`

use std::path::Path;

use anyhow::anyhow;

use super::compare_text::text;
use super::output::{answer, json};
use super::{Exit, Failure, Global};
use crate::report::{Collected, Comparison, clean};
use crate::run::{RunFacts, RunFolder};
use crate::trajectory::{read_each, run_folder};

/// Flags of `assay compare`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Both sides are compared task by task, over the tasks that both have with the same content, so that it does not matter that some tasks are harder than others. Every figure comes with its 95 % interval. p is the chance that tasks drawn anew would show at least this difference if there were none; with several comparisons the last column corrects it for their number. `assay power` says what it takes to see a difference.\n\nExamples:\n  assay compare before after\n  assay compare RUN/my-model RUN/openai:NAME --json\n  assay compare old new --across-suites"
)]
pub struct CompareArgs {
    /// A run, by name or folder, or RUN/MODEL for one row of it
    #[arg(value_name = "A")]
    left: String,
    /// What it is compared with: a run, or RUN/MODEL
    #[arg(value_name = "B")]
    right: String,
    /// Compare runs of different suites, over the tasks that both have with the same content
    #[arg(long)]
    across_suites: bool,
}

/// A run and the models of it that are compared.
pub(super) struct Side {
    pub(super) facts: RunFacts,
    pub(super) rows: Collected,
    /// The model that was named.
    named: Option<String>,
}

/// Runs the command.
pub fn run(global: &Global, args: &CompareArgs) -> Result<Exit, Failure> {
    let left = Side::read(&global.results_dir, &args.left)?;
    let right = Side::read(&global.results_dir, &args.right)?;
    same_suites(&[&left.facts, &right.facts], args.across_suites)?;
    let pairs = pairs(&left, &right)?;
    let mut comparisons: Vec<Comparison> = pairs
        .iter()
        .map(|(one, other)| {
            let names = [left.name_of(one), right.name_of(other)];
            let rows = [left.rows.row(one), right.rows.row(other)];
            Comparison::of([&names[0], &names[1]], &rows[0], &rows[1])
        })
        .collect();
    Comparison::correct(&mut comparisons);
    let notes = notes(&left.facts, &right.facts);
    if global.json {
        json(&serde_json::json!({
            "suites": [left.facts.suite(), right.facts.suite()],
            "notes": notes,
            "comparisons": comparisons,
        }))?;
        return Ok(Exit::Success);
    }
    let mut parts: Vec<String> = comparisons.iter().map(text).collect();
    if comparisons.len() > 1 {
        parts.push(format!(
            "The p-values in the last column are corrected for {} comparisons by Holm's method.",
            comparisons.len()
        ));
    }
    parts.extend(notes.iter().map(|note| format!("Note: {note}.")));
    answer(&parts.join("\n"))?;
    Ok(Exit::Success)
}

impl Side {
    /// Reads what `given` names: a run, or the longest run that it begins with and a model after it.
    pub(super) fn read(results: &Path, given: &str) -> Result<Self, Failure> {
        let is_run = |name: &str| run_folder(results, name).join("run.json").is_file();
        let cuts = given.rmatch_indices('/').map(|(at, _)| at);
        let (run, named) = std::iter::once((given, None))
            .chain(cuts.map(|at| (&given[..at], Some(&given[at + 1..]))))
            .find(|(run, _)| !run.is_empty() && is_run(run))
            .unwrap_or((given, None));
        let folder = run_folder(results, run);
        let facts = RunFolder::facts(&folder).map_err(Failure::usage)?;
        let mut rows = Collected::default();
        read_each(&folder.join("trajectories.jsonl"), |one| rows.add(&one))
            .map_err(Failure::usage)?;
        let side = Self {
            rows,
            named: named.map(str::to_owned),
            facts,
        };
        match &side.named {
            Some(row) if !side.all().contains(row) => Err(Failure::usage(anyhow!(
                "the run {run:?} has no model {row:?}; it has {}",
                side.all().join(", ")
            ))),
            _ => Ok(side),
        }
    }

    /// Every row of the run: its models, or those of its models in the arms of an experiment.
    fn all(&self) -> Vec<String> {
        let rows = self.rows.rows();
        if rows
            .iter()
            .all(|row| self.facts.models.iter().any(|model| model == row))
        {
            return self.facts.models.clone();
        }
        rows.into_iter().map(str::to_owned).collect()
    }

    /// The models that are compared.
    fn models(&self) -> Vec<String> {
        match &self.named {
            Some(model) => vec![model.clone()],
            None => self.all(),
        }
    }

    pub(super) fn name_of(&self, model: &str) -> String {
        clean(&format!("{}/{model}", self.facts.run))
    }
}

/// Which model is compared with which.
pub(super) fn pairs(left: &Side, right: &Side) -> Result<Vec<(String, String)>, Failure> {
    let (ours, theirs) = (left.models(), right.models());
    if left.facts.run == right.facts.run && ours == theirs {
        return Err(Failure::usage(anyhow!(
            "both sides are the same; name two models of the run: `assay compare {0}/MODEL {0}/OTHER`",
            left.facts.run
        )));
    }
    if let ([one], [other]) = (ours.as_slice(), theirs.as_slice()) {
        return Ok(vec![(one.clone(), other.clone())]);
    }
    let sorted = |models: &[String]| {
        let mut sorted = models.to_vec();
        sorted.sort();
        sorted
    };
    if sorted(&ours) == sorted(&theirs) {
        return Ok(ours
            .into_iter()
            .map(|model| (model.clone(), model))
            .collect());
    }
    Err(Failure::usage(anyhow!(
        "it is not clear which models are to be compared: {} has {}, and {} has {}; name one of each, as RUN/MODEL",
        left.facts.run,
        ours.join(", "),
        right.facts.run,
        theirs.join(", ")
    )))
}

/// Refuses runs of different suites, unless that is wanted.
pub fn same_suites(runs: &[&RunFacts], across: bool) -> Result<(), Failure> {
    let Some((first, others)) = runs.split_first() else {
        return Ok(());
    };
    match others.iter().find(|run| run.suite() != first.suite()) {
        Some(other) if !across => {
            let words = |run: &RunFacts| {
                let suite = run.suite();
                format!(
                    "{:?} is over the suite {} version {} with the hash {}",
                    run.run, suite.name, suite.version, suite.hash
                )
            };
            Err(Failure::usage(anyhow!(
                "{}, and {}: their figures are of different tasks. Give --across-suites to compare the tasks that they \
                 have in common",
                words(first),
                words(other)
            )))
        }
        _ => Ok(()),
    }
}

/// What besides the model differs between two runs, as far as it bears on rewards.
fn notes(left: &RunFacts, right: &RunFacts) -> Vec<String> {
    let mut notes = Vec::new();
    let (ours, theirs) = (left.suite(), right.suite());
    if ours != theirs {
        notes.push(format!(
            "the suites differ, {ours} and {theirs}: only tasks that both have with the same content are compared"
        ));
    }
    let mut differ = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            notes.push(format!("the runs differ in {what}: {ours} and {theirs}"));
        }
    };
    let (a, b) = (&left.bench, &right.bench);
    let name = |value: &dyn std::fmt::Debug| format!("{value:?}");
    differ(
        "turns",
        left.episode.turns.to_string(),
        right.episode.turns.to_string(),
    );
    differ(
        "other limits of an episode",
        name(&(
            left.episode.wall_s,
            left.episode.tokens,
            left.episode.cost_usd,
        )),
        name(&(
            right.episode.wall_s,
            right.episode.tokens,
            right.episode.cost_usd,
        )),
    );
    differ(
        "samples for each task",
        a.samples.to_string(),
        b.samples.to_string(),
    );
    differ(
        "reply format",
        a.reply_format.name().to_owned(),
        b.reply_format.name().to_owned(),
    );
    differ(
        "feedback",
        name(&(a.feedback, a.test_feedback)),
        name(&(b.feedback, b.test_feedback)),
    );
    differ(
        "weights of the reward",
        name(&left.reward),
        name(&right.reward),
    );
    let compiler = |run: &RunFacts| run.sandbox.rustc.lines().next().unwrap_or("?").to_owned();
    differ("compiler", compiler(left), compiler(right));
    notes
}

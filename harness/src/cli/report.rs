//! `assay report`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::compare::same_suites;
use super::output::{answer, colours, json, news, width};
use super::{Exit, Failure, Global};
use crate::report::{Collected, Leaderboard, plots, terminal_table, write_csv, write_html};
use crate::run::{RunFacts, RunFolder};
use crate::trajectory::{read_each, run_folder};

/// Flags of `assay report`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay report 2026-11-21T08-15-00\n  assay report run-a run-b --out reports/both"
)]
pub struct ReportArgs {
    /// Runs, by name or folder
    #[arg(required = true, value_name = "RUN")]
    runs: Vec<String>,
    /// Where to write [default: `report` in the run's folder, or `reports/latest` for several runs]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Report on runs of different suites, over the tasks that all of them have with the same content
    #[arg(long)]
    across_suites: bool,
}

/// Runs the command.
pub fn run(global: &Global, args: &ReportArgs) -> Result<Exit, Failure> {
    let folders: Vec<PathBuf> = args
        .runs
        .iter()
        .map(|name| run_folder(&global.results_dir, name))
        .collect();
    let runs = folders
        .iter()
        .map(|folder| RunFolder::facts(folder))
        .collect::<Result<Vec<RunFacts>, _>>()
        .map_err(Failure::usage)?;
    let all: Vec<&RunFacts> = runs.iter().collect();
    same_suites(&all, args.across_suites)?;
    let common = common(&all)?;
    let mut episodes = Collected::default();
    let mut facts = Vec::new();
    if let Some(common) = &common {
        let words = format!(
            "the {} tasks that all runs have with the same content",
            common.len()
        );
        news(&format!("the suites differ; the report is over {words}"));
        facts.push(("tasks of this report".to_owned(), words));
    }
    for (index, (run, folder)) in runs.iter().zip(&folders).enumerate() {
        read_each(&folder.join("trajectories.jsonl"), |mut one| {
            let key = (one.task.clone(), one.task_hash.clone());
            if common.as_ref().is_some_and(|common| !common.contains(&key)) {
                return;
            }
            // Lines of older versions do not say.
            one.suite.get_or_insert_with(|| run.suite());
            // The same model of two runs is two rows.
            let apart = (runs.len() > 1).then_some(run.run.as_str());
            episodes.add_of(index, apart, &one);
        })
        .map_err(Failure::usage)?;
        facts.extend(run.pairs());
    }
    let board = episodes.leaderboard();
    let folder = args
        .out
        .clone()
        .unwrap_or_else(|| match args.runs.as_slice() {
            [one] => run_folder(&global.results_dir, one).join("report"),
            _ => PathBuf::from("reports/latest"),
        });
    write(&episodes, &board, &facts, &folder)?;
    if global.json {
        json(&board)?;
    } else {
        answer(&terminal_table(&board, width(), colours()))?;
    }
    if !global.quiet {
        news(&format!("report: {}", folder.join("index.html").display()));
    }
    Ok(Exit::Success)
}

/// Id and content of the tasks that all runs have, where their suites differ.
fn common(runs: &[&RunFacts]) -> Result<Option<BTreeSet<(String, String)>>, Failure> {
    let Some((first, others)) = runs.split_first() else {
        return Ok(None);
    };
    if others.iter().all(|run| run.suite() == first.suite()) {
        return Ok(None);
    }
    let tasks = |run: &RunFacts| -> BTreeSet<(String, String)> {
        let tasks = run.tasks.iter();
        tasks
            .map(|task| (task.id.clone(), task.hash.clone()))
            .collect()
    };
    let common = others.iter().fold(tasks(first), |common, run| {
        common.intersection(&tasks(run)).cloned().collect()
    });
    if common.is_empty() {
        return Err(Failure::usage(anyhow!(
            "the runs have no task in common whose content is the same; report on each of them alone"
        )));
    }
    Ok(Some(common))
}

/// Writes page, tables, episodes and plots into `folder`.
pub fn write(
    episodes: &Collected,
    board: &Leaderboard,
    facts: &[(String, String)],
    folder: &Path,
) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::infrastructure)?;
    write_html(board, facts, folder).map_err(Failure::infrastructure)?;
    write_csv(board, folder).map_err(Failure::infrastructure)?;
    episodes
        .write_episodes(folder)
        .map_err(Failure::infrastructure)?;
    for plot in plots(board) {
        std::fs::write(folder.join(format!("{}.svg", plot.name)), plot.svg)
            .map_err(Failure::infrastructure)?;
    }
    Ok(())
}

//! `assay report`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::compare::same_suites;
use super::output::{answer, colours, json, news, width};
use super::{Exit, Failure, Global};
use crate::experiment::Definition;
use crate::report::{
    Collected, Leaderboard, SiteIndex, Trajectories, plots, terminal_table, write_csv, write_site,
};
use crate::run::{RunFacts, RunFolder};
use crate::trajectory::{LoadError, Trajectory, read_each_at, run_folder};

/// Flags of `assay report`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay report 2026-11-21T08-15-00\n  assay report run-a run-b --out reports/both\n  assay report long-run --trajectories 1"
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
    /// Which trajectories can be opened in the report: `auto` (all of up to 20,000 episodes, else the first samples),
    /// `all`, `none`, or how many samples of each model and task
    #[arg(long, value_name = "WHICH", default_value = "auto")]
    trajectories: Trajectories,
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
    let mut gathered = Gathered::default();
    let mut facts = Vec::new();
    if let Some(common) = &common {
        let words = format!(
            "the {} tasks that all runs have with the same content",
            common.len()
        );
        news(&format!("the suites differ; the report is over {words}"));
        facts.push(("tasks of this report".to_owned(), words));
    }
    for (run, folder) in runs.iter().zip(&folders) {
        gathered
            .read(run, folder, runs.len() > 1, common.as_ref(), |_| {})
            .map_err(Failure::usage)?;
        facts.extend(run.pairs());
    }
    let mut board = gathered.episodes.leaderboard();
    if let [run] = runs.as_slice()
        && let Some(definition) = played(run)
    {
        // What was asked is what is answered, and not every pair of levels.
        board.effects = gathered.episodes.effects(&definition.contrasts());
    }
    let folder = args
        .out
        .clone()
        .unwrap_or_else(|| match args.runs.as_slice() {
            [one] => run_folder(&global.results_dir, one).join("report"),
            _ => PathBuf::from("reports/latest"),
        });
    write(&board, &facts, &gathered, args.trajectories, &folder)?;
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

/// The definition of the experiment that a run was made for, if it was.
fn played(run: &RunFacts) -> Option<Definition> {
    serde_json::from_value(run.experiment.as_ref()?.definition.clone()).ok()
}

/// Id and content of the tasks that all runs have, where their suites differ.
fn common(runs: &[&RunFacts]) -> Result<Option<Tasks>, Failure> {
    let Some((first, others)) = runs.split_first() else {
        return Ok(None);
    };
    if others.iter().all(|run| run.suite() == first.suite()) {
        return Ok(None);
    }
    let tasks = |run: &RunFacts| -> Tasks {
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

/// Id and content of tasks.
type Tasks = BTreeSet<(String, String)>;

/// What is read of runs for a report: figures for the leaderboard, and where each episode lies, for the site.
#[derive(Default)]
pub struct Gathered {
    /// The figures.
    pub episodes: Collected,
    index: SiteIndex,
    runs: usize,
}

impl Gathered {
    /// Reads a run. `several` says that it is one of several; `common` are the tasks that are reported on, if not all.
    /// `each` sees every line that counts.
    ///
    /// # Errors
    ///
    /// [`LoadError`] when its trajectories cannot be read.
    pub fn read(
        &mut self,
        run: &RunFacts,
        folder: &Path,
        several: bool,
        common: Option<&Tasks>,
        mut each: impl FnMut(&Trajectory),
    ) -> Result<(), LoadError> {
        let file = folder.join("trajectories.jsonl");
        let source = self.index.file(file.clone());
        let number = self.runs;
        self.runs += 1;
        if run.is_blind() {
            self.index.withhold_served_names();
        }
        read_each_at(&file, |mut one, place| {
            let key = (one.task.clone(), one.task_hash.clone());
            if common.is_some_and(|common| !common.contains(&key)) {
                return;
            }
            // Lines of older versions do not say.
            one.suite.get_or_insert_with(|| run.suite());
            // The same model of two runs is two rows.
            let apart = several.then_some(run.run.as_str());
            self.episodes.add_of(number, apart, &one);
            self.index.add(source, apart, &one, place);
            each(&one);
        })
    }
}

/// Writes pages with their data, tables and plots into `folder`.
pub fn write(
    board: &Leaderboard,
    facts: &[(String, String)],
    gathered: &Gathered,
    trajectories: Trajectories,
    folder: &Path,
) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::infrastructure)?;
    write_site(board, facts, &gathered.index, trajectories, folder)
        .map_err(Failure::infrastructure)?;
    write_csv(board, folder).map_err(Failure::infrastructure)?;
    gathered
        .episodes
        .write_episodes(folder)
        .map_err(Failure::infrastructure)?;
    for plot in plots(board) {
        std::fs::write(folder.join(format!("{}.svg", plot.name)), plot.svg)
            .map_err(Failure::infrastructure)?;
    }
    Ok(())
}

//! `assay report`

use std::path::{Path, PathBuf};

use super::output::{answer, colours, json, news, width};
use super::{Exit, Failure, Global};
use crate::report::{Collected, Leaderboard, plots, terminal_table, write_csv, write_html};
use crate::run::RunFolder;
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
}

/// Runs the command.
pub fn run(global: &Global, args: &ReportArgs) -> Result<Exit, Failure> {
    let mut episodes = Collected::default();
    let mut facts = Vec::new();
    for (index, name) in args.runs.iter().enumerate() {
        let folder = run_folder(&global.results_dir, name);
        let run = RunFolder::facts(&folder).map_err(Failure::usage)?;
        read_each(&folder.join("trajectories.jsonl"), |mut one| {
            if args.runs.len() > 1 {
                // The same model of two runs is two rows, and the same episode of two runs is two episodes.
                one.model = format!("{} ({})", one.model, run.run);
                one.episode = format!("{index}/{}", one.episode);
            }
            episodes.add(&one);
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
    write(&board, &facts, &folder)?;
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

/// Writes page, tables and plots into `folder`.
pub fn write(
    board: &Leaderboard,
    facts: &[(String, String)],
    folder: &Path,
) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::infrastructure)?;
    write_html(board, facts, folder).map_err(Failure::infrastructure)?;
    write_csv(board, folder).map_err(Failure::infrastructure)?;
    for plot in plots(board) {
        std::fs::write(folder.join(format!("{}.svg", plot.name)), plot.svg)
            .map_err(Failure::infrastructure)?;
    }
    Ok(())
}

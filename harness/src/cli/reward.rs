//! `assay reward`

use super::output::{answer, json};
use super::{Exit, Failure, Global};
use crate::grade::reward_of;
use crate::run::RunFolder;
use crate::trajectory::{Status, read_run, run_folder};

/// Flags of `assay reward`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay reward 2026-11-21T08-15-00\n  assay reward --config strict.toml 2026-11-21T08-15-00 --json | jq ."
)]
pub struct RewardArgs {
    /// A run, by name or folder. Weights come from [reward] of the configuration
    #[arg(value_name = "RUN")]
    run: String,
}

#[derive(serde::Serialize)]
struct Row {
    episode: String,
    recorded: Option<f64>,
    reward: Option<f64>,
    turns: Vec<f64>,
}

/// Runs the command.
pub fn run(global: &Global, args: &RewardArgs) -> Result<Exit, Failure> {
    let weights = global.load_config()?.reward;
    let folder = run_folder(&global.results_dir, &args.run);
    RunFolder::facts(&folder).map_err(Failure::usage)?;
    let trajectories = read_run(&folder).map_err(Failure::usage)?;
    let rows: Vec<Row> = trajectories
        .into_iter()
        .map(|one| {
            let turns: Vec<f64> = one
                .turns
                .iter()
                .map(|turn| reward_of(&turn.grade, &one.scoring, &weights))
                .collect();
            let reward = (one.status == Status::Graded).then(|| weights.of_episode(&turns));
            Row {
                episode: one.episode,
                recorded: one.reward,
                reward,
                turns,
            }
        })
        .collect();
    if global.json {
        json(&rows)?;
        return Ok(Exit::Success);
    }
    let show = |reward: Option<f64>| {
        reward.map_or_else(|| "-".to_owned(), |reward| format!("{reward:.4}"))
    };
    let mut text = "recorded  reward  episode\n".to_owned();
    for row in &rows {
        text.push_str(&format!(
            "{:>8}  {:>6}  {}\n",
            show(row.recorded),
            show(row.reward),
            row.episode
        ));
    }
    answer(&text)?;
    Ok(Exit::Success)
}

//! `assay schema`

use super::output::json;
use super::{Exit, Failure};

/// Flags of `assay schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  assay schema task > tasks/task.schema.json")]
pub struct SchemaArgs {
    /// Which schema
    which: Which,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Which {
    /// `task.toml`
    Task,
    /// `task.toml` of an impossible task
    Impossible,
    /// One line of `trajectories.jsonl`
    Trajectory,
    /// `assay.toml`
    Config,
    /// `experiment.toml`
    Experiment,
}

/// Runs the command.
pub fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    json(&match args.which {
        Which::Task => crate::task::manifest_schema(),
        Which::Impossible => crate::task::impossible_schema(),
        Which::Trajectory => crate::trajectory::trajectory_schema(),
        Which::Config => crate::config::config_schema(),
        Which::Experiment => crate::experiment::experiment_schema(),
    })?;
    Ok(Exit::Success)
}

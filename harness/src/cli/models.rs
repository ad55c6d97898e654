//! `assay models`

use super::output::{answer, json, verdict};
use super::{Exit, Failure, Global};
use crate::endpoint::Verdict;
use crate::policy;

/// Flags of `assay models`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  OPENAI_BASE_URL=http://localhost:8000/v1 assay models check openai:qwen3"
)]
pub struct ModelsArgs {
    #[command(subcommand)]
    command: ModelsCommand,
}

#[derive(Debug, clap::Subcommand)]
enum ModelsCommand {
    /// Send a few tiny requests, and say what works
    #[command(after_help = "Example:\n  assay models check local-qwen --json")]
    Check {
        /// The model, as for `assay bench --model`
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// Runs the command.
pub async fn run(global: &Global, args: ModelsArgs) -> Result<Exit, Failure> {
    let ModelsCommand::Check { name } = args.command;
    let config = global.load_config()?;
    let endpoint =
        policy::endpoint(&name, &config.models, &global.config_file()).map_err(Failure::usage)?;
    let report = endpoint.check().await;
    if global.json {
        json(&report)?;
    } else {
        let mut text = format!("{name}\n");
        for (what, finding) in report.findings() {
            let verdict = match finding.verdict {
                Verdict::Works => "works",
                Verdict::DoesNotWork => "does not work",
                Verdict::Unknown => "unknown",
            };
            text.push_str(&format!("  {what:<14} {verdict:<14} {}\n", finding.detail));
        }
        answer(&text)?;
    }
    Ok(verdict(report.is_usable()))
}

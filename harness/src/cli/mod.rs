//! The command line.

mod audit;
mod bench;
mod compare;
mod compare_text;
mod exit;
mod experiment;
mod export;
mod grade;
mod import;
mod logging;
mod models;
mod output;
mod playing;
mod power;
mod progress;
mod report;
mod reward;
mod rules;
mod sandbox;
mod schema;
mod serve;
mod suites;
mod tasks;
mod watch;
mod workshop;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Config;
pub use exit::{Exit, Failure};

const AFTER_HELP: &str = "\
Exit codes:
  0    success
  1    a task or a model failed: something is not as it should be, and it is not this machine's fault
  2    bad usage or configuration
  3    infrastructure: no sandbox, no engine, no space
  130  interrupted; a run can be resumed

Examples:
  assay bench                                    the built-in suite with the built-in policies
  assay bench --model openai:NAME --samples 4    a model behind OPENAI_BASE_URL
  assay tasks list                               what there is to solve
  assay grade compile-fix/hall-of-fame --files my-attempt/
  assay serve                                    rewards over HTTP, for trainers";

/// Puts language models to the test of the compiler: sandboxed compile-fix episodes, hidden tests as the reward.
#[derive(Debug, Parser)]
#[command(name = "assay", version, after_help = AFTER_HELP)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Global {
    /// The configuration file [default: assay.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE", env = "ASSAY_CONFIG")]
    config: Option<PathBuf>,
    /// The folder of tasks
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = "tasks",
        env = "ASSAY_TASKS_DIR"
    )]
    tasks_dir: PathBuf,
    /// The folder of runs
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = "results",
        env = "ASSAY_RESULTS_DIR"
    )]
    results_dir: PathBuf,
    /// Answer in JSON on standard output
    #[arg(long, global = true)]
    json: bool,
    /// Say more on standard error; twice for everything
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
    /// No progress on standard error
    #[arg(short, long, global = true)]
    quiet: bool,
}

impl Global {
    fn load_config(&self) -> Result<Config, Failure> {
        Config::load(self.config.as_deref()).map_err(Failure::usage)
    }

    fn config_file(&self) -> PathBuf {
        self.config
            .clone()
            .unwrap_or_else(|| PathBuf::from(crate::config::FILE))
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run models over a suite, and print the leaderboard
    Bench(Box<bench::BenchArgs>),
    /// Find out what feedback, turns, prompts and the like do: a grid of settings over a suite
    Experiment(Box<experiment::ExperimentArgs>),
    /// Show a run as it goes
    Watch(watch::WatchArgs),
    /// List, show and validate tasks
    Tasks(tasks::TasksArgs),
    /// List, freeze and check suites
    Suites(suites::SuitesArgs),
    /// Grade one candidate
    Grade(grade::GradeArgs),
    /// Write the leaderboard, the plots and the page of one or several runs
    Report(report::ReportArgs),
    /// Compare two runs, or two models, over the same tasks
    Compare(compare::CompareArgs),
    /// How many tasks and samples it takes to see a difference, from two runs that were made
    Power(power::PowerArgs),
    /// Write the episodes of runs as a dataset for training
    Export(Box<export::ExportArgs>),
    /// Read data that people wrote into a dataset for training
    Import(import::ImportArgs),
    /// Compute the rewards of a run again under other weights, without running anything
    Reward(reward::RewardArgs),
    /// Serve rewards and episodes over HTTP and WebSocket, for trainers
    Serve(serve::ServeArgs),
    /// Look for what the static rules forbid in Rust sources
    Rules(rules::RulesArgs),
    /// Examine, build, list and prune sandboxes
    Sandbox(sandbox::SandboxArgs),
    /// Check models behind endpoints
    Models(models::ModelsArgs),
    /// Print a published JSON Schema
    Schema(schema::SchemaArgs),
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are answers and go to standard output; anything else is bad usage.
            let _ = error.print();
            let code = if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Success
            };
            return code.into();
        }
    };
    logging::init(cli.global.verbose, cli.global.quiet);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return Failure::infrastructure(error).report(),
    };
    let outcome = runtime.block_on(dispatch(cli));
    // Something may still wait for a reader that is gone; nothing that matters.
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    match outcome {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(),
    }
}

async fn dispatch(cli: Cli) -> Result<Exit, Failure> {
    let global = &cli.global;
    match cli.command {
        Command::Bench(args) => bench::run(global, *args).await,
        Command::Experiment(args) => experiment::run(global, *args).await,
        Command::Watch(args) => watch::run(global, &args),
        Command::Tasks(args) => tasks::run(global, args).await,
        Command::Suites(args) => suites::run(global, &args),
        Command::Grade(args) => grade::run(global, args).await,
        Command::Report(args) => report::run(global, &args),
        Command::Compare(args) => compare::run(global, &args),
        Command::Power(args) => power::run(global, &args),
        Command::Export(args) => export::run(global, &args),
        Command::Import(args) => import::run(global, &args),
        Command::Reward(args) => reward::run(global, &args),
        Command::Serve(args) => serve::run(global, args).await,
        Command::Rules(args) => rules::run(global, &args),
        Command::Sandbox(args) => sandbox::run(global, args).await,
        Command::Models(args) => models::run(global, args).await,
        Command::Schema(args) => schema::run(&args),
    }
}

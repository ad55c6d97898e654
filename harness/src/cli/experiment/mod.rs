//! `assay experiment`

mod ask;
mod conclude;
mod set_up;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use super::output::{json, news};
use super::workshop::SandboxFlags;
use super::{Exit, Failure, Global, logging, playing};
use crate::experiment::{Budget, Definition, Ingredients, episodes};
use crate::report::clean;
use crate::run::Stop;
use crate::stats::sum;
use crate::trajectory::{Trajectory, read_each};

const HELP: &str = "\
An experiment is a file `reports/NAME/experiment.toml`: a question, models, and factors with their levels. Every
combination of levels is an arm; every model plays every arm over the same tasks with the same seeds, in an order in which
no arm has an advantage. Before anything is played the calls and the cost are estimated and you are asked. The same
command goes on with one that was interrupted or ran into its budget, and prints the answer of one that is complete.

Factors: feedback, explain, lints, test_feedback, turns, reply_format, prompt, temperature, and the models themselves.
`assay schema experiment` describes the file; the ones that come along are examples.

The answer, also as files in `results/RUN/report/`: for each level of a factor, what it does to the reward and other
measures against the first level, as a difference paired by task with a 95 % interval and Holm's correction.

Examples:
  assay experiment                                        which there are
  assay experiment feedback-ablation                      offline, with the built-in policies
  assay experiment feedback-ablation --model my-model     with a model behind an endpoint
  assay experiment feedback-ablation --estimate           only what it would take
  assay experiment base-or-tuned --model base --model tuned --samples 4
  assay experiment base-or-tuned --model base --model tuned --samples 4 --reveal";

/// Flags of `assay experiment`.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct ExperimentArgs {
    /// The definition: a file, a folder with an experiment.toml, or the name of one in reports/ [default: list these]
    #[arg(value_name = "FILE")]
    file: Option<String>,
    /// A model in place of those in the file; may be given several times
    #[arg(long = "model", value_name = "MODEL")]
    models: Vec<String>,
    /// Another suite than the file's
    #[arg(long)]
    suite: Option<String>,
    /// Only tasks whose id matches, or one family, in place of what the file says
    #[arg(long, value_name = "GLOB")]
    tasks: Option<String>,
    /// Episodes for each task, model and arm, in place of all that the file says of samples
    #[arg(long, value_name = "N")]
    samples: Option<u32>,
    /// The seed that all others are made from
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Episodes in flight at a time
    #[arg(long, value_name = "N")]
    episodes: Option<usize>,
    #[command(flatten)]
    sandbox: SandboxFlags,
    /// The run's name [default: the experiment's, with the models when they are given]
    #[arg(long, value_name = "NAME")]
    run: Option<String>,
    /// Where the answer is written [default: `report` in the run's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only say what it would take
    #[arg(long)]
    estimate: bool,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
    /// Say who is who in a blind experiment
    #[arg(long)]
    reveal: bool,
}

/// Runs the command.
pub async fn run(global: &Global, args: ExperimentArgs) -> Result<Exit, Failure> {
    let Some(given) = &args.file else {
        return list(global);
    };
    let (file, definition) = definition(&args, given)?;
    let name = name_of(&file);
    let run = args
        .run
        .clone()
        .unwrap_or_else(|| run_name(&name, &args.models));
    let plan = set_up::plan(global, &args, &run, definition)?;
    if args.estimate {
        let estimate = plan.estimate();
        if global.json {
            json(&estimate)?;
        } else {
            super::output::answer(&ask::words(&plan, &estimate))?;
        }
        return Ok(Exit::Success);
    }
    if plan.missing() > 0 {
        ask::ask(global, &plan, args.yes)?;
        let job = set_up::begin(global, &args, &name, &run, &plan).await?;
        let outcome = play(global, &job).await?;
        return conclude::conclude(global, &args, &job.facts, Some(&outcome));
    }
    let facts = plan.recorded_facts(global, &run)?;
    conclude::conclude(global, &args, &facts, None)
}

/// The file, and what it says with the flags laid over it.
fn definition(args: &ExperimentArgs, given: &str) -> Result<(PathBuf, Definition), Failure> {
    let file = find(given);
    let mut definition = Definition::load(&file).map_err(Failure::usage)?;
    if !args.models.is_empty() {
        definition.models.clone_from(&args.models);
    }
    if let Some(samples) = args.samples {
        definition.samples = samples;
        definition.samples_at.clear();
    }
    definition.seed = args.seed.unwrap_or(definition.seed);
    if let Some(suite) = &args.suite {
        definition.suite.clone_from(suite);
        definition.tasks = None;
    }
    definition.tasks = args.tasks.clone().or(definition.tasks);
    definition.check(&file).map_err(Failure::usage)?;
    Ok((file, definition))
}

/// Says which experiments there are in `reports`.
fn list(global: &Global) -> Result<Exit, Failure> {
    let mut files: Vec<PathBuf> = std::fs::read_dir("reports")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("experiment.toml"))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    let mut found = Vec::new();
    for file in &files {
        let definition = Definition::load(file).map_err(Failure::usage)?;
        found.push((name_of(file), definition.question));
    }
    if global.json {
        let each = found.iter();
        let each =
            each.map(|(name, question)| serde_json::json!({"name": name, "question": question}));
        json(&each.collect::<Vec<_>>())?;
        return Ok(Exit::Success);
    }
    let widest = found.iter().map(|(name, _)| name.chars().count()).max();
    let wide = widest.unwrap_or_default();
    let lines: Vec<String> = found
        .iter()
        .map(|(name, question)| format!("{name:wide$}  {}", clean(question)))
        .collect();
    super::output::answer(&match lines.as_slice() {
        [] => "there is no reports/NAME/experiment.toml in this folder".to_owned(),
        lines => lines.join("\n"),
    })?;
    Ok(Exit::Success)
}

/// The file that is meant: one that is there, the one in a folder, or the one in a folder of `reports`.
fn find(given: &str) -> PathBuf {
    const FILE: &str = "experiment.toml";
    let path = PathBuf::from(given);
    let in_reports = Path::new("reports").join(given).join(FILE);
    if path.is_dir() && path.join(FILE).is_file() {
        path.join(FILE)
    } else if !path.exists() && in_reports.is_file() {
        in_reports
    } else {
        path
    }
}

/// The experiment's name: its folder's, or the file's where that has a name of its own.
fn name_of(file: &Path) -> String {
    let text = |part: Option<&std::ffi::OsStr>| {
        part.map(|part| part.to_string_lossy().into_owned())
            .filter(|text| !text.is_empty())
    };
    let stem = text(file.file_stem()).filter(|stem| stem != "experiment");
    let folder = || {
        let whole = file.canonicalize().ok()?;
        text(whole.parent()?.file_name())
    };
    stem.or_else(folder)
        .unwrap_or_else(|| "experiment".to_owned())
}

/// The run's name: the experiment's, and models that were given, as far as a folder may be called so.
fn run_name(name: &str, models: &[String]) -> String {
    let parts = std::iter::once(name).chain(models.iter().map(String::as_str));
    let whole: Vec<String> = parts
        .map(|part| {
            let plain = |c: char| {
                if c.is_ascii_alphanumeric() || "._-".contains(c) {
                    c
                } else {
                    '-'
                }
            };
            part.chars().map(plain).collect()
        })
        .collect();
    whole.join("-").chars().take(100).collect()
}

/// Plays what is missing, and stops when the budget is used up.
async fn play(global: &Global, job: &set_up::Job) -> Result<crate::run::BenchOutcome, Failure> {
    let path = job.folder.path();
    logging::to_file(&path.join("log")).map_err(Failure::infrastructure)?;
    let file = path.join("trajectories.jsonl");
    let done = playing::recorded(&file)?;
    let ingredients = Ingredients {
        definition: &job.definition,
        tasks: &job.tasks,
        cells: &job.cells,
        policies: &job.policies,
        environment: &job.environment,
    };
    let planned = episodes(&ingredients, &job.facts.run, &job.facts.suite(), &done);
    if !global.quiet {
        news(&format!(
            "run {}: {} episodes to play",
            job.facts.run,
            planned.len()
        ));
    }
    let stop = playing::listen();
    let spent = RefCell::new(Spent::default());
    if file.exists() {
        read_each(&file, |one| spent.borrow_mut().add(&one)).map_err(Failure::infrastructure)?;
    }
    let budget = job.definition.budget;
    let ends = |spent: &Spent, stop: &Stop| {
        if let Some(what) = spent.over(&budget)
            && !stop.gently.is_cancelled()
        {
            news(&format!(
                "{what} is used up: episodes in flight are finished; raise it and give the same command to go on"
            ));
            stop.gently.cancel();
        }
    };
    ends(&spent.borrow(), &stop);
    playing::play(
        global,
        job.environment.grader().pool(),
        planned,
        job.facts.bench.episodes,
        &file,
        &stop,
        |trajectory| {
            spent.borrow_mut().add(trajectory);
            ends(&spent.borrow(), &stop);
        },
    )
    .await
}

/// What has been used up.
#[derive(Debug, Default)]
struct Spent {
    tokens: u64,
    costs: Vec<f64>,
}

impl Spent {
    fn add(&mut self, trajectory: &Trajectory) {
        self.tokens += trajectory.totals.usage.total();
        self.costs.extend(trajectory.totals.cost_usd);
    }

    /// The part of the budget that is used up, in words.
    fn over(&self, budget: &Budget) -> Option<String> {
        if let Some(tokens) = budget.tokens.filter(|tokens| self.tokens >= *tokens) {
            return Some(format!("the budget of {tokens} tokens"));
        }
        let cost = sum(self.costs.iter().copied());
        let dollars = budget.cost_usd.filter(|dollars| cost >= *dollars)?;
        Some(format!("the budget of {dollars} US dollars"))
    }
}

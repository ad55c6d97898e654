//! `assay bench`

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::anyhow;

use super::output::{answer, colours, json, news, width};
use super::workshop::{Chosen, SandboxFlags, choose, grader, load};
use super::{Exit, Failure, Global, logging, playing, report};
use crate::action::ReplyFormat;
use crate::config::Config;
use crate::diagnostic::FeedbackStyle;
use crate::episode::Environment;
use crate::grade::LintsWhen;
use crate::policy::{self, SharedPolicy};
use crate::report::{Trajectories, terminal_table};
use crate::run::{BenchOutcome, GitFacts, Planned, RunFacts, RunFolder, RunTask, plan};
use crate::sandbox::SandboxFacts;
use crate::task::{Task, TestFeedback, suite_hash_of};

const EXAMPLES: &str = "\
Models: oracle, scripted, rustfix, stub, declares, reader, guesser (built in), openai:NAME (behind OPENAI_BASE_URL, with
OPENAI_API_KEY), a name from [models] in assay.toml, or replay:RUN[/MODEL].

Examples:
  assay bench
  assay bench --model oracle --model rustfix --tasks 'compile-fix/*'
  OPENAI_BASE_URL=http://localhost:8000/v1 assay bench --model openai:qwen3 --samples 4 --turns 6
  assay bench --resume 2026-11-21T08-15-00";

/// The suite of every task.
const EVERYTHING: &str = "all";

/// Flags of `assay bench`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct BenchArgs {
    /// A model; may be given several times [default: from assay.toml, else the built-in policies]
    #[arg(long = "model", value_name = "MODEL")]
    models: Vec<String>,
    /// The suite, a file in tasks/suites [default: all with --tasks; else from assay.toml, else core]
    #[arg(long)]
    suite: Option<String>,
    /// Only tasks whose id matches, or one family
    #[arg(long, value_name = "GLOB")]
    tasks: Option<String>,
    /// Episodes for each task and model
    #[arg(long, value_name = "N")]
    samples: Option<u32>,
    /// Turns of an episode at most
    #[arg(long, value_name = "N")]
    turns: Option<u32>,
    /// The seed that all others are made from
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Episodes in flight at a time
    #[arg(long, value_name = "N")]
    episodes: Option<usize>,
    /// How replies have to be written
    #[arg(long, value_name = "FORMAT")]
    reply_format: Option<ReplyFormat>,
    /// How much of the compiler's word a model sees
    #[arg(long, value_name = "STYLE")]
    feedback: Option<FeedbackStyle>,
    /// The most that any task may show of its hidden tests
    #[arg(long, value_name = "WHAT")]
    test_feedback: Option<TestFeedback>,
    /// Show what clippy finds as well
    #[arg(long)]
    lint_feedback: bool,
    /// Grades kept for identical candidates, which are then graded once; 0 for none
    #[arg(long, value_name = "N")]
    cache: Option<u64>,
    #[command(flatten)]
    sandbox: SandboxFlags,
    /// The run's name [default: the time]
    #[arg(long, value_name = "NAME")]
    run: Option<String>,
    /// Finish what is missing of an earlier run
    #[arg(
        long,
        value_name = "RUN",
        conflicts_with_all = ["run", "models", "suite", "tasks", "samples", "turns", "seed", "reply_format", "feedback", "test_feedback", "lint_feedback"]
    )]
    resume: Option<String>,
}

/// Runs the command.
pub async fn run(global: &Global, args: BenchArgs) -> Result<Exit, Failure> {
    let config = settings(global, &args)?;
    let job = match &args.resume {
        Some(name) => resume(global, &args, config, name).await?,
        None => begin(global, &args, config).await?,
    };
    play(global, job).await
}

/// Everything that is needed to play a run.
struct Job {
    folder: RunFolder,
    facts: RunFacts,
    tasks: Vec<Arc<Task>>,
    policies: Vec<SharedPolicy>,
    environment: Environment,
    /// Tasks that could not be loaded.
    broken: usize,
}

fn settings(global: &Global, args: &BenchArgs) -> Result<Config, Failure> {
    let mut config = global.load_config()?;
    config.grade.cache = args.cache.unwrap_or(config.grade.cache);
    let bench = &mut config.bench;
    bench.samples = args.samples.unwrap_or(bench.samples);
    bench.seed = args.seed.unwrap_or(bench.seed);
    bench.episodes = args.episodes.unwrap_or(bench.episodes);
    bench.reply_format = args.reply_format.unwrap_or(bench.reply_format);
    bench.feedback = args.feedback.unwrap_or(bench.feedback);
    bench.test_feedback = args.test_feedback.unwrap_or(bench.test_feedback);
    bench.lint_feedback |= args.lint_feedback;
    bench.suite = match (&args.suite, &args.tasks) {
        (Some(suite), _) => suite.clone(),
        // Whoever names tasks means those, and not what the leaderboard's suite has of them.
        (None, Some(_)) => EVERYTHING.to_owned(),
        (None, None) => bench.suite.clone(),
    };
    if !args.models.is_empty() {
        bench.models.clone_from(&args.models);
    }
    config.episode.turns = args.turns.unwrap_or(config.episode.turns);
    if config.bench.samples == 0 || config.episode.turns == 0 || config.bench.episodes == 0 {
        return Err(Failure::usage(anyhow!(
            "--samples, --turns and --episodes must be at least 1"
        )));
    }
    if config.bench.lint_feedback && config.grade.lints != LintsWhen::Compiled {
        return Err(Failure::usage(anyhow!(
            "--lint-feedback needs `lints = \"compiled\"` under [grade] in assay.toml: else clippy does not look at what \
             is to be improved"
        )));
    }
    let mut names = config.bench.models.clone();
    names.sort();
    names.dedup();
    if names.len() != config.bench.models.len() {
        return Err(Failure::usage(anyhow!("a model is named twice")));
    }
    Ok(config)
}

fn policies(
    global: &Global,
    config: &Config,
    names: &[String],
) -> Result<Vec<SharedPolicy>, Failure> {
    names
        .iter()
        .map(|name| {
            policy::choose(
                name,
                &config.models,
                &global.config_file(),
                &global.results_dir,
            )
        })
        .collect::<Result<_, _>>()
        .map_err(Failure::usage)
}

async fn begin(global: &Global, args: &BenchArgs, config: Config) -> Result<Job, Failure> {
    let Chosen {
        tasks,
        suite,
        broken,
    } = choose(global, &config.bench.suite, args.tasks.as_deref())?;
    let policies = policies(global, &config, &config.bench.models)?;
    let name = args
        .run
        .clone()
        .unwrap_or_else(|| jiff::Zoned::now().strftime("%Y-%m-%dT%H-%M-%S").to_string());
    // The name is settled before anything that takes time, the folder made only when nothing can go wrong any more.
    RunFolder::is_free(&global.results_dir, &name).map_err(Failure::usage)?;
    let (grader, sandbox) = grader(&config, &args.sandbox, &name, global.quiet).await?;
    let folder = RunFolder::create(&global.results_dir, &name).map_err(Failure::usage)?;
    let facts = RunFacts {
        schema_version: 1,
        run: name,
        started_at: jiff::Timestamp::now().to_string(),
        assay: env!("CARGO_PKG_VERSION").to_owned(),
        git: GitFacts::here(),
        suite: suite.name,
        suite_version: suite.version,
        suite_hash: suite.hash,
        tasks: tasks.iter().map(RunTask::of).collect(),
        models: config.bench.models.clone(),
        endpoints: endpoints(&config),
        bench: config.bench.clone(),
        episode: config.episode,
        reward: config.reward,
        sandbox,
        experiment: None,
    };
    folder
        .write_facts(&facts)
        .map_err(Failure::infrastructure)?;
    let environment = Environment::new(grader, config.environment());
    Ok(Job {
        folder,
        facts,
        tasks: tasks.into_iter().map(Arc::new).collect(),
        policies,
        environment,
        broken,
    })
}

/// How the models of this run were configured.
fn endpoints(config: &Config) -> BTreeMap<String, crate::endpoint::EndpointConfig> {
    let used = |name: &String| config.bench.models.contains(name);
    config
        .models
        .iter()
        .filter(|(name, _)| used(name))
        .map(|(name, one)| (name.clone(), one.clone()))
        .collect()
}

async fn resume(
    global: &Global,
    args: &BenchArgs,
    mut config: Config,
    name: &str,
) -> Result<Job, Failure> {
    let (folder, facts) = RunFolder::resume(&global.results_dir, name).map_err(Failure::usage)?;
    if let Some(experiment) = &facts.experiment {
        return Err(Failure::usage(anyhow!(
            "the run {name:?} is part of the experiment {0:?}; `assay experiment {0} --run {name}` goes on with it",
            experiment.name
        )));
    }
    let tasks = same_tasks(global, &facts)?;
    // Everything that shapes an episode comes from the run; how it is carried out may be given anew.
    config.bench = crate::config::BenchSettings {
        episodes: args.episodes.unwrap_or(facts.bench.episodes),
        ..facts.bench.clone()
    };
    config.episode = facts.episode;
    config.reward = facts.reward;
    config.sandbox.size = facts.sandbox.size;
    let policies = policies(global, &config, &facts.models)?;
    let (grader, sandbox) = grader(&config, &args.sandbox, &facts.run, global.quiet).await?;
    same_toolchain(&facts.sandbox, &sandbox)?;
    let environment = Environment::new(grader, config.environment());
    Ok(Job {
        folder,
        facts,
        tasks,
        policies,
        environment,
        broken: 0,
    })
}

/// The tasks of an earlier run, which must be what they were.
pub fn same_tasks(global: &Global, facts: &RunFacts) -> Result<Vec<Arc<Task>>, Failure> {
    let pairs = facts.tasks.iter();
    let hash = suite_hash_of(pairs.map(|task| (task.id.as_str(), task.hash.as_str())));
    if hash != facts.suite_hash {
        return Err(Failure::usage(anyhow!(
            "the run's suite {} has the hash {} by run.json, but the tasks that it lists have {hash}; run.json has been \
             changed. Start a new run",
            facts.suite,
            facts.suite_hash
        )));
    }
    let loaded = load(global)?;
    let mut by_id: BTreeMap<String, Task> = loaded
        .tasks
        .into_iter()
        .map(|task| (task.id().to_owned(), task))
        .collect();
    let mut tasks = Vec::new();
    for wanted in &facts.tasks {
        match by_id.remove(&wanted.id) {
            Some(task) if task.hash == wanted.hash => tasks.push(Arc::new(task)),
            Some(_) => {
                return Err(Failure::usage(anyhow!(
                    "task {} has changed since the run began; its episodes could not be compared. Start a new run",
                    wanted.id
                )));
            }
            None => {
                return Err(Failure::usage(anyhow!(
                    "task {} of the run is gone",
                    wanted.id
                )));
            }
        }
    }
    Ok(tasks)
}

pub fn same_toolchain(then: &SandboxFacts, now: &SandboxFacts) -> Result<(), Failure> {
    if then.rustc == now.rustc {
        return Ok(());
    }
    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    Err(Failure::usage(anyhow!(
        "the run was graded by {}, and the sandbox now has {}; start a new run",
        first(&then.rustc),
        first(&now.rustc)
    )))
}

async fn play(global: &Global, job: Job) -> Result<Exit, Failure> {
    let path = job.folder.path().to_path_buf();
    logging::to_file(&path.join("log")).map_err(Failure::infrastructure)?;
    let file = path.join("trajectories.jsonl");
    let bench_settings = &job.facts.bench;
    let episodes = plan(
        &job.facts.run,
        &job.facts.suite(),
        &job.tasks,
        &job.policies,
        bench_settings.samples,
        bench_settings.seed,
        &playing::recorded(&file)?,
    );
    if !global.quiet {
        news(&format!(
            "run {}: {} models, {} tasks, {} samples: {} episodes to play",
            job.facts.run,
            job.policies.len(),
            job.tasks.len(),
            bench_settings.samples,
            episodes.len()
        ));
    }
    let episodes = episodes.into_iter().map(|spec| Planned {
        spec,
        environment: job.environment.clone(),
        limits: job.facts.episode,
    });
    let outcome = playing::play(
        global,
        job.environment.grader().pool(),
        episodes.collect(),
        bench_settings.episodes,
        &file,
        &playing::listen(),
        |_| {},
    )
    .await?;
    conclude(global, &job, &path, &outcome)
}

fn conclude(
    global: &Global,
    job: &Job,
    path: &std::path::Path,
    outcome: &BenchOutcome,
) -> Result<Exit, Failure> {
    let mut gathered = report::Gathered::default();
    gathered
        .read(&job.facts, path, false, None, |_| {})
        .map_err(Failure::infrastructure)?;
    let board = gathered.episodes.leaderboard();
    let folder: PathBuf = path.join("report");
    report::write(
        &board,
        &job.facts.pairs(),
        &gathered,
        Trajectories::default(),
        &folder,
    )?;
    if global.json {
        json(&serde_json::json!({
            "run": job.facts.run,
            "folder": path,
            "report": folder.join("index.html"),
            "recorded": outcome.recorded,
            "missing": outcome.missing,
            "replay_differences": outcome.replay_differences,
            "leaderboard": board,
        }))?;
    } else {
        answer(&terminal_table(&board, width(), colours()))?;
    }
    if !global.quiet {
        news(&format!(
            "trajectories: {}\nreport: {}",
            path.join("trajectories.jsonl").display(),
            folder.join("index.html").display()
        ));
    }
    playing::say(outcome);
    if outcome.missing > 0 {
        news(&format!(
            "{} episodes are missing; `assay bench --resume {}` plays them",
            outcome.missing, job.facts.run
        ));
    }
    if job.broken > 0 {
        news(&format!(
            "{} tasks could not be loaded and are not in this run",
            job.broken
        ));
    }
    Ok(playing::exit(outcome, &gathered.episodes, job.broken > 0))
}

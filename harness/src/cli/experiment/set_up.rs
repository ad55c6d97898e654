//! From a definition to what is played: tasks, cells, policies, the run's folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;

use super::super::workshop::{choose, grader};
use super::super::{Failure, Global, bench, playing};
use super::ExperimentArgs;
use crate::config::Config;
use crate::endpoint::EndpointConfig;
use crate::episode::Environment;
use crate::experiment::{
    ArmSettings, Cell, Definition, Estimate, Price, balanced, estimate, row_of,
};
use crate::grade::LintsWhen;
use crate::policy::{self, SharedPolicy, is_built_in};
use crate::run::{ExperimentFacts, GitFacts, RunFacts, RunFolder, RunTask};
use crate::task::{SuiteId, Task};
use crate::trajectory::{Status, run_folder};

/// What is to be played, before any of it is.
pub struct Plan {
    pub definition: Definition,
    pub tasks: Vec<Arc<Task>>,
    pub suite: SuiteId,
    pub cells: Vec<Cell>,
    pub policies: Vec<SharedPolicy>,
    /// How many arms there are.
    pub arms: usize,
    config: Config,
    /// Endpoints by model.
    endpoints: BTreeMap<String, EndpointConfig>,
    /// The run, where it has begun.
    begun: Option<RunFacts>,
    missing: usize,
}

/// Everything that is needed to play it.
pub struct Job {
    pub folder: RunFolder,
    pub facts: RunFacts,
    pub definition: Definition,
    pub tasks: Vec<Arc<Task>>,
    pub cells: Vec<Cell>,
    pub policies: Vec<SharedPolicy>,
    pub environment: Environment,
}

/// Plans an experiment: a new one, or what is missing of the run called `run`.
pub fn plan(
    global: &Global,
    args: &ExperimentArgs,
    run: &str,
    definition: Definition,
) -> Result<Plan, Failure> {
    let mut config = global.load_config()?;
    let folder = run_folder(&global.results_dir, run);
    let begun = match folder.join("run.json").exists() {
        true => Some(RunFolder::facts(&folder).map_err(Failure::usage)?),
        false => None,
    };
    let (tasks, suite) = match &begun {
        Some(facts) => {
            same_experiment(facts, &definition)?;
            // Everything that shapes an episode comes from the run.
            config.bench = facts.bench.clone();
            config.episode = facts.episode;
            config.reward = facts.reward;
            config.sandbox.size = facts.sandbox.size;
            (bench::same_tasks(global, facts)?, facts.suite())
        }
        None => {
            let chosen = choose(global, &definition.suite, definition.tasks.as_deref())?;
            (
                chosen.tasks.into_iter().map(Arc::new).collect(),
                chosen.suite,
            )
        }
    };
    config.bench.episodes = args.episodes.unwrap_or(config.bench.episodes).max(1);
    let base = ArmSettings {
        environment: config.environment(),
        limits: config.episode,
        prompt_style: None,
        temperature: None,
    };
    let cells = definition.cells(&base);
    let sees_lints = |cell: &Cell| cell.arm.settings.environment.lint_feedback;
    if cells.iter().any(sees_lints) && config.grade.lints != LintsWhen::Compiled {
        return Err(Failure::usage(anyhow!(
            "`factors.lints` needs `lints = \"compiled\"` under [grade] in assay.toml: else clippy does not look at what is \
             to be improved"
        )));
    }
    let policies = policies(global, &config, &cells)?;
    let done = playing::recorded(&folder.join("trajectories.jsonl"))?;
    let missing = count_missing(&definition, &cells, &tasks, &done);
    Ok(Plan {
        arms: cells.len() / definition.all_models().len().max(1),
        endpoints: endpoints(global, &config, &definition)?,
        definition,
        tasks,
        suite,
        cells,
        policies,
        config,
        begun,
        missing,
    })
}

/// Refuses to go on with a run of something else.
fn same_experiment(facts: &RunFacts, definition: &Definition) -> Result<(), Failure> {
    let other = |what: &str| {
        Failure::usage(anyhow!(
            "the run {0:?} exists already and {what}; give this one another name with --run, or remove `{0}` from the \
             folder of runs",
            facts.run
        ))
    };
    let Some(experiment) = &facts.experiment else {
        return Err(other("is no experiment"));
    };
    let played: Definition = serde_json::from_value(experiment.definition.clone())
        .map_err(|error| other(&format!("has a definition that cannot be read ({error})")))?;
    match played.differs_from(definition) {
        None => Ok(()),
        Some(field) => Err(other(&format!("was played with another `{field}`"))),
    }
}

fn policies(
    global: &Global,
    config: &Config,
    cells: &[Cell],
) -> Result<Vec<SharedPolicy>, Failure> {
    let mut made: BTreeMap<(String, Option<u64>), SharedPolicy> = BTreeMap::new();
    let mut policies = Vec::new();
    for cell in cells {
        let temperature = cell.arm.settings.temperature;
        let key = (cell.model.clone(), temperature.map(f64::to_bits));
        let policy = match made.get(&key) {
            Some(policy) => Arc::clone(policy),
            None => {
                let file = global.config_file();
                let results = &global.results_dir;
                policy::choose_at(&cell.model, temperature, &config.models, &file, results)
                    .map_err(Failure::usage)?
            }
        };
        // One for all arms, so that an endpoint's limits hold for all of them together.
        made.insert(key, Arc::clone(&policy));
        policies.push(policy);
    }
    Ok(policies)
}

/// The models that have an endpoint, and how it is reached.
fn endpoints(
    global: &Global,
    config: &Config,
    definition: &Definition,
) -> Result<BTreeMap<String, EndpointConfig>, Failure> {
    let models = definition.all_models().into_iter();
    models
        .filter(|name| !is_built_in(name) && !name.starts_with("replay:"))
        .map(|name| {
            let settings = policy::endpoint_settings(&name, &config.models, &global.config_file())?;
            Ok((name, settings))
        })
        .collect::<Result<_, policy::PolicyError>>()
        .map_err(Failure::usage)
}

fn count_missing(
    definition: &Definition,
    cells: &[Cell],
    tasks: &[Arc<Task>],
    done: &[(String, Status)],
) -> usize {
    let shown = definition.shown_names();
    let over: std::collections::HashSet<&str> = done
        .iter()
        .filter(|(_, status)| *status != Status::Errored)
        .map(|(episode, _)| episode.as_str())
        .collect();
    let rows: Vec<String> = cells.iter().map(|cell| row_of(cell, &shown)).collect();
    balanced(cells, tasks)
        .iter()
        .filter(|slot| {
            let row = rows.get(slot.cell).map_or("", String::as_str);
            let episode = format!("{row}/{}/{}", slot.task.id(), slot.sample);
            !over.contains(episode.as_str())
        })
        .count()
}

impl Plan {
    /// All episodes.
    pub fn episodes(&self) -> usize {
        let samples: u32 = self.cells.iter().map(|cell| cell.samples).sum();
        samples as usize * self.tasks.len()
    }

    /// Episodes that are still to be played.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// What all of it takes.
    pub fn estimate(&self) -> Estimate {
        let price = |model: &str| {
            self.endpoints.get(model).map(|endpoint| Price {
                input: endpoint.price_input_per_million,
                output: endpoint.price_output_per_million,
            })
        };
        estimate(&self.cells, self.tasks.iter().map(Arc::as_ref), price)
    }

    /// What is recorded of a run that is complete.
    pub fn recorded_facts(&self, global: &Global, run: &str) -> Result<RunFacts, Failure> {
        RunFolder::facts(&run_folder(&global.results_dir, run)).map_err(Failure::usage)
    }
}

/// Opens sandboxes and the run's folder.
pub async fn begin(
    global: &Global,
    args: &ExperimentArgs,
    name: &str,
    run: &str,
    plan: &Plan,
) -> Result<Job, Failure> {
    if plan.begun.is_none() {
        RunFolder::is_free(&global.results_dir, run).map_err(Failure::usage)?;
    }
    let (grader, sandbox) = grader(&plan.config, &args.sandbox, run, global.quiet).await?;
    let (folder, facts) = match &plan.begun {
        Some(facts) => {
            bench::same_toolchain(&facts.sandbox, &sandbox)?;
            RunFolder::resume(&global.results_dir, run).map_err(Failure::usage)?
        }
        None => {
            let folder = RunFolder::create(&global.results_dir, run).map_err(Failure::usage)?;
            let facts = new_facts(name, run, plan, sandbox)?;
            folder
                .write_facts(&facts)
                .map_err(Failure::infrastructure)?;
            (folder, facts)
        }
    };
    write_key(&folder.path().join("key.json"), &plan.definition)?;
    Ok(Job {
        folder,
        facts,
        definition: plan.definition.clone(),
        tasks: plan.tasks.clone(),
        cells: plan.cells.clone(),
        policies: plan.policies.clone(),
        environment: Environment::new(grader, plan.config.environment()),
    })
}

fn new_facts(
    name: &str,
    run: &str,
    plan: &Plan,
    sandbox: crate::sandbox::SandboxFacts,
) -> Result<RunFacts, Failure> {
    let shown = plan.definition.shown_names();
    let suite = plan.suite.clone();
    let bench = crate::config::BenchSettings {
        suite: plan.definition.suite.clone(),
        models: plan.definition.all_models(),
        samples: plan.definition.samples,
        seed: plan.definition.seed,
        ..plan.config.bench.clone()
    };
    Ok(RunFacts {
        schema_version: 1,
        run: run.to_owned(),
        started_at: jiff::Timestamp::now().to_string(),
        assay: env!("CARGO_PKG_VERSION").to_owned(),
        git: GitFacts::here(),
        suite: suite.name,
        suite_version: suite.version,
        suite_hash: suite.hash,
        tasks: plan.tasks.iter().map(|task| RunTask::of(task)).collect(),
        models: plan.cells.iter().map(|cell| row_of(cell, &shown)).collect(),
        endpoints: plan.endpoints.clone(),
        bench,
        episode: plan.config.episode,
        reward: plan.config.reward,
        sandbox,
        experiment: Some(ExperimentFacts {
            name: name.to_owned(),
            question: plan.definition.question.clone(),
            definition: serde_json::to_value(&plan.definition).map_err(Failure::infrastructure)?,
        }),
    })
}

/// Writes down who is who, apart from everything that is looked at.
fn write_key(file: &Path, definition: &Definition) -> Result<(), Failure> {
    if !definition.blind {
        return Ok(());
    }
    let key: BTreeMap<String, String> = definition
        .shown_names()
        .into_iter()
        .map(|(model, letter)| (letter, model))
        .collect();
    let text = serde_json::to_string_pretty(&key).map_err(Failure::infrastructure)?;
    std::fs::write(file, text + "\n").map_err(Failure::infrastructure)
}

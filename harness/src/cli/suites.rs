//! `assay suites`

use anyhow::anyhow;
use comfy_table::{Table, presets};

use super::output::{answer, json, news, verdict};
use super::workshop::load;
use super::{Exit, Failure, Global};
use crate::task::{
    Suite, SuiteId, Task, freeze_suite, known_suites, load_suite, shared, short_hash, suite_hash,
};

/// The suites that must have nothing in common.
const SPLIT: [&str; 2] = ["train", "heldout"];

/// Flags of `assay suites`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay suites list\n  assay suites freeze smoke\n  assay suites check"
)]
pub struct SuitesArgs {
    #[command(subcommand)]
    command: SuitesCommand,
}

#[derive(Debug, clap::Subcommand)]
enum SuitesCommand {
    /// List the suites
    #[command(after_help = "Example:\n  assay suites list --json")]
    List,
    /// Write the hash of its tasks into a suite, which is then refused when they change
    #[command(after_help = "Example:\n  assay suites freeze smoke")]
    Freeze {
        /// The suite, a file in tasks/suites
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Prove that every suite loads, that frozen ones are as they were, and that `train` and `heldout` share nothing
    #[command(after_help = "Example:\n  assay suites check")]
    Check,
}

/// Runs the command.
pub fn run(global: &Global, args: &SuitesArgs) -> Result<Exit, Failure> {
    match &args.command {
        SuitesCommand::List => list(global),
        SuitesCommand::Freeze { name } => freeze(global, name),
        SuitesCommand::Check => check(global),
    }
}

/// A suite with its tasks, or why it cannot be used.
type Read = Result<(Suite, Vec<Task>), String>;

/// Every suite with its tasks, and how many tasks do not load.
fn read_all(global: &Global) -> Result<(Vec<Read>, usize), Failure> {
    let loaded = load(global)?;
    let read = |name: &String| {
        load_suite(&global.tasks_dir, name, loaded.tasks.clone()).map_err(|error| error.to_string())
    };
    let suites = known_suites(&global.tasks_dir).iter().map(read).collect();
    Ok((suites, loaded.errors.len()))
}

fn list(global: &Global) -> Result<Exit, Failure> {
    let (suites, broken) = read_all(global)?;
    let mut good = broken == 0;
    let mut rows = Vec::new();
    for suite in suites {
        match suite {
            Ok(suite) => rows.push(suite),
            Err(why) => {
                news(&why);
                good = false;
            }
        }
    }
    if global.json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(suite, tasks)| {
                serde_json::json!({
                    "name": suite.name, "version": suite.version, "description": suite.description,
                    "hash": suite_hash(tasks), "frozen": suite.frozen.is_some(),
                    "tasks": tasks.iter().map(Task::id).collect::<Vec<_>>(),
                })
            })
            .collect();
        json(&rows)?;
        return Ok(verdict(good));
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "suite",
        "version",
        "tasks",
        "hash",
        "frozen",
        "description",
    ]);
    for (suite, tasks) in &rows {
        table.add_row([
            suite.name.clone(),
            suite.version.to_string(),
            tasks.len().to_string(),
            short_hash(&suite_hash(tasks)).to_owned(),
            if suite.frozen.is_some() { "yes" } else { "no" }.to_owned(),
            suite.description.clone(),
        ]);
    }
    answer(&table.to_string())?;
    Ok(verdict(good))
}

fn freeze(global: &Global, name: &str) -> Result<Exit, Failure> {
    let loaded = load(global)?;
    if !loaded.errors.is_empty() {
        return Err(Failure::usage(anyhow!(
            "{} tasks do not load, so the suite {name:?} may lack some of its own; mend them first",
            loaded.errors.len()
        )));
    }
    let frozen = freeze_suite(&global.tasks_dir, name, loaded.tasks).map_err(Failure::usage)?;
    if global.json {
        json(&serde_json::json!({
            "name": name, "version": frozen.version, "hash": frozen.hash, "before": frozen.before,
        }))?;
        return Ok(Exit::Success);
    }
    answer(&match frozen.before {
        Some(before) if before == frozen.hash => {
            format!(
                "{name} {} is frozen already, with the hash {before}",
                frozen.version
            )
        }
        Some(before) => format!(
            "{name} {} is frozen with the hash {}, which was {before} before; if a run has been published under this \
             version, raise `version` too",
            frozen.version, frozen.hash
        ),
        None => format!(
            "{name} {} is frozen with the hash {}",
            frozen.version, frozen.hash
        ),
    })?;
    Ok(Exit::Success)
}

fn check(global: &Global) -> Result<Exit, Failure> {
    let (suites, broken) = read_all(global)?;
    let mut findings = Vec::new();
    if broken > 0 {
        findings.push(format!("{broken} tasks do not load"));
    }
    let mut good = Vec::new();
    for suite in suites {
        match suite {
            Ok(suite) => good.push(suite),
            Err(why) => findings.push(why),
        }
    }
    let tasks = |name: &str| {
        let found = good.iter().find(|(suite, _)| suite.name == name)?;
        Some(&found.1)
    };
    if let (Some(train), Some(heldout)) = (tasks(SPLIT[0]), tasks(SPLIT[1])) {
        findings.extend(
            shared(train, heldout)
                .into_iter()
                .map(|finding| format!("{} and {}: {finding}", SPLIT[0], SPLIT[1])),
        );
    }
    if global.json {
        let suites: Vec<SuiteId> = good
            .iter()
            .map(|(suite, tasks)| SuiteId::of(suite, None, tasks))
            .collect();
        json(&serde_json::json!({"findings": findings, "suites": suites}))?;
    } else {
        let frozen = good.iter().filter(|(suite, _)| suite.frozen.is_some());
        let mut lines = findings.clone();
        lines.push(format!(
            "{} suites load, {} of them frozen and as they were; {} findings",
            good.len(),
            frozen.count(),
            findings.len()
        ));
        answer(&lines.join("\n"))?;
    }
    Ok(verdict(findings.is_empty()))
}

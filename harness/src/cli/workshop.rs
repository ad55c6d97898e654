//! What several commands set up alike: tasks, sandboxes, a grader.

use std::sync::Arc;

use anyhow::anyhow;

use super::output::news;
use super::{Failure, Global};
use crate::config::Config;
use crate::grade::Grader;
use crate::sandbox::{BackendKind, Pool, SandboxFacts, SandboxSettings, Say, open};
use crate::task::{Loaded, SuiteId, Task, TaskError, load_all, load_suite, select};

/// The flags about sandboxes.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SandboxFlags {
    /// The sandbox backend [default: from assay.toml, else auto: Docker when an engine answers, else local]
    #[arg(long, value_name = "BACKEND")]
    pub sandbox: Option<BackendKind>,
    /// Sandboxes at a time [default: one per CPU]
    #[arg(long, value_name = "N")]
    pub sandboxes: Option<usize>,
}

impl SandboxFlags {
    /// The settings with these flags put over them.
    pub fn over(&self, settings: SandboxSettings) -> SandboxSettings {
        SandboxSettings {
            backend: self.sandbox.unwrap_or(settings.backend),
            count: self.sandboxes.unwrap_or(settings.count),
            ..settings
        }
    }
}

/// Prints what is wrong with tasks that cannot be used, with file, line and field.
pub fn report_task_errors(errors: &[TaskError]) {
    for error in errors {
        let mut text = String::new();
        let handler =
            miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
        if handler.render_report(&mut text, error).is_err() {
            text = error.to_string();
        }
        news(&format!(
            "{}: {}\n{}",
            error.place(),
            error.field.as_deref().unwrap_or("task"),
            text.trim_end()
        ));
    }
}

/// Loads all tasks, and reports those that cannot be used.
pub fn load(global: &Global) -> Result<Loaded, Failure> {
    let loaded = load_all(&global.tasks_dir);
    report_task_errors(&loaded.errors);
    if loaded.tasks.is_empty() {
        return Err(Failure::usage(anyhow!(
            "{}: no task could be loaded",
            global.tasks_dir.display()
        )));
    }
    Ok(loaded)
}

/// Chosen tasks, and the suite that they are.
pub struct Chosen {
    /// The tasks, by id.
    pub tasks: Vec<Task>,
    /// The suite, narrowed by the pattern when there was one.
    pub suite: SuiteId,
    /// Tasks that could not be loaded.
    pub broken: usize,
}

/// Chooses tasks by suite and pattern.
pub fn choose(global: &Global, suite: &str, pattern: Option<&str>) -> Result<Chosen, Failure> {
    let loaded = load(global)?;
    let broken = loaded.errors.len();
    let (suite, tasks) =
        load_suite(&global.tasks_dir, suite, loaded.tasks).map_err(Failure::usage)?;
    let tasks = match pattern {
        None => tasks,
        Some(pattern) => select(tasks, pattern).map_err(Failure::usage)?,
    };
    Ok(Chosen {
        suite: SuiteId::of(&suite, pattern, &tasks),
        tasks,
        broken,
    })
}

/// One task by its id.
pub fn task(global: &Global, id: &str) -> Result<Task, Failure> {
    let folder = global.tasks_dir.join(id);
    if !folder.join("task.toml").is_file() {
        return Err(Failure::usage(anyhow!(
            "there is no task {id:?}; `assay tasks list` shows what there is"
        )));
    }
    crate::task::load_task(&folder).map_err(|error| {
        let text = error.to_string();
        report_task_errors(&[error]);
        Failure::usage(anyhow!(text))
    })
}

/// Opens sandboxes and puts a grader over them.
pub async fn grader(
    config: &Config,
    flags: &SandboxFlags,
    label: &str,
    quiet: bool,
) -> Result<(Grader, SandboxFacts), Failure> {
    let settings = flags.over(config.sandbox);
    let say: Say = Arc::new(move |line: &str| {
        if !quiet {
            news(line);
        }
    });
    let (backend, facts) = open(&settings, label, say)
        .await
        .map_err(Failure::infrastructure)?;
    let pool = Pool::new(backend, settings.count());
    Ok((Grader::new(pool, config.grade), facts))
}

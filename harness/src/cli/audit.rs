//! `assay tasks audit` and `assay tasks new`

use std::path::Path;

use anyhow::anyhow;
use comfy_table::{Table, presets};

use super::output::{answer, json, news, verdict};
use super::progress::Progress;
use super::workshop::{SandboxFlags, grader};
use super::{Exit, Failure, Global};
use crate::audit::{Audit, AuditFailure, TaskAudit, alike, audit, into_document, markdown};
use crate::grade::{GradeFailure, LintsWhen};
use crate::task::{Task, lay_out};

/// What `assay tasks audit` is asked for.
#[derive(Debug, clap::Args)]
pub struct AuditArgs {
    /// Only tasks whose id matches, or one family
    #[arg(value_name = "GLOB")]
    pub pattern: Option<String>,
    /// How often the solution is graded; all grades must agree
    #[arg(long, value_name = "N", default_value_t = 1)]
    repetitions: u32,
    /// Make no mutants, which take most of the time
    #[arg(long)]
    no_mutants: bool,
    /// Measure again what was measured earlier and has not changed since
    #[arg(long)]
    afresh: bool,
    /// Write the table of all tasks into tasks/README.md, and measured difficulties into each task.toml
    #[arg(long, conflicts_with_all = ["pattern", "no_mutants"])]
    write: bool,
    #[command(flatten)]
    sandbox: SandboxFlags,
}

/// Audits `tasks`; `all` are those that they are compared with.
pub async fn run(
    global: &Global,
    args: AuditArgs,
    tasks: Vec<Task>,
    all: &[Task],
) -> Result<Exit, Failure> {
    let mut config = global.load_config()?;
    config.grade.lints = LintsWhen::Never;
    let (grader, _) = grader(&config, &args.sandbox, "audit", global.quiet).await?;
    let how = Audit {
        repetitions: args.repetitions.max(1),
        mutants: !args.no_mutants,
        afresh: args.afresh,
    };
    let progress = Progress::new("tasks", tasks.len(), global.quiet);
    let names: Vec<String> = tasks.iter().map(|task| task.id().to_owned()).collect();
    let outcome = audit(&grader, tasks, how, |done| {
        for problem in &done.problems {
            news(&format!("{}: {problem}", done.task));
        }
        progress.step("");
    })
    .await;
    progress.finish();
    grader.pool().close().await;
    let audits = outcome.map_err(failure)?;
    let alike: Vec<_> = alike(all)
        .into_iter()
        .filter(|pair| names.contains(&pair.one) || names.contains(&pair.other))
        .collect();
    for pair in &alike {
        news(&format!(
            "{} and {} share several lines in a row, from {:?}",
            pair.one, pair.other, pair.line
        ));
    }
    if args.write {
        write(&global.tasks_dir, &audits)?;
    }
    if global.json {
        json(&serde_json::json!({ "tasks": audits, "alike": alike }))?;
    } else {
        answer(&summary(&audits, alike.len()))?;
    }
    let fine = audits.iter().all(|audit| audit.problems.is_empty());
    Ok(verdict(fine && alike.is_empty()))
}

fn failure(failure: AuditFailure) -> Failure {
    match failure {
        AuditFailure::Mutants(ref error)
            if !matches!(error, crate::audit::MutantError::Grade(_)) =>
        {
            Failure::usage(failure)
        }
        AuditFailure::Grade(GradeFailure::Task { .. }) => Failure::usage(failure),
        other => Failure::infrastructure(other),
    }
}

/// Puts the table into tasks/README.md and the measured difficulties into the tasks.
fn write(root: &Path, audits: &[TaskAudit]) -> Result<(), Failure> {
    let place = root.join("README.md");
    let say = |error: std::io::Error| Failure::usage(anyhow!("{}: {error}", place.display()));
    let document = std::fs::read_to_string(&place).map_err(say)?;
    let new = into_document(&document, &markdown(audits)).ok_or_else(|| {
        Failure::usage(anyhow!(
            "{}: holds no `<!-- begin: assay tasks audit -->` and end for the table",
            place.display()
        ))
    })?;
    std::fs::write(&place, new).map_err(say)?;
    for audit in audits
        .iter()
        .filter(|audit| audit.measured != audit.declared)
    {
        let file = root.join(&audit.task).join("task.toml");
        let say = |error: std::io::Error| Failure::usage(anyhow!("{}: {error}", file.display()));
        let text = std::fs::read_to_string(&file).map_err(say)?;
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line.strip_prefix("difficulty =") {
                Some(_) => format!("difficulty = {}", audit.measured),
                None => line.to_owned(),
            })
            .collect();
        std::fs::write(&file, lines.join("\n") + "\n").map_err(say)?;
    }
    Ok(())
}

fn summary(audits: &[TaskAudit], alike: usize) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "task",
        "difficulty",
        "tests",
        "attempts",
        "alternatives",
        "mutants killed",
        "CPU ms",
    ]);
    for audit in audits {
        let mutants = audit.mutants.as_ref().map_or("–".to_owned(), |one| {
            format!("{} of {}", one.killed, one.killed + one.alive.len())
        });
        table.add_row([
            audit.task.clone(),
            audit.measured.to_string(),
            audit.tests.to_string(),
            audit.attempts.to_string(),
            audit.alternatives.to_string(),
            mutants,
            audit.cpu_ms.to_string(),
        ]);
    }
    let bad = audits.iter().filter(|one| !one.problems.is_empty()).count();
    format!(
        "{table}\n{} tasks audited, {bad} with problems, {alike} pairs alike",
        audits.len()
    )
}

/// Lays out a new task.
pub fn new(global: &Global, family: &str, name: &str) -> Result<Exit, Failure> {
    let (folder, files) = lay_out(&global.tasks_dir, family, name).map_err(Failure::usage)?;
    if global.json {
        json(&serde_json::json!({ "folder": folder, "files": files }))?;
        return Ok(Exit::Success);
    }
    let mut text = format!("{} was laid out:\n", folder.display());
    for file in &files {
        text.push_str(&format!("  {file}\n"));
    }
    text.push_str(&format!(
        "Fill in what is marked {}, then run `assay tasks validate {family}/{name}` and `assay tasks audit {family}/{name}`.",
        crate::task::FILL_IN
    ));
    answer(&text)?;
    Ok(Exit::Success)
}

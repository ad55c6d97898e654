//! `assay tasks`

use comfy_table::{Table, presets};

use super::audit::{self, AuditArgs};
use super::output::{answer, json, news, verdict};
use super::progress::Progress;
use super::workshop::{SandboxFlags, grader, load, task};
use super::{Exit, Failure, Global};
use crate::grade::LintsWhen;
use crate::task::{Task, select};
use crate::validate::{TaskReport, Thoroughness, validate};

/// Flags of `assay tasks`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay tasks list\n  assay tasks show compile-fix/hall-of-fame\n  assay tasks validate 'generate/*'\n  assay tasks audit 'generate/*'\n  assay tasks new types my-task"
)]
pub struct TasksArgs {
    #[command(subcommand)]
    command: TasksCommand,
}

#[derive(Debug, clap::Subcommand)]
enum TasksCommand {
    /// List the tasks
    #[command(after_help = "Example:\n  assay tasks list 'compile-fix/*' --json")]
    List {
        /// Only tasks whose id matches, or one family
        #[arg(value_name = "GLOB")]
        pattern: Option<String>,
    },
    /// Show one task as a model sees it: instruction and files
    #[command(after_help = "Example:\n  assay tasks show compile-fix/hall-of-fame")]
    Show {
        /// The task's id
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Prove in a real sandbox that tasks are what they claim to be
    #[command(after_help = "Example:\n  assay tasks validate 'generate/*' --repetitions 1")]
    Validate {
        /// Only tasks whose id matches, or one family
        #[arg(value_name = "GLOB")]
        pattern: Option<String>,
        /// How often each candidate is graded; all grades must agree
        #[arg(long, value_name = "N", default_value_t = 3)]
        repetitions: u32,
        /// Compile each candidate with cargo as well; the grade must be the same
        #[arg(long)]
        cargo: bool,
        #[command(flatten)]
        sandbox: SandboxFlags,
    },
    /// Measure how good tasks are: mutants, difficulty, cost, likeness
    #[command(
        after_help = "Example:\n  assay tasks audit 'generate/*'\n  assay tasks audit --repetitions 50 --write"
    )]
    Audit(AuditArgs),
    /// Lay out a new task, to be filled in
    #[command(after_help = "Example:\n  assay tasks new types ticket-states")]
    New {
        /// The family, which is the folder above the task's
        #[arg(value_name = "FAMILY")]
        family: String,
        /// The task's name, which is its folder's
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// Runs the command.
pub async fn run(global: &Global, args: TasksArgs) -> Result<Exit, Failure> {
    match args.command {
        TasksCommand::List { pattern } => list(global, pattern.as_deref()),
        TasksCommand::Show { id } => show(global, &task(global, &id)?),
        TasksCommand::Validate {
            pattern,
            repetitions,
            cargo,
            sandbox,
        } => {
            let how = Thoroughness {
                repetitions: repetitions.max(1),
                cargo,
            };
            validate_all(global, pattern.as_deref(), how, &sandbox).await
        }
        TasksCommand::Audit(args) => {
            let all = load(global)?.tasks;
            let tasks = match &args.pattern {
                Some(pattern) => select(all.clone(), pattern).map_err(Failure::usage)?,
                None => all.clone(),
            };
            // What is made from another task is as good as that one.
            let own = |task: &Task| task.impossible.is_none();
            let (tasks, all) = (
                tasks.into_iter().filter(own).collect(),
                all.into_iter().filter(own).collect::<Vec<_>>(),
            );
            audit::run(global, args, tasks, &all).await
        }
        TasksCommand::New { family, name } => audit::new(global, &family, &name),
    }
}

fn chosen(global: &Global, pattern: Option<&str>) -> Result<(Vec<Task>, usize), Failure> {
    let loaded = load(global)?;
    let broken = loaded.errors.len();
    let tasks = match pattern {
        Some(pattern) => select(loaded.tasks, pattern).map_err(Failure::usage)?,
        None => loaded.tasks,
    };
    Ok((tasks, broken))
}

fn list(global: &Global, pattern: Option<&str>) -> Result<Exit, Failure> {
    let (tasks, broken) = chosen(global, pattern)?;
    if global.json {
        let rows: Vec<_> = tasks
            .iter()
            .map(|task| {
                serde_json::json!({
                    "id": task.id(), "title": task.manifest.title, "family": task.manifest.family,
                    "difficulty": task.manifest.difficulty, "edition": task.manifest.edition,
                    "tags": task.manifest.tags, "expected_codes": task.manifest.expected_codes,
                    "tests": task.tests().len(), "attempts": task.attempts.len(), "hash": task.hash,
                    "impossible": task.impossible.as_ref().map(|one| one.kind),
                })
            })
            .collect();
        json(&rows)?;
        return Ok(verdict(broken == 0));
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "task",
        "difficulty",
        "tests",
        "codes at the start",
        "title",
    ]);
    for task in &tasks {
        table.add_row([
            task.id().to_owned(),
            task.manifest.difficulty.to_string(),
            task.tests().len().to_string(),
            task.manifest.expected_codes.join(" "),
            task.manifest.title.clone(),
        ]);
    }
    answer(&format!("{table}\n{} tasks", tasks.len()))?;
    Ok(verdict(broken == 0))
}

fn show(global: &Global, task: &Task) -> Result<Exit, Failure> {
    if global.json {
        json(&serde_json::json!({
            "task": task.manifest, "instruction": task.instruction, "workspace": task.workspace, "hash": task.hash,
        }))?;
        return Ok(Exit::Success);
    }
    let manifest = &task.manifest;
    let mut text = format!(
        "{} — {}\ndifficulty {}, edition {}, editable: {}\n\n{}\n",
        task.id(),
        manifest.title,
        manifest.difficulty,
        manifest.edition,
        manifest.editable.join(", "),
        task.instruction.trim()
    );
    for (path, content) in &task.workspace {
        text.push_str(&format!("\n==> {path}\n{content}"));
    }
    answer(&text)?;
    Ok(Exit::Success)
}

async fn validate_all(
    global: &Global,
    pattern: Option<&str>,
    how: Thoroughness,
    flags: &SandboxFlags,
) -> Result<Exit, Failure> {
    let (tasks, broken) = chosen(global, pattern)?;
    let mut config = global.load_config()?;
    // What clippy says besides is part of no claim of a task's; the lints that a task names are looked for all the same.
    config.grade.lints = LintsWhen::Never;
    let (grader, _) = grader(&config, flags, "validate", global.quiet).await?;
    let progress = Progress::new("tasks", tasks.len(), global.quiet);
    let outcome = validate(&grader, tasks, how, |report| {
        for problem in &report.problems {
            news(&format!("{}: {problem}", report.task));
        }
        progress.step("");
    })
    .await;
    progress.finish();
    grader.pool().close().await;
    let reports = outcome.map_err(Failure::infrastructure)?;
    let bad = reports
        .iter()
        .filter(|report| !report.problems.is_empty())
        .count();
    if global.json {
        json(&reports)?;
    } else {
        answer(&summary(&reports, how.repetitions, broken))?;
    }
    Ok(verdict(bad == 0 && broken == 0))
}

fn summary(reports: &[TaskReport], repetitions: u32, broken: usize) -> String {
    let candidates: usize = reports.iter().map(|report| report.candidates.len()).sum();
    let bad = reports
        .iter()
        .filter(|report| !report.problems.is_empty())
        .count();
    let slowest = reports.iter().flat_map(|report| {
        report
            .candidates
            .iter()
            .map(move |one| (one.cpu_ms, &report.task))
    });
    let slowest = slowest.max().map_or_else(String::new, |(ms, task)| {
        format!("; the dearest grade took {ms} ms of CPU ({task})")
    });
    format!(
        "{} tasks validated, {bad} with problems, {broken} that do not load; {candidates} candidates graded {repetitions} times{slowest}",
        reports.len()
    )
}

//! `assay grade`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use super::output::{answer, json, verdict};
use super::workshop::{SandboxFlags, grader, task};
use super::{Exit, Failure, Global};
use crate::action::{Files, ReplyFormat};
use crate::episode::take_reply;
use crate::grade::{Grade, Scoring, TestResult, reward_of};
use crate::task::Task;

/// Flags of `assay grade`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  assay grade compile-fix/hall-of-fame --files my-attempt/\n  assay grade compile-fix/hall-of-fame --reply reply.md --json\n\nThe exit code is 0 when the candidate solves the task, and 1 when it does not."
)]
pub struct GradeArgs {
    /// The task's id
    #[arg(value_name = "TASK")]
    task: String,
    /// A folder with the candidate's editable files, at the same paths as in the workspace
    #[arg(
        long,
        value_name = "DIR",
        required_unless_present = "reply",
        conflicts_with = "reply"
    )]
    files: Option<PathBuf>,
    /// A file with a model's raw reply; `-` for standard input
    #[arg(long, value_name = "FILE")]
    reply: Option<PathBuf>,
    /// How the reply is written
    #[arg(long, value_name = "FORMAT")]
    reply_format: Option<ReplyFormat>,
    #[command(flatten)]
    sandbox: SandboxFlags,
}

/// Runs the command.
pub async fn run(global: &Global, args: GradeArgs) -> Result<Exit, Failure> {
    let config = global.load_config()?;
    let task = task(global, &args.task)?;
    let candidate = match (&args.files, &args.reply) {
        (Some(folder), _) => Ok(from_folder(&task, folder)?),
        (None, Some(file)) => from_reply(
            &task,
            file,
            args.reply_format.unwrap_or(config.bench.reply_format),
        )?,
        (None, None) => return Err(Failure::usage(anyhow!("give --files DIR or --reply FILE"))),
    };
    let grade = match candidate {
        Err(unusable) => unusable,
        Ok(files) => {
            let (grader, _) = grader(&config, &args.sandbox, "grade", global.quiet).await?;
            let outcome = grader.grade(&task, &files).await;
            grader.pool().close().await;
            outcome.map_err(Failure::infrastructure)?
        }
    };
    let reward = reward_of(&grade, &Scoring::of(&task), &config.reward);
    if global.json {
        json(
            &serde_json::json!({ "task": task.id(), "reward": reward, "solved": grade.solved(), "grade": grade }),
        )?;
    } else {
        answer(&describe(&task, &grade, reward))?;
    }
    Ok(verdict(grade.solved()))
}

fn from_folder(task: &Task, folder: &Path) -> Result<Files, Failure> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.map_err(Failure::usage)?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap_or(entry.path())
            .to_string_lossy()
            .into_owned();
        if task.edit_rules.permits(&path) {
            let text = std::fs::read_to_string(entry.path())
                .with_context(|| entry.path().display().to_string())
                .map_err(Failure::usage)?;
            files.insert(path, text);
        }
    }
    if files.is_empty() {
        let editable = task.manifest.editable.join(", ");
        return Err(Failure::usage(anyhow!(
            "{}: holds none of the editable files {editable}",
            folder.display()
        )));
    }
    Ok(task.with(&files))
}

fn from_reply(
    task: &Task,
    file: &Path,
    format: ReplyFormat,
) -> Result<Result<Files, Grade>, Failure> {
    let text = if file == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(file)
    };
    let text = text
        .with_context(|| file.display().to_string())
        .map_err(Failure::usage)?;
    let taken = take_reply(task, &task.workspace, format, &text).map(|(_, files)| files);
    Ok(taken.map_err(|error| Grade::unusable(error.kind(), error.to_string())))
}

fn describe(task: &Task, grade: &Grade, reward: f64) -> String {
    let mut lines = vec![format!(
        "{}: reward {reward:.4}, stops at {}",
        task.id(),
        grade.stops_at.name()
    )];
    if let Some(unusable) = &grade.unusable {
        lines.push(format!(
            "the reply cannot be used ({}): {}",
            unusable.kind, unusable.message
        ));
    }
    for finding in &grade.rules {
        let weight = if finding.forbidden {
            "forbidden"
        } else {
            "noted"
        };
        lines.push(format!(
            "{weight}: {} at {}:{}:{} ({})",
            finding.what, finding.file, finding.line, finding.column, finding.rule
        ));
    }
    if let Some(compile) = &grade.compile {
        lines.extend(
            compile
                .diagnostics
                .iter()
                .filter(|one| one.is_error())
                .map(|one| one.rendered.trim_end().to_owned()),
        );
    }
    if let Some(tests) = &grade.tests {
        lines.extend(
            tests
                .diagnostics
                .iter()
                .filter(|one| one.is_error())
                .map(|one| one.rendered.trim_end().to_owned()),
        );
        lines.push(format!(
            "{} of {} hidden tests pass",
            tests.passed(),
            tests.outcomes.len()
        ));
        for outcome in tests
            .outcomes
            .iter()
            .filter(|outcome| outcome.result != TestResult::Passed)
        {
            let message = outcome.message.as_deref().unwrap_or_default();
            lines.push(format!(
                "  {} {:?} {}",
                outcome.name,
                outcome.result,
                message.replace('\n', " ")
            ));
        }
    }
    if let Some(cost) = &grade.cost {
        lines.push(format!(
            "{} instructions; reference {}, start {}; score {:.1}",
            cost.instructions, cost.reference, cost.start, cost.score
        ));
    }
    if let Some(lints) = &grade.lints {
        lines.push(format!("{} lints", lints.counts.values().sum::<u32>()));
    }
    lines.join("\n")
}

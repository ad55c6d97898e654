//! `assay export`

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::output::{answer, json, news};
use super::progress::Progress;
use super::workshop::load;
use super::{Exit, Failure, Global};
use crate::export::{
    Counts, Duplicates, ExportError, FileFormat, Flat, Format, Include, Job, Known, Options,
    Pairing, Progress as Step, Reasoning, RowPer, Shape, Source, export,
};
use crate::run::RunFolder;
use crate::task::{known_suites, load_suite};
use crate::trajectory::run_folder;

/// The suite that nothing may be trained on.
const HELD_OUT: &str = "heldout";

/// What is written of the counts when nobody asked for JSON, at most so many reasons.
const WIDTH: usize = 10;

const AFTER_HELP: &str = "\
Formats: sft, dpo, orpo, kto, reward-model, stepwise, grpo (rows for trainers, in the columns that TRL reads), verl and
skyrl (prompts, with the task as ground truth), verifiers (results.jsonl), atif (a file an episode), csv (the sheet
Prompt/Chosen/Rejected, which `assay import csv` reads back). The card, README.md, says what every column is.

Left out unless --include asks for them: episodes that tampered, were not graded, or broke off by a fault of the harness.
Never exported: impossible tasks, and tasks of the suite `heldout`, to which the bench's own suite `core` belongs too.
Play `assay bench --suite train` for what is to be trained on.

Examples:
  assay export my-run --format sft --out data/sft
  assay export my-run --format sft --shape prompt-completion --rows turn --min-reward 0.8 --out data/turns
  assay export run-a run-b --format dpo --pairs samples,turns,reference --margin 0.3 --per-task 8 --out data/dpo
  assay export my-run --format grpo --zero-variance drop --file-format parquet --out data/grpo
  assay export my-run --format verl --validation 0.1 --out data/verl
  assay export my-run --format csv --out data/sheet";

/// Flags of `assay export`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct ExportArgs {
    /// Runs, by name or folder
    #[arg(required = true, value_name = "RUN")]
    runs: Vec<String>,
    /// What the rows are for
    #[arg(long, value_name = "FORMAT")]
    format: Format,
    /// The folder to be written; it must be free or empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How rows are written [default: jsonl; parquet for verl and skyrl]
    #[arg(long, value_name = "FORM")]
    file_format: Option<FileFormat>,
    /// sft, kto: what a row is [default: episode; turn for kto]
    #[arg(long, value_name = "WHAT")]
    rows: Option<RowPer>,
    /// sft: the columns [default: messages]
    #[arg(long)]
    shape: Option<Shape>,
    /// What becomes of a model's reasoning [default: drop]
    #[arg(long, value_name = "WHAT")]
    reasoning: Option<Reasoning>,
    /// The least reward of what sft takes, and of what kto calls good [default: 1]
    #[arg(long, value_name = "REWARD")]
    min_reward: Option<f64>,
    /// Pairs: where they come from, in this order [default: samples]
    #[arg(long, value_name = "WHERE", value_delimiter = ',')]
    pairs: Option<Vec<Pairing>>,
    /// Pairs: the least difference of rewards [default: 0.1]
    #[arg(long, value_name = "REWARD")]
    margin: Option<f64>,
    /// Rows of one task at most [default: 16 for pairs, else no limit]
    #[arg(long, value_name = "N")]
    per_task: Option<usize>,
    /// Pairs: leave out those of which one reply is more than so many times as long as the other
    #[arg(long, value_name = "TIMES")]
    length_ratio: Option<f64>,
    /// Pairs: in each task as many in which the chosen reply is longer as in which it is shorter, give or take one
    #[arg(long)]
    balance_length: bool,
    /// What becomes of exact and near duplicates within a task [default: drop; flag for grpo; keep for prompts, verifiers
    /// and atif]
    #[arg(long, value_name = "WHAT")]
    duplicates: Option<Duplicates>,
    /// From which similarity replies are near duplicates; 1 for exact ones alone [default: 0.9]
    #[arg(long, value_name = "SHARE")]
    near: Option<f64>,
    /// grpo: what becomes of groups whose rewards are all the same [default: flag]
    #[arg(long, value_name = "WHAT")]
    zero_variance: Option<Flat>,
    /// Take what is left out else; ungraded and errored for verifiers and atif alone
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    include: Vec<Include>,
    /// The share of tasks whose rows go to the split `validation` [default: 0]
    #[arg(long, value_name = "SHARE")]
    validation: Option<f64>,
    /// Leave out episodes of held-out tasks instead of refusing the run
    #[arg(long)]
    skip_heldout: bool,
    /// Replace the dataset that is there
    #[arg(long)]
    force: bool,
}

impl ExportArgs {
    fn options(&self) -> Options {
        let usual = Options::of(self.format);
        Options {
            file_format: self.file_format.unwrap_or(usual.file_format),
            rows: self.rows.unwrap_or(usual.rows),
            shape: self.shape.unwrap_or(usual.shape),
            reasoning: self.reasoning.unwrap_or(usual.reasoning),
            min_reward: self.min_reward.unwrap_or(usual.min_reward),
            pairs: self.pairs.clone().unwrap_or(usual.pairs),
            margin: self.margin.unwrap_or(usual.margin),
            per_task: self.per_task.or(usual.per_task),
            length_ratio: self.length_ratio,
            balance_length: self.balance_length,
            duplicates: self.duplicates.unwrap_or(usual.duplicates),
            near: self.near.unwrap_or(usual.near),
            flat: self.zero_variance.unwrap_or(usual.flat),
            include: self.include.clone(),
            validation: self.validation.unwrap_or(usual.validation),
            skip_heldout: self.skip_heldout,
            force: self.force,
            ..usual
        }
    }
}

/// Runs the command.
pub fn run(global: &Global, args: &ExportArgs) -> Result<Exit, Failure> {
    let options = args.options();
    if let Some(wrong) = options.wrong() {
        return Err(Failure::usage(anyhow!(wrong)));
    }
    let sources = args
        .runs
        .iter()
        .map(|name| source(global, name))
        .collect::<Result<Vec<Source>, _>>()?;
    let known = known(global)?;
    let job = Job {
        sources,
        known: &known,
        options: &options,
        out: &args.out,
    };
    let reading = Progress::new("reading", recorded(&job.sources), global.quiet);
    let writing: OnceCell<Progress> = OnceCell::new();
    let counts = export(job, &|step| match step {
        Step::Read => reading.step("lines"),
        Step::Tasks(tasks) => {
            reading.finish();
            writing.get_or_init(|| Progress::new("writing", tasks, global.quiet));
        }
        Step::Written => {
            if let Some(writing) = writing.get() {
                writing.step("tasks");
            }
        }
    });
    reading.finish();
    if let Some(writing) = writing.get() {
        writing.finish();
    }
    let counts = counts.map_err(failure)?;
    tell(global, args.format.name(), &args.out, &counts)
}

/// An error of an export, with its exit code.
pub(super) fn failure(error: ExportError) -> Failure {
    if error.is_infrastructure() {
        Failure::infrastructure(error)
    } else {
        Failure::usage(error)
    }
}

/// What was made, and what was not.
pub(super) fn tell(
    global: &Global,
    format: &str,
    out: &Path,
    counts: &Counts,
) -> Result<Exit, Failure> {
    if global.json {
        json(&serde_json::json!({"format": format, "out": out, "counts": counts}))?;
        return Ok(Exit::Success);
    }
    let splits: Vec<String> = counts
        .rows
        .iter()
        .map(|(split, rows)| format!("{rows} in {split}"))
        .collect();
    let mut lines = vec![format!(
        "{} rows of {format} ({}) of {} episodes: {}",
        counts.all_rows(),
        splits.join(", "),
        counts.used,
        out.display()
    )];
    let reasons = |all: &std::collections::BTreeMap<&'static str, u64>, what: &str| {
        let some = all.iter().take(WIDTH);
        some.map(|(why, many)| format!("  {many} {what}: {why}"))
            .collect::<Vec<_>>()
    };
    lines.extend(reasons(&counts.left_out, "episodes left out"));
    lines.extend(reasons(&counts.dropped, "rows not made"));
    answer(&lines.join("\n"))?;
    Ok(Exit::Success)
}

fn source(global: &Global, name: &str) -> Result<Source, Failure> {
    let folder = run_folder(&global.results_dir, name);
    let facts = RunFolder::facts(&folder).map_err(Failure::usage)?;
    let mut pairs = facts.pairs();
    pairs.push(("models".to_owned(), facts.models.join(", ")));
    pairs.push(("suite hash".to_owned(), facts.suite_hash.clone()));
    Ok(Source {
        run: facts.run,
        file: folder.join("trajectories.jsonl"),
        facts: pairs,
    })
}

/// The tasks, and those held out. A task that does not load might be one of them, so all must.
fn known(global: &Global) -> Result<Known, Failure> {
    let loaded = load(global)?;
    if !loaded.errors.is_empty() {
        return Err(Failure::usage(anyhow!(
            "{} tasks do not load, so it cannot be told what is held out; mend them first",
            loaded.errors.len()
        )));
    }
    if !known_suites(&global.tasks_dir)
        .iter()
        .any(|name| name == HELD_OUT)
    {
        news(&format!(
            "{}: there is no suite `{HELD_OUT}`, so no task is held out",
            global.tasks_dir.display()
        ));
        return Ok(Known::new(loaded.tasks, &[]));
    }
    let (_, heldout) =
        load_suite(&global.tasks_dir, HELD_OUT, loaded.tasks.clone()).map_err(Failure::usage)?;
    Ok(Known::new(loaded.tasks, &heldout))
}

/// About how many lines there are, for the progress: counted without looking into them.
fn recorded(sources: &[Source]) -> usize {
    use std::io::Read;
    let lines = |source: &Source| {
        let Ok(mut file) = std::fs::File::open(&source.file) else {
            return 0;
        };
        let (mut buffer, mut lines) = (vec![0; 1 << 16], 0);
        while let Ok(read @ 1..) = file.read(&mut buffer) {
            lines += buffer[..read].iter().filter(|byte| **byte == b'\n').count();
        }
        lines
    };
    sources.iter().map(lines).sum()
}

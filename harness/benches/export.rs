//! `just bench-export`: how fast `assay export` is, and how much memory it takes, with many episodes.
//!
//! A run of made-up episodes is written, two turns each, with token ids and log probabilities, and the real program makes
//! datasets of it. Every reply is different, so nothing is dropped and the search for near duplicates has all of its work.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod scale_parts {
    pub mod measured;
}

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use assay::action::ReplyFormat;
use assay::config::BenchSettings;
use assay::endpoint::{Message, TokenLogprob};
use assay::episode::EpisodeLimits;
use assay::grade::{Grade, RewardWeights, Scoring, Stage};
use assay::run::{RunFacts, RunTask};
use assay::sandbox::{SandboxFacts, SandboxSize};
use assay::trajectory::{EndedBy, Reply, SCHEMA_VERSION, Status, Totals, Trajectory, Turn};
use clap::Parser;
use scale_parts::measured::measure;
use serde_json::Value;

/// Tokens of a reply.
const TOKENS: u32 = 20;

/// Measures exports of many episodes
#[derive(Debug, Parser)]
struct Args {
    /// Episodes, one run for each number
    #[arg(long, value_delimiter = ',', default_value = "1000,10000")]
    episodes: Vec<u32>,
    /// Formats of rows
    #[arg(long, value_delimiter = ',', default_value = "sft,dpo,grpo")]
    formats: Vec<String>,
    /// How rows are written
    #[arg(long, default_value = "jsonl")]
    file_format: String,
    /// Tasks that the episodes are spread over
    #[arg(long, default_value_t = 100)]
    tasks: u32,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    println!(
        "| episodes | run MB | format | rows | dataset MB | wall s | CPU s | episodes/s | peak memory MB |"
    );
    println!("|--:|--:|---|--:|--:|--:|--:|--:|--:|");
    for episodes in &args.episodes {
        let place = tempfile::tempdir()?;
        let size = write_run(&place.path().join("made"), *episodes, args.tasks)?;
        for format in &args.formats {
            let out = place.path().join(format);
            let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
            command
                .args(["export", "made", "--json", "--quiet", "--min-reward", "0"])
                .args([
                    "--format",
                    format,
                    "--file-format",
                    &args.file_format,
                    "--out",
                ])
                .arg(&out)
                .arg("--results-dir")
                .arg(place.path());
            let ended = measure(command)?;
            if !ended.success {
                bail!("{format}: {}", ended.errors);
            }
            let answer: Value = serde_json::from_slice(&ended.answer).context("the answer")?;
            let seconds = ended.wall_ms / 1000.0;
            println!(
                "| {episodes} | {:.0} | {format} | {} | {:.0} | {seconds:.1} | {:.1} | {:.0} | {:.0} |",
                size as f64 / 1e6,
                answer["counts"]["rows"]["train"],
                folder_size(&out)? as f64 / 1e6,
                ended.cpu_ms / 1000.0,
                f64::from(*episodes) / seconds,
                ended.peak_mb
            );
            std::fs::remove_dir_all(&out)?;
        }
    }
    Ok(())
}

fn folder_size(folder: &Path) -> anyhow::Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        sum += entry?.metadata()?.len();
    }
    Ok(sum)
}

/// Writes a run, and gives the size of its trajectories.
fn write_run(folder: &Path, episodes: u32, tasks: u32) -> anyhow::Result<u64> {
    std::fs::create_dir_all(folder)?;
    let names: Vec<String> = (0..tasks)
        .map(|task| format!("made/task-{task:03}"))
        .collect();
    std::fs::write(
        folder.join("run.json"),
        serde_json::to_string(&facts(&names))?,
    )?;
    let file = folder.join("trajectories.jsonl");
    let mut writer = BufWriter::new(File::create(&file)?);
    for number in 0..episodes {
        let task = &names[(number % tasks) as usize];
        serde_json::to_writer(&mut writer, &episode(task, number / tasks, number))?;
        writer.write_all(b"\n")?;
    }
    writer.flush()?;
    Ok(file.metadata()?.len())
}

fn facts(tasks: &[String]) -> RunFacts {
    let task = |id: &String| RunTask {
        id: id.clone(),
        hash: format!("hash of {id}"),
    };
    RunFacts {
        schema_version: 1,
        run: "made".to_owned(),
        started_at: "2026-11-26T12:00:00Z".to_owned(),
        assay: env!("CARGO_PKG_VERSION").to_owned(),
        git: None,
        suite: "made".to_owned(),
        suite_version: 1,
        suite_hash: String::new(),
        tasks: tasks.iter().map(task).collect(),
        models: vec!["made".to_owned()],
        endpoints: BTreeMap::new(),
        bench: BenchSettings::default(),
        episode: EpisodeLimits::default(),
        reward: RewardWeights::default(),
        sandbox: SandboxFacts {
            backend: "none".to_owned(),
            image: "none".to_owned(),
            made_from: "nothing".to_owned(),
            landlock: 0,
            rustc: "none".to_owned(),
            size: SandboxSize::default(),
        },
        experiment: None,
    }
}

fn episode(task: &str, sample: u32, number: u32) -> Trajectory {
    let mixed = number.wrapping_mul(2_654_435_761) >> 16;
    let rewards = [f64::from(mixed % 5) / 8.0, f64::from(mixed % 11) / 10.0];
    Trajectory {
        schema_version: SCHEMA_VERSION,
        run: "made".to_owned(),
        episode: format!("made/{task}/{sample}"),
        task: task.to_owned(),
        family: "made".to_owned(),
        difficulty: 2,
        task_hash: format!("hash of {task}"),
        impossible: None,
        suite: None,
        model: "made".to_owned(),
        arm: None,
        sample,
        seed: 0,
        status: Status::Graded,
        class: None,
        detail: None,
        reward: Some(rewards[1]),
        solved: rewards[1] >= 1.0,
        ended_by: EndedBy::Turns,
        scoring: Scoring::default(),
        weights: RewardWeights::default(),
        start: Grade::stopped(Stage::Compile),
        turns: vec![
            turn(task, number, 1, rewards[0]),
            turn(task, number, 2, rewards[1]),
        ],
        reply_format: ReplyFormat::WholeFile,
        totals: Totals::default(),
        started_at: "2026-11-26T12:00:00Z".to_owned(),
        earlier_errors: 0,
    }
}

fn turn(task: &str, number: u32, turn: u32, reward: f64) -> Turn {
    let mut text = "```rust src/lib.rs\n".to_owned();
    // A cheap generator: replies that have little in common.
    let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(turn);
    for _ in 0..TOKENS {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let _ = writeln!(text, "let v{} = {};", state >> 20, state & 0xff);
    }
    text.push_str("```\n");
    let told = match turn {
        1 => vec![
            Message::system("Answer with edits of files.".to_owned()),
            Message::user(format!("Mend {task}.")),
        ],
        _ => vec![Message::user("It does not compile yet.".to_owned())],
    };
    let answer: Vec<u32> = (0..TOKENS)
        .map(|at| number.wrapping_add(at) % 50_000)
        .collect();
    let logprob = |id: &u32| TokenLogprob {
        token: "t".to_owned(),
        logprob: -f64::from(id % 7) / 3.0,
        bytes: None,
    };
    Turn {
        turn,
        messages: told,
        reply: Reply {
            text: text.clone(),
            prompt_token_ids: Some((0..TOKENS * turn).collect()),
            logprobs: Some(answer.iter().map(logprob).collect()),
            token_ids: Some(answer),
            ..Reply::default()
        },
        action: None,
        files: BTreeMap::new(),
        grade: Grade::stopped(Stage::Tests),
        reward,
        started_ms: 0,
        duration_ms: 0,
    }
}

//! `just bench-export`: how fast `assay export` is, and how much memory it takes, with many episodes.
//!
//! A run of made-up episodes is written, two turns each, with token ids and log probabilities, and the real program makes
//! datasets of it. Every reply is different, so nothing is dropped and the search for near duplicates has all of its work.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod made_parts {
    pub mod run;
}
mod scale_parts {
    pub mod measured;
}

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use clap::Parser;
use made_parts::run::write_run;
use scale_parts::measured::measure;
use serde_json::Value;

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
        let size = write_run(&place.path().join("made"), *episodes, args.tasks, 1)?;
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

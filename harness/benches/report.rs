//! `just bench-report`: how long `assay report` takes, and how much memory, as runs grow from a hundred episodes to a hundred
//! thousand.
//!
//! Runs of made-up episodes are written, several models over the same tasks, and the real program reports on each of them,
//! all sizes in turn, so that what else the machine does is spread over them. Time per episode is compared with that of the
//! smallest run that takes long enough to tell.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod made_parts {
    pub mod run;
}
mod scale_parts {
    pub mod measured;
}

use std::path::Path;
use std::process::Command;

use anyhow::bail;
use clap::Parser;
use made_parts::run::write_run;
use scale_parts::measured::{Ended, measure};

/// Measures reports of many episodes
#[derive(Debug, Parser)]
struct Args {
    /// Episodes, one run for each number, the smaller ones first
    #[arg(long, value_delimiter = ',', default_value = "100,1000,10000,100000")]
    episodes: Vec<u32>,
    /// How often each report is made; the median counts
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Tasks that the episodes are spread over
    #[arg(long, default_value_t = 100)]
    tasks: u32,
    /// Models that they are of
    #[arg(long, default_value_t = 4)]
    models: u32,
    /// The program that is measured [default: the one built for this]
    #[arg(long, value_name = "FILE")]
    program: Option<String>,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
    /// Which trajectories can be opened, as in `assay report --trajectories`
    #[arg(long, value_name = "WHICH", default_value = "auto")]
    trajectories: String,
}

/// What was measured of one run.
struct Size {
    episodes: u32,
    /// Bytes of its trajectories.
    bytes: u64,
    /// Bytes of the report.
    written: u64,
    wall_ms: Vec<f64>,
    cpu_ms: Vec<f64>,
    peak_mb: Vec<f64>,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let place = tempfile::tempdir()?;
    let mut sizes = Vec::new();
    for episodes in &args.episodes {
        let folder = place.path().join(episodes.to_string());
        let bytes = write_run(&folder, *episodes, args.tasks, args.models)?;
        sizes.push(Size {
            episodes: *episodes,
            bytes,
            written: 0,
            wall_ms: Vec::new(),
            cpu_ms: Vec::new(),
            peak_mb: Vec::new(),
        });
    }
    for _ in 0..args.rounds {
        for size in &mut sizes {
            let out = place.path().join("report");
            let ended = report(&args, place.path(), size.episodes, &out)?;
            size.written = folder_size(&out)?;
            size.wall_ms.push(ended.wall_ms);
            size.cpu_ms.push(ended.cpu_ms);
            size.peak_mb.push(ended.peak_mb);
            std::fs::remove_dir_all(&out)?;
        }
    }
    print(&mut sizes);
    Ok(())
}

fn report(args: &Args, results: &Path, episodes: u32, out: &Path) -> anyhow::Result<Ended> {
    let program = args.program.as_deref();
    let mut command = Command::new(program.unwrap_or(env!("CARGO_BIN_EXE_assay")));
    command
        .args(["report", &episodes.to_string(), "--quiet"])
        .args(["--out".as_ref(), out.as_os_str()])
        .args(["--results-dir".as_ref(), results.as_os_str()])
        .args(["--trajectories", &args.trajectories]);
    let ended = measure(command)?;
    if !ended.success {
        bail!("{episodes} episodes: {}", ended.errors);
    }
    if ended.answer.is_empty() {
        bail!("{episodes} episodes: no leaderboard was printed");
    }
    Ok(ended)
}

fn print(sizes: &mut [Size]) {
    println!(
        "| episodes | run MB | report MB | wall s | CPU s | CPU µs per episode | against the run before | peak memory MB | more bytes per episode |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let mut before: Option<(f64, f64, f64)> = None;
    for size in sizes {
        let episodes = f64::from(size.episodes);
        let (wall, cpu, peak) = (
            median(&mut size.wall_ms) / 1000.0,
            median(&mut size.cpu_ms) / 1000.0,
            median(&mut size.peak_mb),
        );
        let each = cpu * 1e6 / episodes;
        let (ratio, more) = match before {
            Some((count, earlier, memory)) => (
                format!("x {:.2}", each / earlier),
                format!("{:.0}", (peak - memory) * 1e6 / (episodes - count)),
            ),
            None => ("-".to_owned(), "-".to_owned()),
        };
        println!(
            "| {} | {:.1} | {:.2} | {wall:.2} | {cpu:.2} | {each:.0} | {ratio} | {peak:.0} | {more} |",
            size.episodes,
            size.bytes as f64 / 1e6,
            size.written as f64 / 1e6,
        );
        before = Some((episodes, each, peak));
    }
}

/// The middle one; of nothing, nothing.
fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn folder_size(folder: &Path) -> anyhow::Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        sum += match entry.file_type()?.is_dir() {
            true => folder_size(&entry.path())?,
            false => entry.metadata()?.len(),
        };
    }
    Ok(sum)
}

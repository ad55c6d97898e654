//! `just bench-scale`: what the harness itself costs when many episodes are in flight.
//!
//! It runs the real program, `assay bench`, against a chat server on loopback that answers every request after a while
//! with a reply that holds no usable edit. Such a turn ends at stage `parse`, so no sandbox works for it: what is left is
//! the harness. The server is another process, so that its CPU and memory are not counted.
//!
//! Every run begins with what happens once for each task: the starting workspace is graded in a sandbox. A run of one
//! sample a task measures that, and it is subtracted from CPU, wall time and turns of every other run. Memory is given
//! as it is, without subtracting anything. CPU is the time of the process itself, in user mode and in the kernel, as the
//! kernel counts it; what its sandboxes use is not in it.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod scale_parts {
    pub mod measured;
    pub mod server;
}

use std::process::Command;

use anyhow::{Context, bail};
use clap::Parser;
use scale_parts::measured::{Ended, measure};
use scale_parts::server::Server;
use serde_json::{Value, json};

/// The tasks that are played.
const TASKS: [&str; 2] = ["compile-fix/hall-of-fame", "signature/branch-line"];

/// Measures what the harness costs with many episodes in flight
#[derive(Debug, Parser)]
struct Args {
    /// Episodes in all, one run for each number; rounded up to a multiple of the number of tasks
    #[arg(long, value_delimiter = ',', default_value = "100,1000,10000")]
    episodes: Vec<usize>,
    /// Episodes in flight at most
    #[arg(long, default_value_t = 1000)]
    in_flight: usize,
    /// Turns of every episode
    #[arg(long, default_value_t = 4)]
    turns: usize,
    /// Milliseconds until the server answers
    #[arg(long, default_value_t = 200)]
    delay_ms: u64,
    /// Pieces that a reply comes in
    #[arg(long, default_value_t = 16)]
    pieces: usize,
    /// Whether replies are streamed
    #[arg(long, default_value_t = true, action = clap::ArgAction::Set)]
    stream: bool,
    /// The program to be measured [default: the one built with this bench]
    #[arg(long)]
    program: Option<std::path::PathBuf>,
    /// Prints one JSON object as the last line
    #[arg(long)]
    json: bool,
    /// Be the chat server, until standard input ends
    #[arg(long, hide = true)]
    serve: bool,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

/// One run.
struct Row {
    episodes: usize,
    turns: usize,
    ended: Ended,
}

impl Row {
    /// CPU milliseconds a turn beyond those of `base`.
    fn cpu_ms_a_turn(&self, base: &Self) -> f64 {
        (self.ended.cpu_ms - base.ended.cpu_ms) / (self.turns - base.turns) as f64
    }

    fn cpu_ms_an_episode(&self, base: &Self) -> f64 {
        (self.ended.cpu_ms - base.ended.cpu_ms) / (self.episodes - base.episodes) as f64
    }

    fn wall_ms_an_episode(&self, base: &Self) -> f64 {
        (self.ended.wall_ms - base.ended.wall_ms) / (self.episodes - base.episodes) as f64
    }

    fn turns_a_second(&self, base: &Self) -> f64 {
        (self.turns - base.turns) as f64 * 1000.0 / (self.ended.wall_ms - base.ended.wall_ms)
    }

    fn json(&self, base: &Self) -> Value {
        json!({
            "episodes": self.episodes,
            "turns": self.turns,
            "peak_rss_mb": self.ended.peak_mb,
            "cpu_ms_a_turn": self.cpu_ms_a_turn(base),
            "cpu_ms_an_episode": self.cpu_ms_an_episode(base),
            "wall_ms_an_episode": self.wall_ms_an_episode(base),
            "turns_a_second": self.turns_a_second(base),
        })
    }
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    if args.serve {
        return scale_parts::server::serve(args.delay_ms, args.pieces);
    }
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let server = Server::start(args.delay_ms, args.pieces)?;
    // The first run pays for what later ones find in caches, and is not counted.
    play(&args, &server, 1)?;
    let base = play(&args, &server, 1)?;
    let mut rows = Vec::new();
    for episodes in &args.episodes {
        let samples = episodes.div_ceil(TASKS.len()).max(2);
        eprintln!("{} episodes", samples * TASKS.len());
        rows.push(play(&args, &server, samples)?);
    }
    println!(
        "at most {} in flight, {} turns an episode, answers after {} ms in {} pieces; start-up of {:.0} ms CPU and {:.0} \
         ms wall, subtracted\n",
        args.in_flight,
        args.turns,
        args.delay_ms,
        args.pieces,
        base.ended.cpu_ms,
        base.ended.wall_ms
    );
    println!(
        "| episodes | peak RSS MB | CPU ms/turn | CPU ms/episode | wall ms/episode | turns/s |"
    );
    println!("|--:|--:|--:|--:|--:|--:|");
    for row in &rows {
        println!(
            "| {} | {:.1} | {:.3} | {:.2} | {:.2} | {:.0} |",
            row.episodes,
            row.ended.peak_mb,
            row.cpu_ms_a_turn(&base),
            row.cpu_ms_an_episode(&base),
            row.wall_ms_an_episode(&base),
            row.turns_a_second(&base)
        );
    }
    if args.json {
        let rows: Vec<Value> = rows.iter().map(|row| row.json(&base)).collect();
        println!(
            "{}",
            json!({
                "in_flight": args.in_flight,
                "turns": args.turns,
                "delay_ms": args.delay_ms,
                "pieces": args.pieces,
                "streamed": args.stream,
                "start_up": {"cpu_ms": base.ended.cpu_ms, "wall_ms": base.ended.wall_ms, "peak_rss_mb": base.ended.peak_mb},
                "rows": rows,
            })
        );
    }
    Ok(())
}

/// One run of the program, checked: every episode recorded, every turn asked for once.
fn play(args: &Args, server: &Server, samples: usize) -> anyhow::Result<Row> {
    let folder = tempfile::tempdir()?;
    let config = folder.path().join("assay.toml");
    std::fs::write(
        &config,
        format!(
            "[models.scripted-model]\nbase_url = \"{}\"\nmodel = \"scripted\"\nconcurrency = {}\nstream = {}\n",
            server.base_url, args.in_flight, args.stream
        ),
    )?;
    let asked_before = server.asked()?;
    let program = args
        .program
        .clone()
        .unwrap_or_else(|| env!("CARGO_BIN_EXE_assay").into());
    let mut command = Command::new(program);
    command
        .args(["bench", "--json", "--quiet", "--sandbox", "local"])
        .args([
            "--sandboxes",
            "1",
            "--model",
            "scripted-model",
            "--run",
            "scale",
        ])
        .args(["--tasks", &format!("{{{}}}", TASKS.join(","))])
        .args(["--samples", &samples.to_string()])
        .args(["--turns", &args.turns.to_string()])
        .args(["--episodes", &args.in_flight.to_string()])
        .arg("--config")
        .arg(&config)
        .arg("--results-dir")
        .arg(folder.path());
    let ended = measure(command)?;
    if !ended.success {
        bail!("the bench failed: {}", ended.errors);
    }
    let episodes = samples * TASKS.len();
    let turns = server.asked()? - asked_before;
    let answer: Value = serde_json::from_slice(&ended.answer).context("the bench's answer")?;
    if answer["recorded"] != episodes || answer["missing"] != 0 || turns != episodes * args.turns {
        bail!(
            "of {episodes} episodes {} were recorded, in {turns} turns",
            answer["recorded"]
        );
    }
    let graded = &answer["leaderboard"]["total"]["graded"];
    if *graded != episodes {
        bail!("of {episodes} episodes {graded} were graded");
    }
    Ok(Row {
        episodes,
        turns,
        ended,
    })
}

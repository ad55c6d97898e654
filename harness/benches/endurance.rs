//! `just endurance`: whether anything grows while a run goes on and on.
//!
//! It runs the real program, `assay bench`, with built-in policies over cheap tasks, once for each backend that works
//! here, and looks every few seconds at what the process holds: memory, open files, children, containers. It writes
//! `endurance.csv` and one SVG for each backend, and says at the end what grew and what was left over. It fails if a
//! run fails, if memory or open files grew beyond what is allowed, or if anything was left over.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod endurance_parts {
    pub mod curve;
    pub mod look;
}

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use clap::Parser;
use endurance_parts::curve::{draw, write_csv};
use endurance_parts::look::{Eye, Sample, containers, descendants};

/// Runs the program for long and looks for what grows
#[derive(Debug, Parser)]
struct Args {
    /// Episodes in all, shared between the backends
    #[arg(long, default_value_t = 10_000)]
    episodes: usize,
    /// Backends; one that does not work here is left out
    #[arg(long, value_delimiter = ',', default_value = "local,docker")]
    backends: Vec<String>,
    /// The task that is played
    #[arg(long, default_value = "compile-fix/hall-of-fame")]
    task: String,
    /// Policies
    #[arg(long, value_delimiter = ',', default_value = "stub")]
    models: Vec<String>,
    /// Seconds between two looks
    #[arg(long, default_value_t = 5)]
    every_s: u64,
    /// Growth of memory that is allowed, from the second tenth of a run to its last, in MB
    #[arg(long, default_value_t = 20.0)]
    growth_mb: f64,
    /// The folder of CSV and SVG
    #[arg(long, default_value = "target/endurance")]
    out: PathBuf,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is said of one backend.
struct Verdict {
    backend: String,
    episodes: usize,
    seconds: f64,
    /// Means over the second tenth of the run, and over the last.
    rss_mb: (f64, f64),
    files: (f64, f64),
    children: (f64, f64),
    sandboxes: usize,
    /// Processes and containers after the end.
    leftovers: usize,
    trouble: Vec<String>,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    std::fs::create_dir_all(&args.out)?;
    let backends: Vec<&String> = args
        .backends
        .iter()
        .filter(|backend| works(backend))
        .collect();
    if backends.is_empty() {
        bail!("no backend works here");
    }
    let mut all: Vec<(String, Vec<Sample>)> = Vec::new();
    let mut verdicts = Vec::new();
    for backend in &backends {
        let (samples, verdict) = endure(&args, backend, args.episodes.div_ceil(backends.len()))?;
        draw(&args.out.join(format!("{backend}.svg")), backend, &samples)?;
        verdicts.push(verdict);
        all.push(((*backend).clone(), samples));
        write_csv(&args.out.join("endurance.csv"), &all)?;
    }
    println!(
        "| backend | episodes | s | RSS MB, 2nd tenth | last tenth | files | last | children | last | sandboxes | left over |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let mut good = true;
    for one in &verdicts {
        println!(
            "| {} | {} | {:.0} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {} | {} |",
            one.backend,
            one.episodes,
            one.seconds,
            one.rss_mb.0,
            one.rss_mb.1,
            one.files.0,
            one.files.1,
            one.children.0,
            one.children.1,
            one.sandboxes,
            one.leftovers
        );
    }
    for one in &verdicts {
        for trouble in &one.trouble {
            good = false;
            println!("{}: {trouble}", one.backend);
        }
    }
    if !good {
        bail!("something grew or was left over");
    }
    println!("nothing grew, and nothing was left over");
    Ok(())
}

fn works(backend: &str) -> bool {
    let works = backend != "docker"
        || Command::new("docker")
            .arg("info")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !works {
        eprintln!("docker is left out: no engine answers");
    }
    works
}

/// One run, and what was seen of it.
fn endure(args: &Args, backend: &str, episodes: usize) -> anyhow::Result<(Vec<Sample>, Verdict)> {
    let results = tempfile::tempdir()?;
    let name = format!("endurance-{}", std::process::id());
    let samples = episodes.div_ceil(args.models.len());
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
    command
        .args(["bench", "--quiet", "--json", "--sandbox", backend])
        .args(["--tasks", &args.task, "--samples", &samples.to_string()])
        .args(["--run", &name, "--turns", "1"])
        .arg("--results-dir")
        .arg(results.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    for model in &args.models {
        command.args(["--model", model]);
    }
    let began = Instant::now();
    let mut child = command.spawn().context("starting the program")?;
    let mut eye = Eye::new(
        child.id(),
        results.path().join(&name).join("trajectories.jsonl"),
        (backend == "docker").then(|| name.clone()),
    );
    let mut seen = Vec::new();
    let mut next = Duration::ZERO;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if began.elapsed() >= next {
            next += Duration::from_secs(args.every_s);
            if let Some(sample) = eye.look(began.elapsed()) {
                eprintln!("{backend}: {sample}");
                seen.push(sample);
            }
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    // What ends together with its harness may take a moment.
    std::thread::sleep(Duration::from_secs(2));
    let leftovers = descendants(std::process::id())
        + if backend == "docker" {
            containers(&name).len()
        } else {
            0
        };
    let mut verdict = judge(backend, &seen, leftovers, args.growth_mb);
    verdict.episodes = eye.episodes();
    verdict.seconds = began.elapsed().as_secs_f64();
    if let Some(started) = started(&results.path().join(&name).join("log")) {
        verdict.sandboxes = started;
    }
    if !status.success() {
        verdict.trouble.push(format!("the run ended with {status}"));
    }
    if verdict.episodes < samples * args.models.len() {
        verdict
            .trouble
            .push(format!("only {} episodes were recorded", verdict.episodes));
    }
    Ok((seen, verdict))
}

/// How many sandboxes a run has started, from the last line of its log that says so.
fn started(log: &Path) -> Option<usize> {
    let text = std::fs::read_to_string(log).ok()?;
    let (_, rest) = text.rsplit_once("started: ")?;
    rest.split(',').next()?.trim().parse().ok()
}

fn judge(backend: &str, seen: &[Sample], leftovers: usize, growth_mb: f64) -> Verdict {
    // By episodes and not by time: a machine that gets busy must not shift the tenths.
    let last = seen.last().map_or(0, |sample| sample.episodes);
    let mean = |from: usize, to: usize, what: fn(&Sample) -> f64| {
        let of: Vec<f64> = seen
            .iter()
            .filter(|sample| (last * from / 10..=last * to / 10).contains(&sample.episodes))
            .map(what)
            .collect();
        of.iter().sum::<f64>() / of.len().max(1) as f64
    };
    let both = |what: fn(&Sample) -> f64| (mean(1, 2, what), mean(9, 10, what));
    let mut verdict = Verdict {
        backend: backend.to_owned(),
        episodes: last,
        seconds: 0.0,
        rss_mb: both(|sample| sample.rss_mb),
        files: both(|sample| sample.files as f64),
        children: both(|sample| sample.children as f64),
        sandboxes: 0,
        leftovers,
        trouble: Vec::new(),
    };
    if verdict.rss_mb.1 - verdict.rss_mb.0 > growth_mb {
        verdict.trouble.push("memory grew".to_owned());
    }
    // A pipe or a socket more or less is a sandbox that is just being replaced.
    if verdict.files.1 > verdict.files.0 + 8.0 {
        verdict.trouble.push("open files grew".to_owned());
    }
    if leftovers > 0 {
        verdict
            .trouble
            .push(format!("{leftovers} processes or containers are left"));
    }
    verdict
}

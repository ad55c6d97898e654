//! `just bench-grade`: what a hardened grade costs, side by side with the bare compiler and with the naive way.
//!
//! Every way grades the same candidates, in alternation, in one run; `harness/benches/README.md` has the method. Every
//! verdict is checked: a way that is fast and wrong fails the run.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod grade_parts {
    pub mod floor;
    pub mod meter;
    pub mod mix;
    pub mod naive;
    pub mod ours;
    pub mod table;
}

use std::time::Instant;

use anyhow::Context;
use assay::grade::LintsWhen;
use assay::sandbox::BackendKind;
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};

use grade_parts::mix::{Candidate, mix};
use grade_parts::ours::Ours;
use grade_parts::table::{Row, Table};

/// Measures grading side by side with the bare compiler and with the naive way
#[derive(Debug, Parser)]
struct Args {
    /// Rounds; in each one every way grades every candidate
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// How often the mix is repeated in each measurement
    #[arg(long, default_value_t = 2)]
    repeat: usize,
    /// Concurrencies
    #[arg(long, value_delimiter = ',', default_value = "1,2,8")]
    concurrency: Vec<usize>,
    /// Leaves out the naive way, which takes most of the time
    #[arg(long)]
    no_naive: bool,
    /// Adds rows for grades with clippy
    #[arg(long)]
    lints: bool,
    /// Prints one JSON object as the last line
    #[arg(long)]
    json: bool,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

/// One way to grade, at one concurrency.
enum Way {
    Floor,
    Ours(Ours),
    Naive(grade_parts::naive::Naive),
}

impl Way {
    fn name(&self) -> String {
        match self {
            Self::Floor => "floor".to_owned(),
            Self::Ours(ours) => ours.name.clone(),
            Self::Naive(_) => "naive".to_owned(),
        }
    }

    /// Grades all candidates and gives how many there were and the CPU milliseconds beside compiler and tests.
    async fn grade(
        &self,
        candidates: &[Candidate],
        concurrency: usize,
        repeat: usize,
    ) -> anyhow::Result<(usize, Option<f64>)> {
        match self {
            Self::Floor => {
                grade_parts::floor::grade(candidates, concurrency, repeat)?;
                Ok((candidates.len() * repeat, None))
            }
            Self::Ours(ours) => {
                let overhead = ours.grade(candidates, repeat).await?;
                Ok((candidates.len() * repeat, Some(overhead)))
            }
            Self::Naive(naive) => {
                naive.grade(candidates, concurrency)?;
                Ok((candidates.len(), None))
            }
        }
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let candidates = mix()?;
    let mut ways = Vec::new();
    for concurrency in &args.concurrency {
        ways.push((*concurrency, Way::Floor));
        for way in ours(*concurrency, args.lints).await? {
            ways.push((*concurrency, Way::Ours(way)));
        }
        if !args.no_naive {
            match grade_parts::naive::Naive::find() {
                Ok(naive) => ways.push((*concurrency, Way::Naive(naive))),
                Err(why) => eprintln!("the naive way is left out: {why}"),
            }
        }
    }
    let mut table = Table::default();
    let total = ways.len() * (args.rounds + 1);
    let style = ProgressStyle::with_template("{pos}/{len} {bar:30} {msg} (eta {eta})")?;
    let bar = ProgressBar::new(total as u64).with_style(style);
    // Round 0 warms everything up and is not counted.
    for round in 0..=args.rounds {
        for step in 0..ways.len() {
            // Each round begins with another way, so that none always follows the same one.
            let (concurrency, way) = &ways[(step + round) % ways.len()];
            bar.set_message(format!("{} at {concurrency}", way.name()));
            let repeat = if round == 0 { 1 } else { args.repeat };
            let started = Instant::now();
            let (graded, overhead) = way
                .grade(&candidates, *concurrency, repeat)
                .await
                .with_context(|| format!("{} at concurrency {concurrency}", way.name()))?;
            if round > 0 {
                table.add(Row {
                    way: way.name(),
                    concurrency: *concurrency,
                    round,
                    per_second: graded as f64 / started.elapsed().as_secs_f64(),
                    overhead_ms: overhead,
                });
            }
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    for (_, way) in ways {
        if let Way::Ours(ours) = way {
            ours.close().await;
        }
    }
    println!("{}", table.text());
    if args.json {
        println!("{}", table.json());
    }
    Ok(())
}

/// Our own ways: each backend that works here.
async fn ours(concurrency: usize, lints: bool) -> anyhow::Result<Vec<Ours>> {
    let mut ways = Vec::new();
    for (kind, name) in [
        (BackendKind::Docker, "docker"),
        (BackendKind::Local, "local"),
    ] {
        match Ours::open(kind, name, concurrency, LintsWhen::Never).await {
            Ok(way) => ways.push(way),
            Err(error) => {
                eprintln!("{name} is left out: {error}");
                continue;
            }
        }
        if lints {
            let name = format!("{name}, with clippy");
            ways.push(Ours::open(kind, &name, concurrency, LintsWhen::Compiled).await?);
        }
    }
    Ok(ways)
}

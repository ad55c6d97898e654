//! `just bench-serve`: what the service adds to grading, and what it holds.
//!
//! The program is started as a user would start it, and spoken to over loopback. Four measurements: graded candidates a
//! second over HTTP beside the same through the library, in alternation; times of answers with many clients; memory of
//! idle sessions; and, when asked for, a long time with clients that vanish. Every reward is checked.

#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "grade_parts/mix.rs"]
#[allow(dead_code)]
mod mix;
mod serve_parts {
    use super::mix;

    pub mod server;
    pub mod soak;
    pub mod throughput;
    pub mod work;
}

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use assay::sandbox::BackendKind;
use clap::Parser;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use serve_parts::server::Server;
use serve_parts::soak::soak;
use serve_parts::throughput::{Library, Round, median, round};
use serve_parts::work::Jobs;
use tokio_tungstenite::tungstenite::Message;

/// Measures the service
#[derive(Debug, Parser)]
struct Args {
    /// Rounds of each way; one more warms up
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Candidates of one way in one round
    #[arg(long, default_value_t = 72)]
    candidates: usize,
    /// Candidates in flight at a time, and sandboxes
    #[arg(long, default_value_t = 16)]
    in_flight: usize,
    /// Sandboxes
    #[arg(long, default_value_t = 2)]
    sandboxes: usize,
    /// Clients that ask at the same time
    #[arg(long, default_value_t = 256)]
    clients: usize,
    /// Seconds that they ask for
    #[arg(long, default_value_t = 120)]
    seconds: u64,
    /// Sessions that are opened and say nothing more
    #[arg(long, default_value_t = 5000)]
    sessions: usize,
    /// Seconds with clients that vanish; 0 leaves that out
    #[arg(long, default_value_t = 0)]
    soak: u64,
    /// Clients that vanish, again and again
    #[arg(long, default_value_t = 12)]
    vanishing: usize,
    /// The sandbox backend
    #[arg(long, default_value = "local")]
    sandbox: BackendKind,
    /// The program to be measured [default: the one built with this bench]
    #[arg(long)]
    program: Option<std::path::PathBuf>,
    /// Prints one JSON object as the last line
    #[arg(long)]
    json: bool,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    // Fails only where one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    open_many_files();
    let client = reqwest::Client::builder().build()?;
    let jobs = Jobs::new()?;
    let mut figures = json!({});
    if args.rounds > 0 {
        figures["throughput"] = throughput(&args, &client, &jobs).await?;
    }
    if args.clients > 0 && args.seconds > 0 {
        figures["latency"] = latency(&args, &client, &jobs).await?;
    }
    if args.sessions > 0 {
        figures["idle"] = idle(&args).await?;
    }
    if args.soak > 0 {
        figures["soak"] = long(&args, &client, &jobs).await?;
    }
    if args.json {
        println!("{figures}");
    }
    Ok(())
}

fn start(args: &Args, more: &[&str]) -> anyhow::Result<Server> {
    let sandboxes = args.sandboxes.to_string();
    let backend = match args.sandbox {
        BackendKind::Docker => "docker",
        BackendKind::Local => "local",
        BackendKind::Auto => "auto",
    };
    let mut flags = vec!["--sandboxes", &sandboxes, "--sandbox", backend];
    flags.extend(more);
    Server::start(args.program.as_deref(), &flags)
}

async fn throughput(args: &Args, client: &reqwest::Client, jobs: &Jobs) -> anyhow::Result<Value> {
    let server = start(args, &["--cache", "0"])?;
    let library = Library::open(args.sandbox, args.sandboxes).await?;
    let size = (args.candidates, args.in_flight);
    round(0, &library, client, &server, jobs, (24, args.in_flight)).await?;
    let mut rounds: Vec<Round> = Vec::new();
    for number in 0..args.rounds {
        let one = round(number, &library, client, &server, jobs, size).await?;
        eprintln!(
            "round {}: library {:.2}/s, single {:.2}/s, batch {:.2}/s",
            number + 1,
            one.direct,
            one.single,
            one.batch
        );
        rounds.push(one);
    }
    library.close().await;
    server.end()?;
    let middle = |figure: fn(&Round) -> f64| median(rounds.iter().map(figure).collect());
    let figures = json!({
        "library_per_s": middle(|one| one.direct),
        "single_per_s": middle(|one| one.single),
        "batch_per_s": middle(|one| one.batch),
        "single_vs_library": middle(|one| one.single / one.direct),
        "batch_vs_library": middle(|one| one.batch / one.direct),
    });
    println!(
        "throughput, {} in flight, {} sandboxes: library {:.2}/s; single requests {:.2}/s, x{:.3}; batches of {} {:.2}/s, x{:.3}",
        args.in_flight,
        args.sandboxes,
        middle(|one| one.direct),
        middle(|one| one.single),
        middle(|one| one.single / one.direct),
        args.candidates,
        middle(|one| one.batch),
        middle(|one| one.batch / one.direct),
    );
    Ok(figures)
}

/// Each client asks, waits, and asks again.
async fn latency(args: &Args, client: &reqwest::Client, jobs: &Jobs) -> anyhow::Result<Value> {
    let server = start(args, &["--cache", "0"])?;
    let until = Instant::now() + Duration::from_secs(args.seconds);
    let mut clients = tokio::task::JoinSet::new();
    for number in 0..args.clients {
        let (client, jobs, url) = (client.clone(), jobs.clone(), server.at("/v1/grade"));
        clients.spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < until {
                let job = jobs.next();
                let request = client
                    .post(&url)
                    .header("x-assay-client", format!("client-{number}"))
                    .json(&job.spec());
                let began = Instant::now();
                let result: Value = request.send().await?.json().await?;
                times.push(began.elapsed().as_secs_f64());
                job.check_result(&result)?;
            }
            anyhow::Ok(times)
        });
    }
    let began = Instant::now();
    let mut each = Vec::new();
    while let Some(times) = clients.join_next().await {
        each.push(times??);
    }
    let wall = began.elapsed().as_secs_f64();
    let counts: Vec<usize> = each.iter().map(Vec::len).collect();
    let mut times = each.concat();
    times.sort_by(f64::total_cmp);
    // The bare service, for comparison: a reply that cannot be used needs no sandbox.
    let empty = unusable(client, &server).await?;
    server.end()?;
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let (fewest, most) = (counts.iter().min(), counts.iter().max());
    println!(
        "{} clients: {} answers, {:.2}/s, p50 {:.2} s, p99 {:.2} s (each waits for {} others); answers for each client from {:?} to \
         {:?}; without a sandbox p50 {:.2} ms, p99 {:.2} ms, {:.0}/s",
        args.clients,
        times.len(),
        times.len() as f64 / wall,
        at(0.5),
        at(0.99),
        args.clients - 1,
        fewest.unwrap_or(&0),
        most.unwrap_or(&0),
        empty.0,
        empty.1,
        empty.2,
    );
    Ok(json!({
        "clients": args.clients, "answers": times.len(), "per_s": times.len() as f64 / wall, "p50_s": at(0.5), "p99_s": at(0.99),
        "fewest": fewest, "most": most, "unusable_p50_ms": empty.0, "unusable_p99_ms": empty.1, "unusable_per_s": empty.2,
    }))
}

async fn unusable(client: &reqwest::Client, server: &Server) -> anyhow::Result<(f64, f64, f64)> {
    let body = json!({ "task": "compile-fix/hall-of-fame", "completion": "I do not know." });
    let began = Instant::now();
    let mut times: Vec<f64> = futures::stream::iter(0..5000)
        .map(|_| async {
            let began = Instant::now();
            let request = client.post(server.at("/v1/grade")).json(&body);
            let result: Value = request.send().await?.json().await?;
            ensure!(result["reward"] == 0.0, "{result}");
            Ok(began.elapsed().as_secs_f64() * 1000.0)
        })
        .buffer_unordered(64)
        .collect::<Vec<anyhow::Result<f64>>>()
        .await
        .into_iter()
        .collect::<anyhow::Result<_>>()?;
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    Ok((times[times.len() / 2], times[times.len() * 99 / 100], rate))
}

/// Opens sessions, begins an episode in each, and lets them be.
async fn idle(args: &Args) -> anyhow::Result<Value> {
    let server = start(args, &[])?;
    let url = format!("{}/ws", server.base.replacen("http", "ws", 1));
    let reset =
        json!({ "type": "reset", "data": { "task": "compile-fix/hall-of-fame" } }).to_string();
    let open = async || {
        let (mut socket, _) = tokio_tungstenite::connect_async(&url).await?;
        socket.send(Message::text(reset.clone())).await?;
        let answer = socket.next().await.context("no answer")??;
        ensure!(answer.to_text()?.contains("\"observation\""), "{answer}");
        anyhow::Ok(socket)
    };
    drop(open().await?);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = server.held()?;
    let mut sockets = Vec::new();
    for _ in 0..args.sessions {
        sockets.push(open().await?);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let with = server.held()?;
    drop(sockets);
    tokio::time::sleep(Duration::from_secs(2)).await;
    let after = server.held()?;
    server.end()?;
    println!(
        "{} idle sessions: {:.1} MB before, {:.1} MB with them (+{:.1} MB, {:.1} KB each), {:.1} MB after; {} children before, {} with \
         them; {} open files before, {} after",
        args.sessions,
        before.rss_mb,
        with.rss_mb,
        with.rss_mb - before.rss_mb,
        (with.rss_mb - before.rss_mb) * 1024.0 / args.sessions as f64,
        after.rss_mb,
        before.children,
        with.children,
        before.files,
        after.files,
    );
    Ok(
        json!({ "sessions": args.sessions, "more_mb": with.rss_mb - before.rss_mb, "files_before": before.files, "files_after": after.files }),
    )
}

async fn long(args: &Args, client: &reqwest::Client, jobs: &Jobs) -> anyhow::Result<Value> {
    let server = start(args, &[])?;
    let (counts, looks) = soak(&server, client, jobs, args.soak, args.vanishing).await?;
    for (at, held) in &looks {
        eprintln!("{at:.0} s: {held:?}");
    }
    let tenth = (looks.len() / 10).max(1);
    let early = looks[tenth.min(looks.len() - 1)].1;
    let last = looks[looks.len() - 1].1;
    server.end()?;
    println!(
        "soak of {} s: {counts:?}; early {early:?}; at the end {last:?}",
        args.soak
    );
    Ok(json!({
        "seconds": args.soak, "early_mb": early.rss_mb, "last_mb": last.rss_mb, "early_files": early.files, "last_files": last.files,
        "checked": counts.checked.into_inner(), "vanished": counts.vanished.into_inner(), "abandoned": counts.abandoned.into_inner(),
        "refused": counts.refused.into_inner(),
    }))
}

/// Thousands of sessions are as many descriptors.
fn open_many_files() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    if let Ok((_, most)) = getrlimit(Resource::RLIMIT_NOFILE) {
        let _ = setrlimit(Resource::RLIMIT_NOFILE, most, most);
    }
}

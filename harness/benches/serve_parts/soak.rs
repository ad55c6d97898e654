//! A long time with clients that vanish, beside one that is honest and checks every reward.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use futures::{SinkExt, StreamExt};
use rand::RngExt;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

use super::server::{Held, Server, figure};
use super::work::Jobs;

/// What the soak counted.
#[derive(Debug, Default)]
pub struct Counts {
    /// Rewards that were checked.
    pub checked: AtomicU64,
    /// Requests given up half way.
    pub vanished: AtomicU64,
    /// Sessions left without a word.
    pub abandoned: AtomicU64,
    /// Requests turned away because the queue was full.
    pub refused: AtomicU64,
}

/// Lets clients come and vanish for `seconds`. Fails when an honest client gets a wrong answer.
pub async fn soak(
    server: &Server,
    client: &reqwest::Client,
    jobs: &Jobs,
    seconds: u64,
    vanishing: usize,
) -> anyhow::Result<(Counts, Vec<(f64, Held)>)> {
    let counts = Arc::new(Counts::default());
    let over = Arc::new(AtomicBool::new(false));
    let mut clients = tokio::task::JoinSet::new();
    for number in 0..vanishing {
        let (counts, over, jobs) = (Arc::clone(&counts), Arc::clone(&over), jobs.clone());
        let (client, base) = (client.clone(), server.base.clone());
        clients.spawn(async move {
            while !over.load(Ordering::Relaxed) {
                // What becomes of a client that vanishes is not its concern.
                let _ = match number % 3 {
                    0 => vanish(&client, &base, &jobs, &counts).await,
                    1 => abandon(&base, &jobs, &counts).await,
                    _ => half_open(&base, &counts).await,
                };
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
    }
    let (began, mut looks) = (Instant::now(), Vec::new());
    let mut next_look = 0.0;
    while began.elapsed().as_secs() < seconds {
        let job = jobs.next();
        let request = client
            .post(server.at("/v1/grade"))
            .header("x-assay-client", "honest")
            .json(&job.spec());
        let response = request.send().await?;
        if response.status() == 429 {
            counts.refused.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_secs(1)).await;
            continue;
        }
        job.check_result(&response.json().await?)?;
        counts.checked.fetch_add(1, Ordering::Relaxed);
        let at = began.elapsed().as_secs_f64();
        if at >= next_look {
            looks.push((at, server.held()?));
            next_look = at + (seconds as f64 / 60.0).max(5.0);
        }
    }
    over.store(true, Ordering::Relaxed);
    clients.join_all().await;
    settle(server, client).await?;
    looks.push((began.elapsed().as_secs_f64(), server.held()?));
    let counts = Arc::into_inner(counts).context("a client is left")?;
    Ok((counts, looks))
}

/// Everything that was taken has to be given back.
async fn settle(server: &Server, client: &reqwest::Client) -> anyhow::Result<()> {
    for _ in 0..600 {
        let places = figure(client, server, "assay_queue_places").await?;
        let running = figure(client, server, "assay_queue_running").await?;
        let sessions = figure(client, server, "assay_sessions").await?;
        if places + running + sessions == 0.0 {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    ensure!(false, "places, slots or sessions were not given back");
    Ok(())
}

fn a_while() -> Duration {
    Duration::from_millis(rand::rng().random_range(1..1500))
}

/// Asks for a batch and goes away before the answer.
async fn vanish(
    client: &reqwest::Client,
    base: &str,
    jobs: &Jobs,
    counts: &Counts,
) -> anyhow::Result<()> {
    let specs: Vec<Value> = jobs.take(8).iter().map(super::work::Job::spec).collect();
    let request = client
        .post(format!("{base}/v1/grade"))
        .header("x-assay-client", "vanishes")
        .json(&json!({ "candidates": specs }));
    if tokio::time::timeout(a_while(), request.send())
        .await
        .is_err()
    {
        counts.vanished.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Plays a turn of a session and leaves, sometimes in the middle of it.
async fn abandon(base: &str, jobs: &Jobs, counts: &Counts) -> anyhow::Result<()> {
    let url = format!("{}/ws", base.replacen("http", "ws", 1));
    let (mut socket, _) = tokio_tungstenite::connect_async(url).await?;
    let job = jobs.next();
    let reset = json!({ "type": "reset", "data": { "task": job.task.id() } });
    socket.send(Message::text(reset.to_string())).await?;
    socket.next().await.context("no answer")??;
    let block = |(path, text): (&String, &String)| format!("{path}\n```rust\n{text}\n```\n");
    let reply: String = job.files.iter().map(block).collect();
    let step = json!({ "type": "step", "data": { "reply": reply } });
    socket.send(Message::text(step.to_string())).await?;
    let _ = tokio::time::timeout(a_while(), socket.next()).await;
    counts.abandoned.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

/// Sends half a request and says no more.
async fn half_open(base: &str, counts: &Counts) -> anyhow::Result<()> {
    let address = base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await?;
    let head =
        "POST /v1/grade HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"task\"";
    stream.write_all(head.as_bytes()).await?;
    tokio::time::sleep(a_while()).await;
    counts.vanished.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

//! Graded candidates a second: over HTTP beside the library, in alternation, on the same work.

use std::sync::Arc;
use std::time::Instant;

use anyhow::ensure;
use assay::episode::{Candidate, Environment, EnvironmentSettings};
use assay::grade::{Grader, GraderSettings};
use assay::sandbox::{BackendKind, Pool, SandboxSettings, open};
use futures::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

use super::server::Server;
use super::work::{Job, Jobs};

/// Rates of one round, in candidates a second.
pub struct Round {
    /// Through the library.
    pub direct: f64,
    /// One candidate a request.
    pub single: f64,
    /// Many candidates a request.
    pub batch: f64,
}

/// The library, with as many sandboxes as the service has.
pub struct Library {
    environment: Environment,
    pool: Pool,
}

impl Library {
    /// Opens sandboxes.
    pub async fn open(backend: BackendKind, sandboxes: usize) -> anyhow::Result<Self> {
        let settings = SandboxSettings {
            backend,
            count: sandboxes,
            ..SandboxSettings::default()
        };
        let (backend, _) = open(&settings, "bench-serve", Arc::new(|_: &str| {})).await?;
        let pool = Pool::new(backend, sandboxes);
        let grader = Grader::new(pool.clone(), GraderSettings::default());
        Ok(Self {
            environment: Environment::new(grader, EnvironmentSettings::default()),
            pool,
        })
    }

    /// Ends the sandboxes.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    async fn one(&self, job: &Job) -> anyhow::Result<()> {
        let candidate = Candidate::Files(&job.files);
        let judged = self
            .environment
            .judge(&job.task, &job.task.workspace, candidate)
            .await?;
        job.check(judged.grade.solved(), Some(judged.reward))
    }

    async fn rate(&self, jobs: &[Job], in_flight: usize) -> anyhow::Result<f64> {
        let began = Instant::now();
        futures::stream::iter(jobs)
            .map(|job| self.one(job))
            .buffer_unordered(in_flight)
            .try_collect::<Vec<()>>()
            .await?;
        Ok(jobs.len() as f64 / began.elapsed().as_secs_f64())
    }
}

async fn single(
    client: &reqwest::Client,
    server: &Server,
    jobs: &[Job],
    in_flight: usize,
) -> anyhow::Result<f64> {
    let began = Instant::now();
    futures::stream::iter(jobs)
        .map(async |job| {
            let request = client.post(server.at("/v1/grade")).json(&job.spec());
            let result: Value = request.send().await?.json().await?;
            job.check_result(&result)
        })
        .buffer_unordered(in_flight)
        .try_collect::<Vec<()>>()
        .await?;
    Ok(jobs.len() as f64 / began.elapsed().as_secs_f64())
}

async fn batch(client: &reqwest::Client, server: &Server, jobs: &[Job]) -> anyhow::Result<f64> {
    let began = Instant::now();
    let specs: Vec<Value> = jobs.iter().map(Job::spec).collect();
    let body = json!({ "candidates": specs });
    let request = client.post(server.at("/v1/grade")).json(&body);
    let answer: Value = request.send().await?.json().await?;
    let results = answer["results"].as_array().cloned().unwrap_or_default();
    ensure!(results.len() == jobs.len(), "{answer}");
    for (job, result) in jobs.iter().zip(&results) {
        job.check_result(result)?;
    }
    Ok(jobs.len() as f64 / began.elapsed().as_secs_f64())
}

/// One round of each way, beginning with another one each time.
pub async fn round(
    number: usize,
    library: &Library,
    client: &reqwest::Client,
    server: &Server,
    jobs: &Jobs,
    (count, in_flight): (usize, usize),
) -> anyhow::Result<Round> {
    let mut round = Round {
        direct: 0.0,
        single: 0.0,
        batch: 0.0,
    };
    for turn in 0..3 {
        let work = jobs.take(count);
        match (number + turn) % 3 {
            0 => round.direct = library.rate(&work, in_flight).await?,
            1 => round.single = single(client, server, &work, in_flight).await?,
            _ => round.batch = batch(client, server, &work).await?,
        }
    }
    Ok(round)
}

/// The middle one of several figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    figures.get(middle).copied().unwrap_or(0.0)
}

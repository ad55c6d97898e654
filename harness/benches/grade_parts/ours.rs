//! Our own way: the grader that everything else uses, over a pool of as many sandboxes as grades in flight.

use std::sync::Arc;

use anyhow::bail;
use assay::grade::{Grader, GraderSettings, LintsWhen};
use assay::sandbox::{BackendKind, Pool, SandboxSettings, open};
use assay::task::Stage;
use futures::{StreamExt, TryStreamExt};

use super::meter;
use super::mix::{Candidate, Verdict};

/// A grader over one backend.
pub struct Ours {
    /// The row's name.
    pub name: String,
    grader: Grader,
    concurrency: usize,
    engine: bool,
}

impl Ours {
    /// Opens a backend.
    pub async fn open(
        kind: BackendKind,
        name: &str,
        concurrency: usize,
        lints: LintsWhen,
    ) -> anyhow::Result<Self> {
        let settings = SandboxSettings {
            backend: kind,
            count: concurrency,
            ..SandboxSettings::default()
        };
        let (backend, _) = open(&settings, "bench-grade", Arc::new(|_: &str| {})).await?;
        let settings = GraderSettings {
            lints,
            ..GraderSettings::default()
        };
        Ok(Self {
            name: name.to_owned(),
            grader: Grader::new(Pool::new(backend, concurrency), settings),
            concurrency,
            engine: kind == BackendKind::Docker,
        })
    }

    /// Grades every candidate `repeat` times. Gives the CPU milliseconds a grade that went neither into the compiler nor
    /// into tests: this process, the guests, the engine.
    pub async fn grade(&self, candidates: &[Candidate], repeat: usize) -> anyhow::Result<f64> {
        let before = self.used();
        let all = (0..repeat).flat_map(|_| candidates.iter());
        let graded: Vec<()> = futures::stream::iter(all)
            .map(|candidate| self.one(candidate))
            .buffer_unordered(self.concurrency)
            .try_collect()
            .await?;
        Ok((self.used() - before) / graded.len() as f64)
    }

    async fn one(&self, candidate: &Candidate) -> anyhow::Result<()> {
        let grade = self.grader.grade(&candidate.task, &candidate.files).await?;
        let expected = match candidate.verdict {
            Verdict::Right => Stage::Solved,
            Verdict::Wrong => Stage::Tests,
            Verdict::NoCompile => Stage::Compile,
        };
        if grade.stops_at != expected {
            bail!(
                "{}: stops at {}, not {}",
                candidate.task.id(),
                grade.stops_at.name(),
                expected.name()
            );
        }
        Ok(())
    }

    fn used(&self) -> f64 {
        let guests = self.grader.pool().figures().guest_cpu_us as f64 / 1000.0;
        let engine = if self.engine { meter::engine_ms() } else { 0.0 };
        meter::own_ms() + guests + engine
    }

    /// Ends the sandboxes.
    pub async fn close(&self) {
        self.grader.pool().close().await;
    }
}

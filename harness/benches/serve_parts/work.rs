//! What is graded: the mix of `bench-grade`, each time a little different, so that nothing is answered from memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, bail};
use assay::action::Files;
use assay::task::Task;
use serde_json::{Value, json};

use super::mix::{self, Verdict};

static MARK: AtomicU64 = AtomicU64::new(0);

/// A candidate that was never seen before.
pub struct Job {
    /// Its task.
    pub task: Arc<Task>,
    /// Its editable files.
    pub files: Files,
    verdict: Verdict,
}

impl Job {
    /// As a request, or as one of a batch.
    pub fn spec(&self) -> Value {
        json!({ "task": self.task.id(), "files": self.files })
    }

    /// Fails unless a reward is the right one for what the candidate is.
    pub fn check(&self, solved: bool, reward: Option<f64>) -> anyhow::Result<()> {
        let reward = reward.with_context(|| format!("{}: no reward", self.task.id()))?;
        let right = match self.verdict {
            Verdict::Right => solved && reward == 1.0,
            Verdict::Wrong => !solved && reward < 1.0,
            Verdict::NoCompile => !solved && reward == 0.0,
        };
        if !right {
            bail!("{}: {:?} earned {reward}", self.task.id(), self.verdict);
        }
        Ok(())
    }

    /// Checks the result of a request.
    pub fn check_result(&self, result: &Value) -> anyhow::Result<()> {
        self.check(result["solved"] == true, result["reward"].as_f64())
            .with_context(|| result["error"].to_string())
    }
}

/// Makes jobs.
#[derive(Clone)]
pub struct Jobs(Arc<Vec<mix::Candidate>>);

impl Jobs {
    /// From the tasks in the current folder.
    pub fn new() -> anyhow::Result<Self> {
        Ok(Self(Arc::new(mix::mix()?)))
    }

    /// The next one of the mix, marked.
    pub fn next(&self) -> Job {
        let mark = MARK.fetch_add(1, Ordering::Relaxed);
        let place = usize::try_from(mark).unwrap_or(0) % self.0.len();
        let candidate = &self.0[place];
        let mut files = candidate.task.editable(&candidate.files);
        for text in files.values_mut() {
            text.push_str(&format!("\n// {mark}\n"));
        }
        Job {
            task: Arc::clone(&candidate.task),
            files,
            verdict: candidate.verdict,
        }
    }

    /// Several.
    pub fn take(&self, count: usize) -> Vec<Job> {
        (0..count).map(|_| self.next()).collect()
    }
}

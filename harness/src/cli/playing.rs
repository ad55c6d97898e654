//! Playing episodes with a progress bar and Ctrl-C: what `assay bench` and `assay experiment` share.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::output::news;
use super::progress::Progress;
use super::{Exit, Failure, Global};
use crate::report::Collected;
use crate::run::{BenchOutcome, Planned, Stop, bench};
use crate::sandbox::Pool;
use crate::trajectory::{Status, Trajectory, read_each};

/// Episode and status of every record in `file`, which need not be there.
pub fn recorded(file: &Path) -> Result<Vec<(String, Status)>, Failure> {
    let mut done = Vec::new();
    if file.exists() {
        read_each(file, |one| done.push((one.episode, one.status)))
            .map_err(Failure::infrastructure)?;
    }
    Ok(done)
}

/// Plays episodes, at most `in_flight` at a time, until all are done or `stop` says so. `each` is told of every one.
/// The sandboxes of `pool` are given up at the end.
pub async fn play(
    global: &Global,
    pool: &Pool,
    episodes: Vec<Planned>,
    in_flight: usize,
    file: &Path,
    stop: &Stop,
    each: impl Fn(&Trajectory),
) -> Result<BenchOutcome, Failure> {
    let progress = Progress::new("episodes", episodes.len(), global.quiet);
    let solved = AtomicUsize::new(0);
    let outcome = bench(episodes, in_flight, file, stop, |trajectory| {
        step(&progress, &solved, trajectory);
        each(trajectory);
    })
    .await;
    progress.finish();
    pool.close().await;
    tracing::info!(figures = ?pool.figures(), "sandboxes");
    outcome.map_err(Failure::infrastructure)
}

fn step(progress: &Progress, solved: &AtomicUsize, trajectory: &Trajectory) {
    let count = solved.fetch_add(usize::from(trajectory.solved), Ordering::Relaxed)
        + usize::from(trajectory.solved);
    tracing::info!(
        episode = trajectory.episode,
        status = ?trajectory.status,
        reward = trajectory.reward,
        turns = trajectory.turns.len(),
        "episode finished"
    );
    progress.step(&format!("({count} solved)"));
}

/// Ctrl-C stops gently, a second one at once.
pub fn listen() -> Stop {
    let stop = Stop::default();
    let listening = stop.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            news("stopping: episodes in flight are finished; Ctrl-C again to give them up");
            listening.gently.cancel();
        }
        if tokio::signal::ctrl_c().await.is_ok() {
            news("stopping at once");
            listening.at_once.cancel();
        }
    });
    stop
}

/// Says what did not go as it should: replays that differ, and why it gave up.
pub fn say(outcome: &BenchOutcome) {
    for (episode, differences) in &outcome.replay_differences {
        news(&format!(
            "replay differs: {episode}: {}",
            differences.join("; ")
        ));
    }
    if let Some(why) = &outcome.gave_up {
        news(&format!("gave up: {why}"));
    }
}

/// How a run of episodes ends. `failed` says that something else went wrong that is not this machine's fault.
pub fn exit(outcome: &BenchOutcome, episodes: &Collected, failed: bool) -> Exit {
    if outcome.gave_up.is_some() || episodes.any(Status::Errored) {
        Exit::Infrastructure
    } else if outcome.interrupted {
        Exit::Interrupted
    } else if episodes.any(Status::Ungraded) || !outcome.replay_differences.is_empty() || failed {
        Exit::Failed
    } else {
        Exit::Success
    }
}

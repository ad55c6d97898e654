//! The bench loop: many episodes in flight, one writer.

use std::path::Path;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::episode::{Environment, EpisodeLimits, EpisodeSpec, drive};
use crate::trajectory::{EndClass, Status, Trajectory, TrajectoryWriter, WriteError};

/// So many errored episodes without a graded one between them mean that the machine is not well, and that going on
/// would only make more of them.
const ERRORS_IN_A_ROW: u32 = 12;

/// How a run is told to stop.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    /// No further episode begins; those in flight are finished.
    pub gently: CancellationToken,
    /// Episodes in flight are given up. Nothing of them is recorded.
    pub at_once: CancellationToken,
}

/// How a bench ended.
#[derive(Debug, Default)]
pub struct BenchOutcome {
    /// Episodes that were recorded now.
    pub recorded: usize,
    /// Episodes that are still missing.
    pub missing: usize,
    /// Whether somebody stopped it.
    pub interrupted: bool,
    /// Why it gave up by itself.
    pub gave_up: Option<String>,
    /// Replayed episodes whose grades differ from the recorded ones, and in what.
    pub replay_differences: Vec<(String, Vec<String>)>,
}

/// Why a bench could not go on.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// A trajectory could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// An episode, where it is played, and where it ends at the latest.
#[derive(Clone)]
pub struct Planned {
    /// Which episode.
    pub spec: EpisodeSpec,
    /// The environment. Those of one run share a grader.
    pub environment: Environment,
    /// Its limits.
    pub limits: EpisodeLimits,
}

/// Plays `episodes`, at most `in_flight` at a time, and appends each to `file` as soon as it is finished. `each` is told
/// of every one.
pub async fn bench(
    episodes: Vec<Planned>,
    in_flight: usize,
    file: &Path,
    stop: &Stop,
    each: impl Fn(&Trajectory),
) -> Result<BenchOutcome, BenchError> {
    let mut writer = TrajectoryWriter::open(file)?;
    let mut outcome = BenchOutcome {
        missing: episodes.len(),
        ..BenchOutcome::default()
    };
    let mut waiting = episodes.into_iter();
    let mut running: JoinSet<(Arc<EpisodeSpec>, Trajectory)> = JoinSet::new();
    let mut errors_in_a_row = 0;
    loop {
        let open = !stop.gently.is_cancelled()
            && !stop.at_once.is_cancelled()
            && outcome.gave_up.is_none();
        while open && running.len() < in_flight.max(1) {
            let Some(planned) = waiting.next() else { break };
            running.spawn(async move {
                let spec = Arc::new(planned.spec);
                let trajectory = guarded(&planned.environment, &planned.limits, &spec).await;
                (spec, trajectory)
            });
        }
        let joined = tokio::select! {
            joined = running.join_next() => joined,
            () = stop.at_once.cancelled() => {
                running.shutdown().await;
                None
            }
        };
        let Some(joined) = joined else { break };
        // A panic in the loop's own wrapper; episodes themselves are guarded. The episode stays missing.
        let Ok((spec, trajectory)) = joined else {
            continue;
        };
        writer.append(&trajectory)?;
        outcome.recorded += 1;
        if trajectory.status == Status::Errored {
            errors_in_a_row += 1;
            tracing::error!(
                episode = trajectory.episode,
                detail = trajectory.detail,
                "episode errored"
            );
            if errors_in_a_row >= ERRORS_IN_A_ROW && outcome.gave_up.is_none() {
                let why = trajectory.detail.clone().unwrap_or_default();
                outcome.gave_up = Some(format!(
                    "{errors_in_a_row} episodes in a row errored, the last one with: {why}"
                ));
            }
        } else {
            errors_in_a_row = 0;
            outcome.missing -= 1;
        }
        if let Some(recorded) = spec.policy.recorded()
            && trajectory.status == Status::Graded
        {
            let differences = recorded.differences(&trajectory);
            if !differences.is_empty() {
                outcome
                    .replay_differences
                    .push((trajectory.episode.clone(), differences));
            }
        }
        each(&trajectory);
    }
    outcome.interrupted = stop.gently.is_cancelled() || stop.at_once.is_cancelled();
    Ok(outcome)
}

/// Plays an episode on a task of its own, so that a panic in it is an errored episode and not the end of the run.
async fn guarded(
    environment: &Environment,
    limits: &EpisodeLimits,
    spec: &Arc<EpisodeSpec>,
) -> Trajectory {
    let (inner_environment, inner_limits, inner_spec) =
        (environment.clone(), *limits, Arc::clone(spec));
    let mut play = JoinSet::new();
    play.spawn(async move { drive(&inner_environment, &inner_limits, &inner_spec).await });
    match play.join_next().await {
        Some(Ok(trajectory)) => trajectory,
        other => {
            let why = match other {
                Some(Err(error)) => error.to_string(),
                _ => "the episode vanished".to_owned(),
            };
            crate::episode::errored(environment, spec, EndClass::Internal, &why)
        }
    }
}

//! `replay`: plays the replies of an earlier run again. Their grades must come out the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;

use super::{Answer, Policy, PolicyError, PolicyFactory, PolicyFailure, SharedPolicy, View};
use crate::endpoint::PromptStyle;
use crate::trajectory::{Reply, Status, Trajectory, read_run};

/// Recorded episodes of one model, by task and sample.
#[derive(Debug, Default)]
pub struct Recorded {
    episodes: BTreeMap<(String, u32), Trajectory>,
}

impl Recorded {
    /// The recorded episode of a task and sample.
    pub fn episode(&self, task: &str, sample: u32) -> Option<&Trajectory> {
        self.episodes.get(&(task.to_owned(), sample))
    }

    /// In what the grades of a replayed episode differ from the recorded ones; empty when they agree.
    pub fn differences(&self, replayed: &Trajectory) -> Vec<String> {
        let Some(recorded) = self.episode(&replayed.task, replayed.sample) else {
            return vec!["nothing was recorded".to_owned()];
        };
        let mut differences = Vec::new();
        if recorded.turns.len() != replayed.turns.len() {
            differences.push(format!(
                "{} turns, recorded {}",
                replayed.turns.len(),
                recorded.turns.len()
            ));
        }
        for (now, then) in replayed.turns.iter().zip(&recorded.turns) {
            if now.grade.verdict() != then.grade.verdict() {
                let (now_at, then_at) = (now.grade.stops_at.name(), then.grade.stops_at.name());
                differences.push(format!(
                    "turn {}: the grade differs ({now_at}, recorded {then_at})",
                    now.turn
                ));
            }
        }
        differences
    }
}

struct Replay {
    name: String,
    recorded: Arc<Recorded>,
}

/// Replays `model` of the run in `folder`; without a model the run must have just one.
pub fn replay(name: &str, folder: &Path, model: Option<&str>) -> Result<SharedPolicy, PolicyError> {
    let trajectories = read_run(folder).map_err(|error| PolicyError::Replay(error.to_string()))?;
    let mut models: Vec<String> = trajectories.iter().map(Trajectory::row).collect();
    models.sort();
    models.dedup();
    let model = match (model, models.as_slice()) {
        (Some(model), _) if models.iter().any(|known| known == model) => model.to_owned(),
        (None, [only]) => only.clone(),
        _ => {
            return Err(PolicyError::Replay(format!(
                "{} holds the models {}; say which one: replay:RUN/MODEL",
                folder.display(),
                models.join(", ")
            )));
        }
    };
    let episodes = trajectories
        .into_iter()
        .filter(|one| one.row() == model && one.status == Status::Graded)
        .map(|one| ((one.task.clone(), one.sample), one))
        .collect();
    Ok(Arc::new(Replay {
        name: name.to_owned(),
        recorded: Arc::new(Recorded { episodes }),
    }))
}

impl PolicyFactory for Replay {
    fn name(&self) -> &str {
        &self.name
    }

    fn begin(&self) -> Box<dyn Policy> {
        Box::new(Playing {
            recorded: Arc::clone(&self.recorded),
        })
    }

    fn prompt_style(&self) -> PromptStyle {
        PromptStyle::System
    }

    fn recorded(&self) -> Option<&Recorded> {
        Some(&self.recorded)
    }
}

struct Playing {
    recorded: Arc<Recorded>,
}

impl Policy for Playing {
    fn act<'a>(&'a mut self, view: &'a View<'a>) -> BoxFuture<'a, Result<Answer, PolicyFailure>> {
        let answer = match self.recorded.episode(view.task.id(), view.sample) {
            None => Err(PolicyFailure::Missing(format!(
                "no graded episode of {} sample {} was recorded",
                view.task.id(),
                view.sample
            ))),
            Some(episode) => Ok(match episode.turns.get(view.turn as usize - 1) {
                None => Answer::Done,
                // What it cost was paid the first time.
                Some(turn) => Answer::Reply(Box::new(Reply {
                    usage: crate::endpoint::Usage::default(),
                    cost_usd: None,
                    attempts: Vec::new(),
                    ..turn.reply.clone()
                })),
            }),
        };
        futures::future::ready(answer).boxed()
    }
}

//! One episode as a client plays it.

use std::sync::Arc;

use super::types::{ActionData, ObservationData, Payload, ResetData, StateData};
use crate::episode::{Session, Step};
use crate::service::Service;
use crate::service::problem::{ErrorClass, Problem};
use crate::service::queue::Client;
use crate::service::work::Deadline;
use crate::task::Task;

/// Characters of an episode's id at most.
const ID_LENGTH: usize = 255;

/// What is held between two messages of a session: no sandbox, and of the package only what was changed.
#[derive(Default)]
pub struct Play {
    session: Option<Session>,
    state: StateData,
    max_turns: u32,
}

impl Play {
    /// How it stands.
    pub fn state(&self) -> &StateData {
        &self.state
    }

    /// Begins an episode, whatever was before.
    pub async fn reset(
        &mut self,
        service: &Service,
        client: &Client,
        asked: ResetData,
    ) -> Result<Payload, Problem> {
        let max_turns = asked.max_turns.unwrap_or(service.inner.turns);
        if max_turns == 0 {
            return Err(Problem::field("max_turns", "must be at least 1"));
        }
        if asked
            .episode_id
            .as_ref()
            .is_some_and(|id| id.chars().count() > ID_LENGTH)
        {
            let why = format!("has more than {ID_LENGTH} characters");
            return Err(Problem::field("episode_id", why));
        }
        let task = task_of(service, &asked)?;
        let environment = service.environment().in_format(asked.reply_format);
        let place = service.reserve_one(client)?;
        let deadline = service.deadline(None)?;
        let (style, id) = (asked.style.unwrap_or_default(), task.id().to_owned());
        let work = async move { environment.reset(task, style).await };
        let reset = service.carry_out(place, deadline, work).await?;
        let (session, first) = reset.map_err(|failure| Problem::grading(&failure))?;
        self.session = Some(session);
        self.max_turns = max_turns;
        self.state = StateData {
            episode_id: Some(asked.episode_id.unwrap_or_else(random_id)),
            task: Some(id.clone()),
            ..StateData::default()
        };
        Ok(Payload {
            observation: ObservationData {
                task: id,
                turns_left: max_turns,
                ..ObservationData::telling(&first)
            },
            reward: None,
            done: false,
        })
    }

    /// Plays a turn.
    pub async fn step(
        &mut self,
        service: &Service,
        client: &Client,
        action: ActionData,
        deadline: Deadline,
    ) -> Result<Payload, Problem> {
        if self.state.done {
            let why = "the episode is over; begin another with a reset";
            return Err(Problem::new(ErrorClass::BadRequest, why));
        }
        let task = action.task.as_ref();
        if task.is_some_and(|task| Some(task) != self.state.task.as_ref()) {
            let why = "is not the task of this episode; a reset begins another";
            return Err(Problem::field("task", why));
        }
        let Some(mut session) = self.session.take() else {
            let why = "there is no episode yet; begin one with a reset";
            return Err(Problem::new(ErrorClass::BadRequest, why));
        };
        let place = match service.reserve_one(client) {
            Ok(place) => place,
            Err(problem) => {
                // Nothing has happened: the client may try the same turn again.
                self.session = Some(session);
                return Err(problem);
            }
        };
        let work = async move {
            let outcome = session.step(&action.reply).await;
            (session, outcome)
        };
        let outcome = match service.carry_out(place, deadline, work).await {
            Ok((session, outcome)) => {
                self.session = Some(session);
                outcome.map_err(|failure| Problem::grading(&failure))
            }
            Err(problem) => {
                // The package is with the work that was given up.
                self.state = StateData::default();
                let message = format!("{}; the episode is lost, begin another", problem.message);
                Err(Problem { message, ..problem })
            }
        };
        match outcome {
            Ok(step) => {
                service.metrics().graded(&step.grade);
                Ok(self.told(&step))
            }
            Err(problem) => {
                service.metrics().failure(&problem);
                Err(problem)
            }
        }
    }

    fn told(&mut self, step: &Step) -> Payload {
        let state = &mut self.state;
        state.step_count += 1;
        state.solved = step.grade.solved();
        state.reward = Some(step.reward);
        state.done = step.done || state.step_count >= self.max_turns;
        if state.done {
            self.session = None;
        }
        let tests = step.grade.tests.as_ref().filter(|tests| tests.built);
        let compile = step.grade.compile.as_ref();
        Payload {
            observation: ObservationData {
                task: state.task.clone().unwrap_or_default(),
                turn: state.step_count,
                turns_left: self.max_turns - state.step_count,
                stage: Some(step.grade.stops_at),
                solved: state.solved,
                declared: step.declared.clone(),
                codes: compile
                    .map(|compile| compile.codes.clone())
                    .unwrap_or_default(),
                tests_passed: tests.map(crate::grade::Tests::passed),
                tests: tests.map(|tests| tests.outcomes.len()),
                ..ObservationData::telling(&step.observation)
            },
            reward: Some(step.reward),
            done: state.done,
        }
    }
}

fn task_of(service: &Service, asked: &ResetData) -> Result<Arc<Task>, Problem> {
    let catalogue = &service.inner.catalogue;
    match &asked.task {
        Some(id) => catalogue.get(id).map_err(|problem| Problem {
            field: Some("task".to_owned()),
            ..problem
        }),
        None => catalogue
            .draw(asked.seed.unwrap_or_else(rand::random))
            .ok_or_else(|| Problem::new(ErrorClass::NotFound, "no task is served")),
    }
}

fn random_id() -> String {
    format!("{:032x}", rand::random::<u128>())
}

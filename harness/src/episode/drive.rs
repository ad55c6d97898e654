//! Driving one policy through one episode, and recording all of it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::environment::{Environment, Session, Step};
use super::{EpisodeLimits, outcome};
use crate::endpoint::{Message, PromptStyle, Usage};
use crate::grade::{Grade, Scoring, Stage};
use crate::policy::{Answer, Policy, PolicyFailure, SharedPolicy, View};
use crate::task::{SuiteId, Task};
use crate::trajectory::{
    EndClass, EndedBy, Reply, SCHEMA_VERSION, Status, Totals, Trajectory, Turn, row_name,
};

/// Which episode.
#[derive(Clone)]
pub struct EpisodeSpec {
    /// The run's name.
    pub run: String,
    /// The suite that the run is over.
    pub suite: Arc<SuiteId>,
    /// The task.
    pub task: Arc<Task>,
    /// The policy.
    pub policy: SharedPolicy,
    /// The arm of the experiment that it belongs to: the level of each factor.
    pub arm: Option<Arc<BTreeMap<String, String>>>,
    /// How the standing instructions reach the policy; as the policy would have it when left out.
    pub prompt_style: Option<PromptStyle>,
    /// Sample number, from 0.
    pub sample: u32,
    /// The episode's seed.
    pub seed: u64,
    /// Tries of this episode that ended as errored.
    pub earlier_errors: u32,
}

impl EpisodeSpec {
    /// The episode's name in its run.
    pub fn episode(&self) -> String {
        format!("{}/{}/{}", self.row(), self.task.id(), self.sample)
    }

    /// The name of its row in a leaderboard.
    pub fn row(&self) -> String {
        row_name(self.policy.name(), self.arm.as_deref())
    }
}

/// Plays one episode to its end. Whatever happens, there is a record of it.
pub async fn drive(
    environment: &Environment,
    limits: &EpisodeLimits,
    spec: &EpisodeSpec,
) -> Trajectory {
    let mut log = Log::new(environment, spec);
    let style = spec
        .prompt_style
        .unwrap_or_else(|| spec.policy.prompt_style());
    match environment.reset(Arc::clone(&spec.task), style).await {
        Ok((session, first)) => {
            log.start = Some(Arc::clone(session.start()));
            let mut play = Play {
                limits,
                spec,
                session,
                conversation: Vec::new(),
                fresh: first.messages,
            };
            play.turns(&mut log).await;
        }
        Err(failure) => log.fail(Status::Errored, outcome::of_grading(&failure), &failure),
    }
    log.finish(environment)
}

/// The record of an episode that broke before it could make one itself.
pub fn errored(
    environment: &Environment,
    spec: &EpisodeSpec,
    class: EndClass,
    why: &str,
) -> Trajectory {
    let mut log = Log::new(environment, spec);
    log.fail(Status::Errored, class, &why);
    log.finish(environment)
}

struct Play<'a> {
    limits: &'a EpisodeLimits,
    spec: &'a EpisodeSpec,
    session: Session,
    conversation: Vec<Message>,
    /// Messages that the policy has not answered yet.
    fresh: Vec<Message>,
}

impl Play<'_> {
    async fn turns(&mut self, log: &mut Log) {
        let mut policy = self.spec.policy.begin();
        for turn in 1..=self.limits.turns {
            if let Some(limit) = self.limit_reached(log) {
                return log.end(limit);
            }
            let started = log.elapsed_ms();
            self.conversation.extend(self.fresh.iter().cloned());
            let reply = match self.ask(policy.as_mut(), turn, log).await {
                Ok(reply) => *reply,
                Err(Stop::Ended(by)) => return log.end(by),
                Err(Stop::Failed(class, failure)) => return log.policy_failed(class, &failure),
            };
            log.spent(&reply);
            let grading = Instant::now();
            let step = match self.session.step(&reply.text).await {
                Ok(step) => step,
                Err(failure) => {
                    return log.fail(Status::Errored, outcome::of_grading(&failure), &failure);
                }
            };
            log.record.totals.grade_ms += millis(grading);
            self.conversation
                .push(Message::assistant(reply.text.clone()));
            let messages = std::mem::replace(&mut self.fresh, step.observation.messages.clone());
            let ended = ending(&step);
            self.note(
                log,
                Noted {
                    turn,
                    started,
                    messages,
                    reply,
                    step,
                },
            );
            if let Some(by) = ended {
                return log.end(by);
            }
        }
        log.end(EndedBy::Turns);
    }

    fn wall_ms(&self) -> Option<u64> {
        (self.limits.wall_s > 0).then(|| self.limits.wall_s.saturating_mul(1000))
    }

    fn limit_reached(&self, log: &Log) -> Option<EndedBy> {
        let totals = &log.record.totals;
        let over = |limit: Option<u64>, used: u64| limit.is_some_and(|limit| used >= limit);
        if over(self.wall_ms(), log.elapsed_ms()) {
            return Some(EndedBy::WallTime);
        }
        if over(self.limits.tokens, totals.usage.total()) {
            return Some(EndedBy::Tokens);
        }
        let cost = totals.cost_usd.unwrap_or(0.0);
        self.limits
            .cost_usd
            .is_some_and(|limit| cost >= limit)
            .then_some(EndedBy::Cost)
    }

    async fn ask(
        &self,
        policy: &mut dyn Policy,
        turn: u32,
        log: &mut Log,
    ) -> Result<Box<Reply>, Stop> {
        let view = View {
            task: self.session.task(),
            sample: self.spec.sample,
            seed: self.spec.seed,
            turn,
            turns_left: self.limits.turns - turn + 1,
            messages: &self.conversation,
            files: self.session.files(),
            grade: log
                .record
                .turns
                .last()
                .map_or(self.session.start(), |turn| &turn.grade),
            reply_format: log.record.reply_format,
        };
        let asked = Instant::now();
        let left = self
            .wall_ms()
            .map(|limit| limit.saturating_sub(log.elapsed_ms()));
        let answered = match left {
            Some(left) => {
                tokio::time::timeout(Duration::from_millis(left), policy.act(&view)).await
            }
            None => Ok(policy.act(&view).await),
        };
        log.record.totals.policy_ms += millis(asked);
        match answered {
            Err(_) => Err(Stop::Ended(EndedBy::WallTime)),
            Ok(Ok(Answer::Done)) => Err(Stop::Ended(EndedBy::PolicyDone)),
            Ok(Ok(Answer::Reply(reply))) => Ok(reply),
            Ok(Err(failure)) => Err(Stop::Failed(outcome::of_policy(&failure), failure)),
        }
    }

    fn note(&self, log: &mut Log, noted: Noted) {
        let duration_ms = log.elapsed_ms().saturating_sub(noted.started);
        log.record.turns.push(Turn {
            turn: noted.turn,
            messages: noted.messages,
            reply: noted.reply,
            action: noted.step.action,
            files: self.session.task().editable(self.session.files()),
            grade: noted.step.grade,
            reward: noted.step.reward,
            started_ms: noted.started,
            duration_ms,
        });
    }
}

/// Why there is no reply.
enum Stop {
    Ended(EndedBy),
    Failed(EndClass, PolicyFailure),
}

/// What is recorded of a turn.
struct Noted {
    turn: u32,
    started: u64,
    messages: Vec<Message>,
    reply: Reply,
    step: Step,
}

fn ending(step: &Step) -> Option<EndedBy> {
    match (step.done, &step.declared) {
        (true, Some(_)) => Some(EndedBy::Declared),
        (true, None) => Some(EndedBy::Solved),
        (false, _) => None,
    }
}

/// The record as it grows.
struct Log {
    record: Trajectory,
    /// The grade of the untouched workspace. It is large and every episode of a task has the same, so it goes into the
    /// record only at the end.
    start: Option<Arc<Grade>>,
    began: Instant,
}

impl Log {
    fn new(environment: &Environment, spec: &EpisodeSpec) -> Self {
        let settings = environment.settings();
        let record = Trajectory {
            schema_version: SCHEMA_VERSION,
            run: spec.run.clone(),
            episode: spec.episode(),
            task: spec.task.id().to_owned(),
            family: spec.task.manifest.family.clone(),
            difficulty: spec.task.manifest.difficulty,
            task_hash: spec.task.hash.clone(),
            impossible: spec.task.impossible.as_ref().map(|one| one.kind),
            suite: Some(SuiteId::clone(&spec.suite)),
            model: spec.policy.name().to_owned(),
            arm: spec.arm.as_deref().cloned(),
            sample: spec.sample,
            seed: spec.seed,
            status: Status::Graded,
            class: None,
            detail: None,
            reward: None,
            solved: false,
            ended_by: EndedBy::Turns,
            scoring: Scoring::of(&spec.task),
            weights: settings.weights,
            start: Grade::stopped(Stage::Parse),
            turns: Vec::new(),
            reply_format: settings.reply_format,
            totals: Totals::default(),
            started_at: jiff::Timestamp::now().to_string(),
            earlier_errors: spec.earlier_errors,
        };
        Self {
            record,
            start: None,
            began: Instant::now(),
        }
    }

    fn elapsed_ms(&self) -> u64 {
        millis(self.began)
    }

    fn end(&mut self, by: EndedBy) {
        self.record.ended_by = by;
        // Time that ran out before the first answer says something of the endpoint and nothing of the model.
        if self.record.turns.is_empty() && by == EndedBy::WallTime {
            let why = "the wall-clock limit passed before the first answer";
            self.fail(Status::Ungraded, EndClass::EndpointUnavailable, &why);
            self.record.ended_by = EndedBy::WallTime;
        }
    }

    fn fail(&mut self, status: Status, class: EndClass, why: &dyn std::fmt::Display) {
        self.record.status = status;
        self.record.class = Some(class);
        self.record.detail = Some(why.to_string());
        self.record.ended_by = EndedBy::Failure;
    }

    fn policy_failed(&mut self, class: EndClass, failure: &PolicyFailure) {
        if let PolicyFailure::Endpoint(failed) = failure {
            self.add(&failed.usage.unwrap_or_default(), failed.cost_usd);
        }
        if class == EndClass::ContextLength && !self.record.turns.is_empty() {
            // The model has used up its context: a limit like that on tokens, and its turns so far count.
            self.record.detail = Some(failure.to_string());
            self.record.ended_by = EndedBy::Tokens;
            return;
        }
        self.fail(Status::Ungraded, class, failure);
    }

    fn spent(&mut self, reply: &Reply) {
        let failed = reply
            .attempts
            .iter()
            .filter(|attempt| attempt.class.is_some());
        let usage = failed
            .filter_map(|attempt| attempt.usage)
            .fold(reply.usage, |sum, usage| sum.plus(&usage));
        self.add(&usage, reply.cost_usd);
    }

    fn add(&mut self, usage: &Usage, cost_usd: Option<f64>) {
        let totals = &mut self.record.totals;
        totals.usage = totals.usage.plus(usage);
        if let Some(cost) = cost_usd {
            totals.cost_usd = Some(totals.cost_usd.unwrap_or(0.0) + cost);
        }
    }

    fn finish(mut self, environment: &Environment) -> Trajectory {
        let record = &mut self.record;
        record.totals.wall_ms = millis(self.began);
        if let Some(start) = &self.start {
            record.start = Grade::clone(start);
        }
        if record.status == Status::Graded {
            let rewards: Vec<f64> = record.turns.iter().map(|turn| turn.reward).collect();
            record.reward = Some(environment.settings().weights.of_episode(&rewards));
            record.solved = record.turns.iter().any(|turn| turn.grade.solved());
        }
        self.record
    }
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

//! What `/v1/grade` takes and gives.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::Service;
use super::inline::InlineTask;
use super::problem::Problem;
use crate::action::{Files, ReplyFormat};
use crate::episode::{Candidate, Judged};
use crate::grade::{Grade, RewardParts, RewardWeights, Scoring, reward_parts};
use crate::task::Task;

/// A task by its id, or whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum TaskRef {
    /// The id of a task that is served.
    Id(String),
    /// A task that comes along.
    Inline(InlineTask),
}

// By hand, so that what is wrong inside of a task is said rather than that neither form fits.
impl<'de> Deserialize<'de> for TaskRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::String(id) => Ok(Self::Id(id)),
            whole @ serde_json::Value::Object(_) => serde_json::from_value(whole)
                .map(Self::Inline)
                .map_err(serde::de::Error::custom),
            _ => Err(serde::de::Error::custom(
                "a task is an id, or an object with `files`",
            )),
        }
    }
}

/// A request to grade one candidate, or several.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GradeRequest {
    /// The task; of a batch, of those candidates that name none.
    pub task: Option<TaskRef>,
    /// The one candidate, as a model's reply.
    pub completion: Option<String>,
    /// The one candidate, as whole files by path.
    pub files: Option<Files>,
    /// Several candidates, in place of one.
    pub candidates: Option<Vec<CandidateSpec>>,
    /// How replies are written; left out, as configured.
    pub reply_format: Option<ReplyFormat>,
    /// The reward's weights; left out, as configured.
    pub weights: Option<RewardWeights>,
    /// Seconds that the request may take, waiting included.
    pub timeout_s: Option<f64>,
    /// Answer with one JSON object a line, each as soon as it is there.
    pub stream: bool,
    /// Leave the grade out of the answer: reward and its parts only.
    pub without_grade: bool,
}

/// One candidate of a batch.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CandidateSpec {
    /// Comes back with the result.
    pub id: Option<String>,
    /// Its task; left out, that of the batch.
    pub task: Option<TaskRef>,
    /// A model's reply.
    pub completion: Option<String>,
    /// Whole files, by path.
    pub files: Option<Files>,
}

/// What came of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CandidateResult {
    /// Its place in the request, from 0.
    pub index: usize,
    /// The id that it came with.
    pub id: Option<String>,
    /// The id of its task.
    pub task: String,
    /// Whether there is a grade.
    pub status: ResultStatus,
    /// The reward in [0, 1]; null when there is no grade.
    pub reward: Option<f64>,
    /// Whether everything was satisfied.
    pub solved: bool,
    /// The reason, when the reply declares the task contradictory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<String>,
    /// What the reward consists of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub components: Option<RewardParts>,
    /// The place of the identical candidate that was graded in its stead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<usize>,
    /// The whole grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Why there is no grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Problem>,
}

/// Whether there is a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResultStatus {
    /// There is.
    Graded,
    /// Our side failed. There is no reward.
    Error,
}

/// The answer to a batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BatchAnswer {
    /// One for each candidate, in order.
    pub results: Vec<CandidateResult>,
}

/// A candidate that has been checked.
#[derive(Debug, Clone)]
pub struct Checked {
    pub index: usize,
    pub id: Option<String>,
    pub task: Arc<Task>,
    pub given: Arc<Given>,
}

/// What a candidate consists of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Given {
    /// A model's reply.
    Reply(String),
    /// Whole files.
    Files(Files),
}

impl Given {
    /// For the environment.
    pub fn candidate(&self) -> Candidate<'_> {
        match self {
            Self::Reply(text) => Candidate::Reply(text),
            Self::Files(files) => Candidate::Files(files),
        }
    }

    fn new(place: &str, completion: Option<String>, files: Option<Files>) -> Result<Self, Problem> {
        match (completion, files) {
            (Some(text), None) => Ok(Self::Reply(text)),
            (None, Some(files)) => Ok(Self::Files(files)),
            (Some(_), Some(_)) => Err(Problem::field(
                format!("{place}files"),
                "give either `completion` or `files`",
            )),
            (None, None) => Err(Problem::field(
                format!("{place}completion"),
                "is missing; give `completion`, a model's reply, or `files`",
            )),
        }
    }
}

impl GradeRequest {
    /// Whether several candidates are given.
    pub fn is_batch(&self) -> bool {
        self.candidates.is_some()
    }

    /// The candidates, checked.
    pub async fn check(&mut self, service: &Service) -> Result<Vec<Checked>, Problem> {
        let (completion, files) = (self.completion.take(), self.files.take());
        let Some(specs) = self.candidates.take() else {
            let given = Arc::new(Given::new("", completion, files)?);
            let task = find(service, "task", self.task.take()).await?;
            return Ok(vec![Checked {
                index: 0,
                id: None,
                task,
                given,
            }]);
        };
        if completion.is_some() || files.is_some() {
            return Err(Problem::field(
                "candidates",
                "goes with neither `completion` nor `files`",
            ));
        }
        let most = service.settings().batch;
        if specs.len() > most {
            let why = format!(
                "holds {} candidates; a request has at most {most} (`serve.batch`)",
                specs.len()
            );
            return Err(Problem::field("candidates", why));
        }
        let shared = match self.task.take() {
            Some(task) => Some(find(service, "task", Some(task)).await?),
            None => None,
        };
        let mut checked = Vec::with_capacity(specs.len());
        for (index, spec) in specs.into_iter().enumerate() {
            let place = format!("candidates[{index}].");
            let task = match (spec.task, &shared) {
                (None, Some(shared)) => Arc::clone(shared),
                (own, _) => find(service, &format!("{place}task"), own).await?,
            };
            checked.push(Checked {
                index,
                id: spec.id,
                task,
                given: Arc::new(Given::new(&place, spec.completion, spec.files)?),
            });
        }
        Ok(checked)
    }
}

async fn find(service: &Service, field: &str, task: Option<TaskRef>) -> Result<Arc<Task>, Problem> {
    let found = match task {
        None => return Err(Problem::field(field, "is missing; give a task's id")),
        Some(TaskRef::Id(id)) => service.inner.catalogue.get(&id),
        Some(TaskRef::Inline(task)) => service.inner.inline.get(task).await,
    };
    found.map_err(|problem| Problem {
        field: problem.field.or_else(|| Some(field.to_owned())),
        ..problem
    })
}

impl CandidateResult {
    /// What came of `candidate`.
    pub fn of(
        candidate: &Checked,
        outcome: Result<&Judged, Problem>,
        weights: &RewardWeights,
        with_grade: bool,
    ) -> Self {
        let empty = Self {
            index: candidate.index,
            id: candidate.id.clone(),
            task: candidate.task.id().to_owned(),
            status: ResultStatus::Error,
            reward: None,
            solved: false,
            declared: None,
            components: None,
            duplicate_of: None,
            grade: None,
            error: None,
        };
        match outcome {
            Err(problem) => Self {
                error: Some(problem),
                ..empty
            },
            Ok(judged) => Self {
                status: ResultStatus::Graded,
                reward: Some(judged.reward),
                solved: judged.grade.solved(),
                declared: judged.declared.clone(),
                components: Some(reward_parts(
                    &judged.grade,
                    &Scoring::of(&candidate.task),
                    weights,
                )),
                grade: with_grade.then(|| judged.grade.clone()),
                ..empty
            },
        }
    }
}

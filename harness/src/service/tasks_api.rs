//! `GET /v1/tasks`: what there is to solve. Hidden tests and solutions never leave the service.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Service;
use super::input::{Asked, Asker};
use super::problem::Problem;
use crate::action::{Files, ReplyFormat};
use crate::endpoint::{Message, PromptStyle};
use crate::task::{SuiteId, Task};

/// Which tasks.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TaskFilter {
    /// Only this family.
    pub family: Option<String>,
    /// Only this difficulty, 1 to 5.
    pub difficulty: Option<u8>,
}

/// The tasks that are served.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TaskList {
    /// The suite that is served.
    pub suite: SuiteId,
    /// Its tasks, by id.
    pub tasks: Vec<TaskFacts>,
}

/// What is to be known of a task.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TaskFacts {
    /// The id.
    pub id: String,
    /// One line.
    pub title: String,
    /// The family.
    pub family: String,
    /// From 1 to 5.
    pub difficulty: u8,
    /// The programming language.
    pub language: String,
    /// The edition.
    pub edition: String,
    /// Free words.
    pub tags: Vec<String>,
    /// Files that may be changed.
    pub editable: Vec<String>,
    /// Hash of the task's contents.
    pub hash: String,
}

/// A task as whoever is to solve it sees it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct TaskPage {
    /// What is to be known of it.
    #[serde(flatten)]
    pub facts: TaskFacts,
    /// What is asked.
    pub instruction: String,
    /// The package to begin with, by path.
    pub files: Files,
}

/// How a prompt is to be.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PromptQuery {
    /// Where the standing instructions go; left out, into a system message.
    pub style: Option<PromptStyle>,
    /// How replies are to be written; left out, as configured.
    pub reply_format: Option<ReplyFormat>,
}

/// The first observation of a task.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Prompt {
    /// The task's id.
    pub id: String,
    /// Hash of the task's contents.
    pub hash: String,
    /// What a model is told.
    pub messages: Vec<Message>,
}

impl TaskFacts {
    fn of(task: &Task) -> Self {
        let manifest = &task.manifest;
        Self {
            id: task.id().to_owned(),
            title: manifest.title.clone(),
            family: manifest.family.clone(),
            difficulty: manifest.difficulty,
            language: manifest.language.clone(),
            edition: manifest.edition.clone(),
            tags: manifest.tags.clone(),
            editable: manifest.editable.clone(),
            hash: task.hash.clone(),
        }
    }
}

/// Lists the tasks.
pub async fn list(
    State(service): State<Service>,
    Asked(filter): Asked<TaskFilter>,
) -> Json<TaskList> {
    let fits = |task: &&Arc<Task>| {
        let manifest = &task.manifest;
        filter
            .family
            .as_ref()
            .is_none_or(|family| *family == manifest.family)
            && filter
                .difficulty
                .is_none_or(|level| level == manifest.difficulty)
    };
    let catalogue = &service.inner.catalogue;
    Json(TaskList {
        suite: catalogue.suite.clone(),
        tasks: catalogue
            .all()
            .filter(fits)
            .map(|task| TaskFacts::of(task))
            .collect(),
    })
}

/// Shows one task.
pub async fn show(
    State(service): State<Service>,
    Path((family, name)): Path<(String, String)>,
) -> Result<Json<TaskPage>, Problem> {
    let task = service.inner.catalogue.get(&format!("{family}/{name}"))?;
    Ok(Json(TaskPage {
        facts: TaskFacts::of(&task),
        instruction: task.instruction.clone(),
        files: task.workspace.clone(),
    }))
}

/// The first observation of one task. The untouched workspace is graded for it, once.
pub async fn prompt(
    State(service): State<Service>,
    Asker(client): Asker,
    Path((family, name)): Path<(String, String)>,
    Asked(query): Asked<PromptQuery>,
) -> Result<Json<Prompt>, Problem> {
    let task = service.inner.catalogue.get(&format!("{family}/{name}"))?;
    let place = service.reserve_one(&client)?;
    let deadline = service.deadline(None)?;
    let environment = service.environment().in_format(query.reply_format);
    let (style, id, hash) = (
        query.style.unwrap_or_default(),
        task.id().to_owned(),
        task.hash.clone(),
    );
    let work = async move { environment.reset(task, style).await };
    let reset = service.carry_out(place, deadline, work).await?;
    let (_, first) = reset.map_err(|failure| Problem::grading(&failure))?;
    Ok(Json(Prompt {
        id,
        hash,
        messages: first.messages,
    }))
}

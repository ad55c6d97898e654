//! The environment: `reset` gives the first observation, `step` takes a reply and gives observation and grade.
//!
//! Whoever plays an episode comes through here. A sandbox is held only while something is graded.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::{Mutex, OnceCell};

use super::observation::{self, Observation};
use super::prompt;
use crate::action::{self, Action, ActionError, Files, ReplyFormat};
use crate::diagnostic::FeedbackStyle;
use crate::endpoint::PromptStyle;
use crate::grade::{Grade, GradeFailure, Grader, Reward, RewardWeights, Scoring, reward_of};
use crate::task::{Task, TestFeedback};

/// What holds for every episode of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct EnvironmentSettings {
    /// How replies have to be written.
    pub reply_format: ReplyFormat,
    /// How much of the compiler's word a model sees.
    pub feedback: FeedbackStyle,
    /// Tokens that an observation may spend on diagnostics; a token counts as four bytes.
    pub feedback_tokens: usize,
    /// The most that any task may show of its hidden tests. A task's own setting holds when it shows less.
    pub test_feedback: TestFeedback,
    /// The reward's weights.
    pub weights: RewardWeights,
}

impl Default for EnvironmentSettings {
    fn default() -> Self {
        Self {
            reply_format: ReplyFormat::WholeFile,
            feedback: FeedbackStyle::Rendered,
            feedback_tokens: 2000,
            test_feedback: TestFeedback::Messages,
            weights: RewardWeights::default(),
        }
    }
}

/// Grades of untouched workspaces by the task's hash, each made once.
type Starts = Arc<Mutex<HashMap<String, Arc<OnceCell<Arc<Grade>>>>>>;

/// Makes sessions.
#[derive(Clone)]
pub struct Environment {
    grader: Grader,
    settings: Arc<EnvironmentSettings>,
    starts: Starts,
}

/// One episode's state.
pub struct Session {
    environment: Environment,
    task: Arc<Task>,
    /// The package where it is no longer the task's own workspace.
    changed: Option<Files>,
    start: Arc<Grade>,
}

/// What a step gave.
#[derive(Debug, Clone)]
pub struct Step {
    /// What the policy is told next. Empty of news when the task is solved.
    pub observation: Observation,
    /// The edits found in the reply; `None` when it could not be used.
    pub action: Option<Action>,
    /// What the candidate proved.
    pub grade: Grade,
    /// What that is worth.
    pub reward: Reward,
    /// Whether there is nothing left to do: solved, or declared contradictory.
    pub done: bool,
    /// The reason, when the reply declares the task contradictory.
    pub declared: Option<String>,
}

impl Environment {
    /// An environment over a grader.
    pub fn new(grader: Grader, settings: EnvironmentSettings) -> Self {
        Self {
            grader,
            settings: Arc::new(settings),
            starts: Arc::default(),
        }
    }

    /// Its settings.
    pub fn settings(&self) -> &EnvironmentSettings {
        &self.settings
    }

    /// The grader behind it.
    pub fn grader(&self) -> &Grader {
        &self.grader
    }

    /// Begins an episode: the untouched workspace, and the first observation.
    pub async fn reset(
        &self,
        task: Arc<Task>,
        style: PromptStyle,
    ) -> Result<(Session, Observation), GradeFailure> {
        let start = self.start(&task).await?;
        let shown = self.diagnostics(&start).await?;
        let first = prompt::first(&task, &self.settings, style, &start, &shown.text);
        Ok((
            Session {
                environment: self.clone(),
                task,
                changed: None,
                start,
            },
            first,
        ))
    }

    /// The grade of the untouched workspace, made once per task.
    async fn start(&self, task: &Task) -> Result<Arc<Grade>, GradeFailure> {
        let cell = Arc::clone(
            self.starts
                .lock()
                .await
                .entry(task.hash.clone())
                .or_default(),
        );
        let grade = cell.get_or_try_init(|| async {
            self.grader.grade(task, &task.workspace).await.map(Arc::new)
        });
        Ok(Arc::clone(grade.await?))
    }

    /// The compiler's word of a grade, as the settings would have it shown.
    async fn diagnostics(&self, grade: &Grade) -> Result<crate::diagnostic::Shown, GradeFailure> {
        let Some(compile) = &grade.compile else {
            return Ok(Default::default());
        };
        let explanations = match self.settings.feedback {
            FeedbackStyle::Explain => self.grader.explain(&compile.codes).await?,
            _ => Default::default(),
        };
        let budget = self.settings.feedback_tokens.saturating_mul(4);
        Ok(crate::diagnostic::show(
            &compile.diagnostics,
            self.settings.feedback,
            budget,
            &explanations,
        ))
    }
}

/// Reads a reply and lays its edits over `files`, the package as it is.
pub fn take_reply(
    task: &Task,
    files: &Files,
    format: ReplyFormat,
    reply: &str,
) -> Result<(Action, Files), ActionError> {
    let editable = task.editable(files);
    let action = action::parse(format, reply, &editable, &task.edit_rules)?;
    let files = action::apply(files, &action, &task.edit_rules)?;
    Ok((action, files))
}

impl Session {
    /// The task.
    pub fn task(&self) -> &Task {
        &self.task
    }

    /// The package as it is now.
    pub fn files(&self) -> &Files {
        self.changed.as_ref().unwrap_or(&self.task.workspace)
    }

    /// The grade of the untouched workspace.
    pub fn start(&self) -> &Arc<Grade> {
        &self.start
    }

    /// Takes a reply: parses it, applies its edits, grades what comes out. A reply that cannot be used changes no
    /// file and is worth nothing.
    pub async fn step(&mut self, reply: &str) -> Result<Step, GradeFailure> {
        let format = self.environment.settings.reply_format;
        let (action, files) = match take_reply(&self.task, self.files(), format, reply) {
            Ok(taken) => taken,
            Err(error) => return Ok(self.unusable(error.kind(), &error.to_string())),
        };
        if let (Some(reason), true) = (&action.declaration, action.edits.is_empty()) {
            let mut step = self.unusable("declared", "the task was declared contradictory");
            step.declared = Some(reason.clone());
            step.action = Some(action);
            step.done = true;
            return Ok(step);
        }
        let grade = self.environment.grader.grade(&self.task, &files).await?;
        self.changed = Some(files);
        let shown = self.environment.diagnostics(&grade).await?;
        let reward = reward_of(
            &grade,
            &Scoring::of(&self.task),
            &self.environment.settings.weights,
        );
        let observation = observation::after(
            &self.task,
            &self.environment.settings,
            self.files(),
            &grade,
            &shown.text,
        );
        Ok(Step {
            observation,
            action: Some(action),
            done: grade.solved(),
            grade,
            reward,
            declared: None,
        })
    }

    fn unusable(&self, kind: &str, why: &str) -> Step {
        let settings = &self.environment.settings;
        Step {
            observation: observation::unusable(&self.task, settings, self.files(), why),
            action: None,
            grade: Grade::unusable(kind, why),
            reward: 0.0,
            done: false,
            declared: None,
        }
    }
}

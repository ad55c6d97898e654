//! The environment: `reset` gives the first observation, `step` takes a reply and gives observation and grade.
//!
//! Whoever plays an episode comes through here. A sandbox is held only while something is graded.

use std::sync::Arc;

use super::observation::{self, Observation, Said};
use super::prompt;
use crate::action::{self, Action, ActionError, Edit, Files, ReplyFormat};
use crate::diagnostic::{FeedbackStyle, show};
use crate::endpoint::PromptStyle;
use crate::grade::{Grade, GradeFailure, Grader, Once, Reward, RewardWeights, Scoring, reward_of};
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
    /// Whether what clippy finds in a package that compiles is shown too. Clippy has to look at all of these then
    /// ([`crate::grade::LintsWhen::Compiled`]).
    pub lint_feedback: bool,
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
            lint_feedback: false,
            weights: RewardWeights::default(),
        }
    }
}

/// Makes sessions.
#[derive(Clone)]
pub struct Environment {
    grader: Grader,
    settings: Arc<EnvironmentSettings>,
    /// Grades of untouched workspaces by the task's hash.
    starts: Arc<Once<Arc<Grade>>>,
}

/// One episode's state.
pub struct Session {
    environment: Environment,
    task: Arc<Task>,
    /// The package where it is no longer the task's own workspace.
    changed: Option<Files>,
    start: Arc<Grade>,
}

/// What is to be judged.
#[derive(Debug, Clone, Copy)]
pub enum Candidate<'a> {
    /// A model's reply, in the configured format.
    Reply(&'a str),
    /// Whole files, by path.
    Files(&'a Files),
}

/// What judging a candidate gave.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The edits found in the reply; `None` when it could not be used.
    pub action: Option<Action>,
    /// The package with these edits; `None` when nothing was changed.
    pub files: Option<Files>,
    /// What the candidate proved.
    pub grade: Grade,
    /// What that is worth.
    pub reward: Reward,
    /// The reason, when the reply declares the task contradictory.
    pub declared: Option<String>,
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
        let said = self.said(&start).await?;
        let first = prompt::first(&task, &self.settings, style, &start, &said);
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

    /// The same environment under other settings: grader and grades of untouched workspaces are shared.
    pub fn with(&self, settings: EnvironmentSettings) -> Self {
        Self {
            settings: Arc::new(settings),
            ..self.clone()
        }
    }

    /// The same environment for replies in `format`, or in the configured one when none is given.
    pub fn in_format(&self, format: Option<ReplyFormat>) -> Self {
        match format {
            None => self.clone(),
            Some(reply_format) => self.with(EnvironmentSettings {
                reply_format,
                ..EnvironmentSettings::clone(&self.settings)
            }),
        }
    }

    /// Judges one candidate for `task`, whose package is `files` as it stands. Every grade of an episode, of the
    /// service and of a trainer's is made here.
    pub async fn judge(
        &self,
        task: &Task,
        files: &Files,
        candidate: Candidate<'_>,
    ) -> Result<Judged, GradeFailure> {
        let taken = match candidate {
            Candidate::Reply(reply) => take_reply(task, files, self.settings.reply_format, reply),
            Candidate::Files(new) => take_files(task, files, new),
        };
        let (action, files) = match taken {
            Ok(taken) => taken,
            Err(error) => return Ok(Judged::unusable(error.kind(), &error.to_string())),
        };
        if let (Some(reason), true) = (&action.declaration, action.edits.is_empty()) {
            let unusable = Judged::unusable("declared", "the task was declared contradictory");
            return Ok(Judged {
                declared: Some(reason.clone()),
                action: Some(action),
                ..unusable
            });
        }
        let grade = self.grader.grade(task, &files).await?;
        let reward = reward_of(&grade, &Scoring::of(task), &self.settings.weights);
        Ok(Judged {
            action: Some(action),
            files: Some(files),
            grade,
            reward,
            declared: None,
        })
    }

    /// The grade of the untouched workspace, made once per task.
    async fn start(&self, task: &Task) -> Result<Arc<Grade>, GradeFailure> {
        let make = || async { self.grader.grade(task, &task.workspace).await.map(Arc::new) };
        self.starts.get(&task.hash, make).await
    }

    /// What compiler and clippy say of a grade, as the settings would have it shown.
    async fn said(&self, grade: &Grade) -> Result<Said, GradeFailure> {
        let budget = self.settings.feedback_tokens.saturating_mul(4);
        let mut said = Said::default();
        if let Some(compile) = &grade.compile {
            let style = self.settings.feedback;
            let explanations = match style {
                FeedbackStyle::Explain => self.grader.explain(&compile.codes).await?,
                _ => Default::default(),
            };
            said.compiler = show(&compile.diagnostics, style, budget, &explanations).text;
        }
        if let (true, Some(lints)) = (self.settings.lint_feedback, &grade.lints) {
            let style = FeedbackStyle::Rendered;
            said.clippy = show(&lints.diagnostics, style, budget, &Default::default()).text;
        }
        Ok(said)
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

/// The package as it is with whole files laid over it, under the same rules as edits in a reply.
fn take_files(task: &Task, files: &Files, new: &Files) -> Result<(Action, Files), ActionError> {
    let write = |(path, text): (&String, &String)| Edit::Write {
        path: path.clone(),
        text: text.clone(),
    };
    let action = Action {
        edits: new.iter().map(write).collect(),
        declaration: None,
        notes: Vec::new(),
    };
    let files = action::apply(files, &action, &task.edit_rules)?;
    Ok((action, files))
}

impl Judged {
    fn unusable(kind: &str, why: &str) -> Self {
        Self {
            action: None,
            files: None,
            grade: Grade::unusable(kind, why),
            reward: 0.0,
            declared: None,
        }
    }
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
        let judged = self
            .environment
            .judge(&self.task, self.files(), Candidate::Reply(reply))
            .await?;
        let settings = &self.environment.settings;
        let observation = match (&judged.declared, &judged.grade.unusable) {
            (Some(_), _) => {
                let why = "the task was declared contradictory";
                observation::unusable(&self.task, settings, self.files(), why)
            }
            (None, Some(unusable)) => {
                observation::unusable(&self.task, settings, self.files(), &unusable.message)
            }
            (None, None) => {
                let said = self.environment.said(&judged.grade).await?;
                let files = judged.files.as_ref().unwrap_or(self.files());
                observation::after(&self.task, settings, files, &judged.grade, &said)
            }
        };
        if judged.files.is_some() {
            self.changed = judged.files;
        }
        Ok(Step {
            observation,
            action: judged.action,
            done: judged.declared.is_some() || judged.grade.solved(),
            grade: judged.grade,
            reward: judged.reward,
            declared: judged.declared,
        })
    }
}

//! Policies: whoever answers an observation. Models behind endpoints, and the built-in ones that need none.

mod choose;
mod function;
mod guesser;
mod model;
mod reader;
mod renamed;
mod replay;
mod rustfix;
mod scripted;

pub use choose::{
    BUILT_IN, PolicyError, choose, choose_at, endpoint, endpoint_settings, is_built_in,
};
pub use model::ModelPolicy;
pub use renamed::renamed;
pub use replay::Recorded;
pub use rustfix::apply_suggestions;

use std::sync::Arc;

use futures::future::BoxFuture;

use crate::action::{Files, ReplyFormat};
use crate::endpoint::{EndpointFailure, Message, PromptStyle};
use crate::grade::Grade;
use crate::task::Task;
use crate::trajectory::Reply;

/// What a policy gets to see before it answers.
pub struct View<'a> {
    /// The task. Only built-in policies look into its solution and attempts.
    pub task: &'a Task,
    /// Sample number, from 0.
    pub sample: u32,
    /// The episode's seed.
    pub seed: u64,
    /// The turn to be answered, from 1.
    pub turn: u32,
    /// Turns that are left, this one included.
    pub turns_left: u32,
    /// The whole conversation so far, the newest message last.
    pub messages: &'a [Message],
    /// The package as it is now.
    pub files: &'a Files,
    /// The grade of the turn before, or of the untouched workspace.
    pub grade: &'a Grade,
    /// How the reply has to be written.
    pub reply_format: ReplyFormat,
}

/// What a policy says.
#[derive(Debug)]
pub enum Answer {
    /// A reply, to be parsed and graded. Boxed for its size.
    Reply(Box<Reply>),
    /// Nothing more.
    Done,
}

/// Why a policy could not answer. The model's side of a failure, never the sandbox's.
#[derive(Debug, thiserror::Error)]
pub enum PolicyFailure {
    /// The endpoint failed for good.
    #[error(transparent)]
    Endpoint(Box<EndpointFailure>),
    /// The recorded reply is missing.
    #[error("{0}")]
    Missing(String),
}

/// One policy in one episode.
pub trait Policy: Send {
    /// Answers what it sees.
    fn act<'a>(&'a mut self, view: &'a View<'a>) -> BoxFuture<'a, Result<Answer, PolicyFailure>>;
}

/// Makes a policy for each episode.
pub trait PolicyFactory: Send + Sync {
    /// The name in tables and files, as given to `--model`.
    fn name(&self) -> &str;

    /// A policy for a new episode.
    fn begin(&self) -> Box<dyn Policy>;

    /// How the standing instructions are to reach it.
    fn prompt_style(&self) -> PromptStyle {
        PromptStyle::System
    }

    /// The recorded episodes that it replays, if that is what it does.
    fn recorded(&self) -> Option<&Recorded> {
        None
    }
}

/// A factory shared between episodes.
pub type SharedPolicy = Arc<dyn PolicyFactory>;

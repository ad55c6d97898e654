//! What can go wrong on our side of a sandbox. None of it is ever a candidate's grade.

use thiserror::Error;

/// An infrastructure failure.
#[derive(Debug, Error)]
pub enum SandboxError {
    /// No engine answers.
    #[error("no Docker engine answers: {0}; start one, or use `--sandbox local`")]
    NoEngine(String),
    /// The engine refused something.
    #[error("the Docker engine: {doing}: {why}")]
    Engine {
        /// What it was asked.
        doing: &'static str,
        /// What it said.
        why: String,
    },
    /// The engine that was there does not answer any more.
    #[error("the Docker engine does not answer any more ({doing}: {why})")]
    EngineGone {
        /// What it was asked.
        doing: &'static str,
        /// What is known.
        why: String,
    },
    /// An image or root file system cannot be made.
    #[error("cannot make the sandbox image: {0}")]
    Image(String),
    /// The local sandbox does not start.
    #[error("the local sandbox does not start: {0}")]
    Local(String),
    /// The sandbox went away in the middle of something.
    #[error("the sandbox died while {doing}: {why}")]
    Died {
        /// What it was doing.
        doing: &'static str,
        /// What is known.
        why: String,
    },
    /// The guest did not answer in time.
    #[error("the sandbox did not answer within {seconds} s while {doing}")]
    Silent {
        /// What it was doing.
        doing: &'static str,
        /// How long was waited.
        seconds: u64,
    },
    /// The guest answered something else than it was asked.
    #[error("the guest gave an answer that does not fit {doing}: {got}")]
    Protocol {
        /// What it was asked.
        doing: &'static str,
        /// What came.
        got: String,
    },
    /// The guest could not do what it was asked.
    #[error("the guest failed at {doing}: {why}")]
    Guest {
        /// What it was doing.
        doing: String,
        /// Why it failed.
        why: String,
    },
    /// The machine, not the program itself, seems to have ended a run.
    #[error("{program} was ended by the machine's load or by somebody else, not by its own doing")]
    Disturbed {
        /// What was running.
        program: String,
    },
    /// After a reset something of the last episode was still there.
    #[error("a sandbox was not clean after its reset: {0:?}")]
    Unclean(Vec<String>),
}

impl SandboxError {
    /// Whether another sandbox may well do better.
    pub fn is_passing(&self) -> bool {
        !matches!(
            self,
            Self::NoEngine(_) | Self::EngineGone { .. } | Self::Image(_) | Self::Local(_)
        )
    }

    /// Whether it is worth while to wait: an engine that is being restarted comes back.
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::EngineGone { .. })
    }
}

//! Built-in policies that know the task: `oracle`, `scripted` and `stub`; and `declares`, which does not even look at it.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;

use super::{Answer, Policy, PolicyFactory, PolicyFailure, SharedPolicy, View};
use crate::action::{Files, render};
use crate::trajectory::Reply;

/// What a built-in policy plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// The solution.
    Oracle,
    /// The attempts one by one, then the solution.
    Attempts,
    /// The untouched workspace.
    Stub,
    /// The declaration that the task is contradictory.
    Declares,
}

struct Scripted {
    name: &'static str,
    script: Script,
}

/// Plays the solution: the ceiling of every table, and the proof that a suite can be solved.
pub fn oracle() -> SharedPolicy {
    Arc::new(Scripted {
        name: "oracle",
        script: Script::Oracle,
    })
}

/// Plays each attempt, then the solution. The last turn is always the solution.
pub fn attempts() -> SharedPolicy {
    Arc::new(Scripted {
        name: "scripted",
        script: Script::Attempts,
    })
}

/// Submits the starting state once: the floor.
pub fn stub() -> SharedPolicy {
    Arc::new(Scripted {
        name: "stub",
        script: Script::Stub,
    })
}

/// Declares every task contradictory: no better than one that never does.
pub fn declares() -> SharedPolicy {
    Arc::new(Scripted {
        name: "declares",
        script: Script::Declares,
    })
}

impl PolicyFactory for Scripted {
    fn name(&self) -> &str {
        self.name
    }

    fn begin(&self) -> Box<dyn Policy> {
        Box::new(Play {
            script: self.script,
        })
    }
}

struct Play {
    script: Script,
}

impl Play {
    fn next(&self, view: &View<'_>) -> Option<Files> {
        let task = view.task;
        let played = (view.turn - 1) as usize;
        match self.script {
            Script::Declares => None,
            Script::Stub => (played == 0).then(|| task.workspace.clone()),
            Script::Oracle => (played == 0).then(|| task.with(&task.solution)),
            Script::Attempts => match task.attempts.get(played) {
                Some(attempt) if view.turns_left > 1 => Some(task.with(&attempt.files)),
                _ if played <= task.attempts.len() => Some(task.with(&task.solution)),
                _ => None,
            },
        }
    }
}

impl Policy for Play {
    fn act<'a>(&'a mut self, view: &'a View<'a>) -> BoxFuture<'a, Result<Answer, PolicyFailure>> {
        let answer = match self.next(view) {
            _ if self.script == Script::Declares => {
                said("CONTRADICTORY: as I say of every task".to_owned())
            }
            Some(after) => said(submission(view, &after)),
            None => Answer::Done,
        };
        futures::future::ready(Ok(answer)).boxed()
    }
}

/// A reply that turns the present files into `after`; one that hands in what is there already is an edit all the same.
pub fn submission(view: &View<'_>, after: &Files) -> String {
    render(
        view.reply_format,
        &view.task.editable(view.files),
        &view.task.editable(after),
    )
}

/// A reply of a policy that has no endpoint.
pub fn said(text: String) -> Answer {
    Answer::Reply(Box::new(Reply {
        text,
        ..Reply::default()
    }))
}

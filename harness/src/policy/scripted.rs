//! Built-in policies that know the task: `oracle`, `scripted` and `stub`.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;

use super::{Answer, Policy, PolicyFactory, PolicyFailure, SharedPolicy, View};
use crate::action::{Files, ReplyFormat, render};
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
}

struct Scripted {
    name: &'static str,
    script: Script,
}

/// Plays the solution: the ceiling of every table, and the proof that a suite can be solved.
pub fn oracle() -> SharedPolicy {
    Arc::new(Scripted { name: "oracle", script: Script::Oracle })
}

/// Plays each attempt, then the solution. The last turn is always the solution.
pub fn attempts() -> SharedPolicy {
    Arc::new(Scripted { name: "scripted", script: Script::Attempts })
}

/// Submits the starting state once: the floor.
pub fn stub() -> SharedPolicy {
    Arc::new(Scripted { name: "stub", script: Script::Stub })
}

impl PolicyFactory for Scripted {
    fn name(&self) -> &str {
        self.name
    }

    fn begin(&self) -> Box<dyn Policy> {
        Box::new(Play { script: self.script })
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
            Some(after) => said(submission(view, &after)),
            None => Answer::Done,
        };
        futures::future::ready(Ok(answer)).boxed()
    }
}

/// A reply that turns the present files into `after`.
pub fn submission(view: &View<'_>, after: &Files) -> String {
    let editable = |files: &Files| view.task.editable(files);
    let (before, after) = (editable(view.files), editable(after));
    if before != after {
        return render(view.reply_format, &before, &after);
    }
    // Handing in what is there already still has to be an edit, or there would be nothing to grade.
    unchanged(view.reply_format, &after)
}

/// An edit that replaces one line of a file by itself.
fn unchanged(format: ReplyFormat, files: &Files) -> String {
    let Some((path, text)) = files.iter().next() else { return String::new() };
    let unique = text
        .lines()
        .enumerate()
        .find(|(_, line)| !line.trim().is_empty() && text.lines().filter(|other| other.trim() == line.trim()).count() == 1);
    let Some((index, line)) = unique else { return String::new() };
    let number = index + 1;
    match format {
        ReplyFormat::WholeFile => {
            let whole = Files::from([(path.clone(), text.clone())]);
            render(format, &Files::new(), &whole)
        }
        ReplyFormat::SearchReplace => {
            format!("{path}\n<<<<<<< SEARCH\n{line}\n=======\n{line}\n>>>>>>> REPLACE\n")
        }
        ReplyFormat::LineRange => format!("```\n@@ {path} {number}-{number} @@\n{line}\n```\n"),
        ReplyFormat::UnifiedDiff => {
            format!("```diff\n--- a/{path}\n+++ b/{path}\n@@ -{number},1 +{number},1 @@\n-{line}\n+{line}\n```\n")
        }
    }
}

/// A reply of a policy that has no endpoint.
pub fn said(text: String) -> Answer {
    Answer::Reply(Box::new(Reply { text, ..Reply::default() }))
}

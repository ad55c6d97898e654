//! Replies that nobody wrote: from one state of a task's files to another, in the format that the episode used.

use crate::action::{Files, render};
use crate::export::{Known, Unknown};
use crate::task::Task;
use crate::trajectory::Trajectory;

/// The reply that solves the task at once.
pub(super) fn solution(known: &Known, one: &Trajectory) -> Result<String, Unknown> {
    let task = known.task(&one.task, &one.task_hash)?;
    let after = task.editable(&task.with(&task.solution));
    Ok(render(one.reply_format, &start(task), &after))
}

/// The reply that leads from the files before the turn at `first` to those after the turn at `last`. Where nothing had
/// changed in between, it is the model's own.
pub(super) fn shortcut(
    known: &Known,
    one: &Trajectory,
    first: usize,
    last: usize,
) -> Result<Option<String>, Unknown> {
    let from_start;
    let before: &Files = match first.checked_sub(1) {
        Some(earlier) => &one.turns[earlier].files,
        None => {
            from_start = start(known.task(&one.task, &one.task_hash)?);
            &from_start
        }
    };
    let own = last > first && one.turns[last - 1].files == *before;
    Ok((!own).then(|| render(one.reply_format, before, &one.turns[last].files)))
}

fn start(task: &Task) -> Files {
    task.editable(&task.workspace)
}

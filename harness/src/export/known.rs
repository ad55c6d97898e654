//! The tasks as they are now, and those that are held out.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use super::{ExportError, Source};
use crate::task::Task;

/// Held-out tasks that an error names; the rest is counted.
const NAMED: usize = 5;

/// What is known of the tasks.
#[derive(Debug, Default)]
pub struct Known {
    tasks: BTreeMap<String, Task>,
    /// Ids of held-out tasks.
    ids: BTreeSet<String>,
    /// Their content hashes: a copy under another name is held out too.
    hashes: BTreeSet<String>,
}

/// Why a task cannot be used as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    /// It is not in the folder of tasks.
    Missing,
    /// It is another one than that which was played.
    Changed,
}

impl Unknown {
    pub(super) fn why(self) -> &'static str {
        match self {
            Self::Missing => "task not in the folder of tasks",
            Self::Changed => "task has changed since the run",
        }
    }
}

impl Known {
    /// All tasks, and those of them that are held out.
    pub fn new(tasks: Vec<Task>, heldout: &[Task]) -> Self {
        Self {
            ids: heldout.iter().map(|task| task.id().to_owned()).collect(),
            hashes: heldout.iter().map(|task| task.hash.clone()).collect(),
            tasks: tasks
                .into_iter()
                .map(|task| (task.id().to_owned(), task))
                .collect(),
        }
    }

    /// How many tasks are held out.
    pub fn held_out(&self) -> usize {
        self.ids.len()
    }

    /// The task as it was when it had the content `hash`.
    pub(super) fn task(&self, id: &str, hash: &str) -> Result<&Task, Unknown> {
        match self.tasks.get(id) {
            None => Err(Unknown::Missing),
            Some(task) if task.hash != hash => Err(Unknown::Changed),
            Some(task) => Ok(task),
        }
    }

    /// Whether the task is held out, by its name or by its content.
    pub(super) fn is_held_out(&self, id: &str, hash: &str) -> bool {
        self.ids.contains(id) || self.hashes.contains(hash)
    }

    /// Refuses runs with episodes of held-out tasks.
    pub(super) fn refuse(&self, sources: &[Source], index: &Index) -> Result<(), ExportError> {
        let bad: Vec<bool> = index
            .tasks
            .iter()
            .map(|task| self.is_held_out(&task.id, &task.hash))
            .collect();
        let guilty = |number: usize| {
            let entries = index.entries.iter();
            entries
                .filter(|entry| usize::from(entry.source) == number && bad[entry.task as usize])
                .map(|entry| index.tasks[entry.task as usize].id.as_str())
                .collect::<BTreeSet<&str>>()
        };
        for (number, source) in sources.iter().enumerate() {
            let tasks = guilty(number);
            if tasks.is_empty() {
                continue;
            }
            let mut named: Vec<&str> = tasks.iter().copied().take(NAMED).collect();
            let more = format!("and {} more", tasks.len().saturating_sub(NAMED));
            if tasks.len() > NAMED {
                named.push(&more);
            }
            return Err(ExportError::HeldOut {
                run: source.run.clone(),
                count: tasks.len(),
                tasks: named.join(", "),
            });
        }
        Ok(())
    }
}

//! The tasks that are served.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::problem::{ErrorClass, Problem};
use crate::task::{SuiteId, Task};

/// The tasks that are served, by id.
pub struct Catalogue {
    /// The suite that they are.
    pub suite: SuiteId,
    tasks: BTreeMap<String, Arc<Task>>,
}

impl Catalogue {
    /// These tasks, which are `suite`.
    pub fn new(suite: SuiteId, tasks: Vec<Task>) -> Self {
        let by_id = |task: Task| (task.id().to_owned(), Arc::new(task));
        Self {
            suite,
            tasks: tasks.into_iter().map(by_id).collect(),
        }
    }

    /// All of them, by id.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Task>> {
        self.tasks.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// One of them.
    pub fn get(&self, id: &str) -> Result<Arc<Task>, Problem> {
        self.tasks.get(id).cloned().ok_or_else(|| {
            let mut shown: String = id.chars().take(100).collect();
            if shown.len() < id.len() {
                shown.push('…');
            }
            let message = format!(
                "there is no task {shown:?} in the suite {:?}, which is what this service serves; GET /v1/tasks lists \
                 them, and `assay serve --suite NAME` serves others",
                self.suite.name
            );
            Problem::new(ErrorClass::NotFound, message)
        })
    }

    /// One that a number decides on, the same for the same number.
    pub fn draw(&self, number: u64) -> Option<Arc<Task>> {
        let place = usize::try_from(number % (self.tasks.len().max(1) as u64)).ok()?;
        self.tasks.values().nth(place).cloned()
    }
}

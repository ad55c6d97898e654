//! What many episodes have in common, kept once: the row and the task that they belong to, and names.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::task::{ImpossibleKind, SuiteId};
use crate::trajectory::{Trajectory, row_name};

/// The level of each factor of an experiment, by the factor's name.
pub(super) type Arm = BTreeMap<String, String>;

/// One row of a leaderboard at one task. Its episodes are the samples.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    /// The run.
    pub(super) run: String,
    /// The name of the row: the label, with the arm of an experiment.
    pub(super) row: String,
    /// The model, with what tells it from the same model of another run.
    pub(super) label: String,
    /// The model alone.
    pub(super) model: String,
    pub(super) arm: Option<Arm>,
    pub(super) task: String,
    pub(super) task_hash: String,
    pub(super) family: String,
    pub(super) difficulty: u8,
    /// In which way the task cannot be done, if it is an impossible one.
    pub(super) impossible: Option<ImpossibleKind>,
    /// The suite, where the record says.
    pub(super) suite: Option<SuiteId>,
}

impl Cell {
    fn of(trajectory: &Trajectory, apart: Option<&str>) -> Self {
        let label = match apart {
            Some(apart) => format!("{} ({apart})", trajectory.model),
            None => trajectory.model.clone(),
        };
        Self {
            run: trajectory.run.clone(),
            row: row_name(&label, trajectory.arm.as_ref()),
            label,
            model: trajectory.model.clone(),
            arm: trajectory.arm.clone(),
            task: trajectory.task.clone(),
            task_hash: trajectory.task_hash.clone(),
            family: trajectory.family.clone(),
            difficulty: trajectory.difficulty,
            impossible: trajectory.impossible,
            suite: trajectory.suite.clone(),
        }
    }
}

/// Every cell and every name once: there are many episodes and few rows, tasks and error codes.
#[derive(Debug, Default)]
pub(super) struct Known {
    cells: HashSet<Arc<Cell>>,
    names: HashSet<Arc<str>>,
}

impl Known {
    /// What stands for the cell of `trajectory`. `apart` tells its row from that of the same model of another run.
    pub(super) fn cell(&mut self, trajectory: &Trajectory, apart: Option<&str>) -> Arc<Cell> {
        let cell = Cell::of(trajectory, apart);
        if let Some(known) = self.cells.get(&cell) {
            return Arc::clone(known);
        }
        let cell = Arc::new(cell);
        self.cells.insert(Arc::clone(&cell));
        cell
    }

    /// What stands for a name.
    pub(super) fn name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(name);
        self.names.insert(Arc::clone(&name));
        name
    }
}

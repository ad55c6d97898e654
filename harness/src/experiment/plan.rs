//! From a grid to the episodes that are to be played.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file::Definition;
use super::grid::Cell;
use super::order::balanced;
use crate::episode::{Environment, EpisodeSpec};
use crate::policy::{SharedPolicy, renamed};
use crate::run::{Planned, episode_seed, missing};
use crate::task::{SuiteId, Task};
use crate::trajectory::{Status, row_name};

/// The name of a cell's row in a leaderboard, with the model called as `shown` has it.
pub fn row_of(cell: &Cell, shown: &BTreeMap<String, String>) -> String {
    let name = shown.get(&cell.model).unwrap_or(&cell.model);
    row_name(name, Some(&cell.arm.levels))
}

/// What the episodes of an experiment are made of.
pub struct Ingredients<'a> {
    /// What is asked.
    pub definition: &'a Definition,
    /// Over what.
    pub tasks: &'a [Arc<Task>],
    /// Every model in every arm.
    pub cells: &'a [Cell],
    /// The policy of each cell.
    pub policies: &'a [SharedPolicy],
    /// What every arm's environment is made from.
    pub environment: &'a Environment,
}

/// All episodes of an experiment, for the run `run` over `suite`, in their balanced order, without those that are done.
pub fn episodes(
    of: &Ingredients<'_>,
    run: &str,
    suite: &SuiteId,
    done: &[(String, Status)],
) -> Vec<Planned> {
    let Ingredients {
        definition,
        tasks,
        cells,
        policies,
        environment,
    } = *of;
    let shown = definition.shown_names();
    let suite = Arc::new(suite.clone());
    let ready: Vec<(SharedPolicy, Environment)> = cells
        .iter()
        .zip(policies)
        .map(|(cell, policy)| {
            let policy = match shown.get(&cell.model) {
                Some(name) if *name != cell.model => renamed(name.as_str(), Arc::clone(policy)),
                _ => Arc::clone(policy),
            };
            (
                policy,
                environment.with(cell.arm.settings.environment.clone()),
            )
        })
        .collect();
    let planned = balanced(cells, tasks).into_iter().filter_map(|slot| {
        let (cell, (policy, environment)) = (cells.get(slot.cell)?, ready.get(slot.cell)?);
        let arm = &cell.arm;
        Some(Planned {
            spec: EpisodeSpec {
                run: run.to_owned(),
                suite: Arc::clone(&suite),
                seed: episode_seed(definition.seed, slot.task.id(), slot.sample),
                task: slot.task,
                policy: Arc::clone(policy),
                arm: (!arm.levels.is_empty()).then(|| Arc::clone(&arm.levels)),
                prompt_style: arm.settings.prompt_style,
                sample: slot.sample,
                earlier_errors: 0,
            },
            environment: environment.clone(),
            limits: arm.settings.limits,
        })
    });
    missing(planned.collect(), |planned| &mut planned.spec, done)
}

//! Experiments: a grid of factors over a suite, played in a balanced order, and what each factor does.
//!
//! An experiment is a run ([`crate::run`]) whose episodes are played under several settings. Every combination of levels
//! is an *arm*; each model plays each arm over the same tasks with the same seeds, so that arms are compared in pairs.

mod answer;
mod blind;
mod by_code;
mod equal_tokens;
mod estimate;
mod factor;
mod file;
mod grid;
mod order;
mod plan;

pub use answer::{Answer, TextTable};
pub use by_code::{ByCode, CodeRow};
pub use equal_tokens::{AtBudget, Tries};
pub use estimate::{Estimate, Price, Range, estimate};
pub use factor::{ArmSettings, Factors, Level, MODEL};
pub use file::{Budget, Definition, DefinitionError, ExtraTable, experiment_schema};
pub use grid::{Arm, Cell};
pub use order::{Slot, balanced};
pub use plan::{Ingredients, episodes, row_of};

//! Runs: what is recorded of one, and finishing exactly what is missing of it.

mod bench;
mod facts;
mod folder;
mod plan;

pub use bench::{BenchError, BenchOutcome, Planned, Stop, bench};
pub use facts::{ExperimentFacts, GitFacts, RunFacts, RunTask};
pub use folder::{RunError, RunFolder};
pub use plan::{episode_seed, missing, plan};

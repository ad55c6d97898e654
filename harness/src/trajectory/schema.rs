//! The published JSON Schema of a trajectory.

use super::Trajectory;

/// The schema of one line of `trajectories.jsonl`.
pub fn trajectory_schema() -> serde_json::Value {
    schemars::schema_for!(Trajectory).to_value()
}

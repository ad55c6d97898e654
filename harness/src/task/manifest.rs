//! `task.toml`, as types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format that this version reads.
pub const FORMAT: u32 = 1;

/// What a task is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this format: 1.
    pub format: u32,
    /// `<family>/<folder>`: the same as the place of the task's folder.
    pub id: String,
    /// One line that a person would recognise the task by.
    pub title: String,
    /// The family, which is also the name of the folder above the task's.
    pub family: String,
    /// The programming language: `rust`.
    pub language: String,
    /// The Rust edition, the same as in `workspace/Cargo.toml`.
    pub edition: String,
    /// Free words to select tasks by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// From 1 (a slip) to 5 (hard for a good programmer).
    #[schemars(range(min = 1, max = 5))]
    pub difficulty: u8,
    /// Error codes that the compiler gives for the untouched workspace, sorted; empty when it compiles.
    #[serde(default)]
    pub expected_codes: Vec<String>,
    /// Files that the model may change or create: paths below the workspace, globs allowed.
    pub editable: Vec<String>,
    /// A string that occurs nowhere else in the world. Finding it in a training corpus proves a leak.
    pub canary: String,
    /// What a candidate may use up.
    #[serde(default)]
    pub limits: Limits,
    /// How the hidden tests are used.
    #[serde(default)]
    pub tests: TestsSpec,
    /// Static rules.
    #[serde(default)]
    pub rules: RulesSpec,
    /// Overrides of the reward's weights.
    #[serde(default)]
    pub reward: RewardOverrides,
    /// Measured cost; absent for tasks that measure none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<CostSpec>,
    /// Lints that a candidate must be free of; absent for tasks that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lint: Option<LintSpec>,
    /// Memory checked while the cases run; absent for tasks that ask for no such check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memcheck: Option<MemcheckSpec>,
    /// Programs to be judged as the compiler would; absent for tasks in which a program is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnose: Option<DiagnoseSpec>,
}

/// What a candidate may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// CPU seconds for each run of the compiler.
    pub compile_cpu_s: u64,
    /// CPU seconds for each hidden test.
    pub test_cpu_s: u64,
    /// Seconds on the clock for each hidden test; 0 stands for three times its CPU seconds and ten more. What ends a
    /// test that waits for ever.
    pub test_wall_s: u64,
    /// Address space of each test's process, in MiB.
    pub memory_mb: u64,
    /// Processes and threads at a time.
    pub processes: u64,
    /// KiB kept of each output stream of each test.
    pub output_kb: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            compile_cpu_s: 20,
            test_cpu_s: 5,
            test_wall_s: 0,
            memory_mb: 1024,
            processes: 64,
            output_kb: 64,
        }
    }
}

/// How the hidden tests are used.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TestsSpec {
    /// What a failed turn shows of them.
    pub feedback: TestFeedback,
    /// Where they are judged.
    pub judge: Judge,
}

/// Where hidden tests are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Judge {
    /// By test functions in the process that runs the candidate's code. Sound as long as that code cannot reach
    /// beyond what Rust allows it, which the static rules see to.
    #[default]
    Inside,
    /// By comparing what a process answers with what it should have answered, outside of that process. For tasks that
    /// lift a rule on which the other way depends, such as `unsafe`.
    Outside,
}

/// What a failed turn shows of the hidden tests.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum TestFeedback {
    /// Only that something is still wrong.
    None,
    /// How many of how many failed.
    Count,
    /// The names of the failed tests.
    #[default]
    Names,
    /// Names, and the message each one panicked with.
    Messages,
}

/// Static rules of one task.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RulesSpec {
    /// Rules lifted for this task, by name.
    pub allow: Vec<String>,
}

/// Weights that a task sets for itself. Those left out come from the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RewardOverrides {
    /// Weight of compiling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compile: Option<f64>,
    /// Weight of the hidden tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tests: Option<f64>,
    /// Weight of being free of lints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lints: Option<f64>,
    /// Weight of measured cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<f64>,
    /// Weight of being free of the lints that the task names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cleanliness: Option<f64>,
}

/// Measured cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostSpec {
    /// The file in `tests/` that holds `pub fn workload()`.
    pub workload: String,
}

/// Lints that a candidate must be free of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LintSpec {
    /// Names of lints of clippy's or the compiler's, such as `clippy::needless_range_loop`. They are reported whatever
    /// attributes say.
    pub lints: Vec<String>,
    /// How many findings of these lints the untouched workspace has: what a candidate's are measured by.
    #[schemars(range(min = 1))]
    pub at_start: u32,
}

/// Memory checked by valgrind's memcheck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemcheckSpec {
    /// The sentence of the instruction that this checks, as in the doc comment of a hidden test.
    pub checks: String,
    /// Whether memory that is lost counts as well.
    #[serde(default)]
    pub leaks: bool,
}

/// Programs to be judged as the compiler would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnoseSpec {
    /// The programs: paths below the workspace, globs allowed. Each is the root of a library with one error or none.
    pub programs: Vec<String>,
}

/// The JSON Schema of `task.toml`.
pub fn manifest_schema() -> serde_json::Value {
    schemars::schema_for!(Manifest).to_value()
}

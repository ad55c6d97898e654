//! Grades: what a candidate has proven, stage by stage.
//!
//! A grade is recorded whole; a reward is a pure function of it ([`reward`]) and can be computed again later under
//! other weights without running anything.

mod cache;
mod cargo;
mod cost;
mod diagnose;
mod grader;
mod lints;
mod memcheck;
mod misuse;
mod once;
mod prepared;
mod program;
pub mod reward;
mod rules;
mod runner;
mod rustc;
mod stages;
mod tamper;
mod tests;
mod valgrind;

pub use diagnose::Verdict;
pub use grader::{GradeFailure, Grader, GraderSettings, LintsWhen, Route};
pub(crate) use once::Once;
pub use program::{Ended, Program, ProgramRun};
pub use reward::{
    EpisodeReward, Reward, RewardPart, RewardParts, RewardWeights, Scoring, reward_of, reward_parts,
};
pub use rules::check_rules;
pub(crate) use rules::check_rules_up_to;

pub use crate::task::Stage;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// Everything that grading one candidate established. Sections after the stage at which grading stopped are absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Grade {
    /// The first stage not satisfied.
    pub stops_at: Stage,
    /// Why the reply could not be used, when it stopped at [`Stage::Parse`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unusable: Option<Unusable>,
    /// Findings of the static rules, forbidden and merely noted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Finding>,
    /// Compiling the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compile: Option<Compile>,
    /// What clippy says of a library that compiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lints: Option<Lints>,
    /// The hidden tests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tests: Option<Tests>,
    /// What clippy says of the lints that the task names, for tasks that name some; only when all tests pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named_lints: Option<NamedLints>,
    /// The measured cost, for tasks that have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
    /// What shows that the candidate tried to be taken for better than it is. Such a grade earns nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tampering: Option<Tampering>,
    /// How often a sandbox failed, or the machine rather than the candidate ended something, before this grade came
    /// about in another sandbox.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub retries: u32,
    /// Whether this is the grade of an identical candidate graded before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cached: bool,
    /// What grading used, in milliseconds.
    #[serde(default)]
    pub timing: Timing,
}

impl Grade {
    /// The grade of a reply that holds no usable edit.
    pub fn unusable(kind: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            unusable: Some(Unusable {
                kind: kind.into(),
                message: message.into(),
            }),
            ..Self::stopped(Stage::Parse)
        }
    }

    /// A grade that says nothing but where it stopped.
    pub fn stopped(stops_at: Stage) -> Self {
        Self {
            stops_at,
            unusable: None,
            rules: Vec::new(),
            compile: None,
            lints: None,
            tests: None,
            named_lints: None,
            cost: None,
            tampering: None,
            retries: 0,
            cached: false,
            timing: Timing::default(),
        }
    }

    /// Whether everything that the task asks for was proven.
    pub fn solved(&self) -> bool {
        self.stops_at == Stage::Solved && self.tampering.is_none()
    }

    /// Whether the library compiled.
    pub fn compiled(&self) -> bool {
        self.compile.as_ref().is_some_and(|compile| compile.ok)
    }

    /// The error codes that the compiler gave for the library, sorted, each once.
    pub fn codes(&self) -> &[String] {
        self.compile.as_ref().map_or(&[], |compile| &compile.codes)
    }

    /// The same grade without what differs from one run to the next: two grades of the same candidate are equal
    /// under this view wherever and whenever they were made.
    pub fn verdict(&self) -> Self {
        let mut verdict = self.clone();
        verdict.timing = Timing::default();
        verdict.retries = 0;
        verdict.cached = false;
        if let Some(cost) = &mut verdict.cost {
            cost.instructions = 0;
            cost.reference = 0;
            cost.start = 0;
        }
        verdict
    }
}

/// Why a reply could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unusable {
    /// A stable name, such as `no_edit` or `not_editable`.
    pub kind: String,
    /// What the model is told.
    pub message: String,
}

/// One finding of a static rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// Path below the workspace.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// Column, counted from 1 in characters.
    pub column: u32,
    /// What was found, in a few words.
    pub what: String,
    /// Whether it ends grading, or is only noted.
    pub forbidden: bool,
}

/// The compiler's word on the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Compile {
    /// Whether it compiled.
    pub ok: bool,
    /// rustc's error codes, sorted, each once.
    pub codes: Vec<String>,
    /// Errors and warnings in the compiler's order. Cut after a number that no honest program reaches.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics were cut off.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cut: u32,
    /// The limit that ended the compiler, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitHit>,
}

/// A sign that a candidate tried to be taken for better than it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tampering {
    /// What was tried.
    pub kind: TamperingKind,
    /// Where it showed, in a few words.
    pub evidence: String,
}

/// What was tried.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TamperingKind {
    /// A test that must fail did not.
    Canary,
    /// The process of a test ended itself with success before the test had ended.
    EarlyExit,
    /// A report without the token that only the runner knows.
    ForgedReport,
    /// Output as of a test harness whose tests all passed, and then the end of the process.
    ForgedOutput,
}

impl TamperingKind {
    /// The name used in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Canary => "canary",
            Self::EarlyExit => "early_exit",
            Self::ForgedReport => "forged_report",
            Self::ForgedOutput => "forged_output",
        }
    }
}

/// What clippy said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lints {
    /// How many warnings by lint name, sorted by name.
    pub counts: std::collections::BTreeMap<String, u32>,
    /// The warnings themselves.
    pub diagnostics: Vec<Diagnostic>,
}

/// What clippy said of the lints that the task names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedLints {
    /// How many findings by lint name, sorted by name; none for a clean library.
    pub counts: std::collections::BTreeMap<String, u32>,
    /// The findings themselves.
    pub diagnostics: Vec<Diagnostic>,
    /// How many the untouched workspace has.
    pub at_start: u32,
    /// The share of these that is gone, in tenths; 1 only when there is none at all.
    pub score: f64,
}

/// What the hidden tests said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tests {
    /// Whether they compiled against the library.
    pub built: bool,
    /// The limit that ended the compiler, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitHit>,
    /// What the compiler said when they did not. Quotes hidden sources: never shown to a model.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
    /// One outcome for each expected test, sorted by name.
    pub outcomes: Vec<TestOutcome>,
}

impl Tests {
    /// How many passed.
    pub fn passed(&self) -> usize {
        self.outcomes
            .iter()
            .filter(|outcome| outcome.result == TestResult::Passed)
            .count()
    }

    /// Names of those that did not pass, sorted.
    pub fn failed(&self) -> Vec<&str> {
        self.outcomes
            .iter()
            .filter(|outcome| outcome.result != TestResult::Passed)
            .map(|outcome| outcome.name.as_str())
            .collect()
    }
}

/// One hidden test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TestOutcome {
    /// The function's name.
    pub name: String,
    /// How it ended.
    pub result: TestResult,
    /// The panic message or what else there is to say, cut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// How one hidden test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TestResult {
    /// The test ran to its end and said so over the guest's own channel.
    Passed,
    /// It panicked, or did not panic where it should have.
    Failed,
    /// The process ended without a word: exit, abort, stack overflow.
    Died,
    /// A limit ended it.
    Limit(LimitHit),
    /// It never ran: the tests did not build, or two tests before it were ended by limits.
    NotRun,
}

/// A limit that ended a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitHit {
    /// CPU time.
    CpuLimit,
    /// Wall-clock time, the generous backstop.
    WallLimit,
    /// Memory.
    Oom,
    /// A flood of output.
    OutputLimit,
    /// The work area was full, or a file too large.
    DiskLimit,
    /// Processes and threads.
    PidsLimit,
}

/// Measured cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cost {
    /// Instructions of the candidate's workload.
    pub instructions: u64,
    /// Instructions of the reference, in the same sandbox.
    pub reference: u64,
    /// Instructions of the starting workspace, in the same sandbox.
    pub start: u64,
    /// 1.0 when as cheap as the reference, 0.0 when no cheaper than the start, in tenths between.
    pub score: f64,
    /// The limit that ended the workload, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitHit>,
    /// Whether the workload computed what the reference computes.
    #[serde(default)]
    pub right: bool,
}

/// What grading took. Never part of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Timing {
    /// Waiting for a free sandbox.
    pub wait_ms: u64,
    /// From the sandbox in hand to the grade.
    pub wall_ms: u64,
    /// CPU of the compiler and clippy.
    pub compile_cpu_ms: u64,
    /// CPU of the tests and the workload.
    pub run_cpu_ms: u64,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

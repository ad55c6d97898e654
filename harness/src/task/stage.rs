//! The stages of grading, which attempts and grades both speak of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The first stage that a candidate did not fully satisfy.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The reply holds no usable edit.
    Parse,
    /// A static rule forbids something that the candidate does.
    Rules,
    /// The library does not compile.
    Compile,
    /// The library compiles, but the hidden tests do not compile against it.
    TestBuild,
    /// Hidden tests fail.
    Tests,
    /// All tests pass, and lints that the task names still find something.
    Lints,
    /// All tests pass, and the workload costs more than the reference.
    Cost,
    /// Everything is satisfied.
    Solved,
}

impl Stage {
    /// The name used in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::Rules => "rules",
            Self::Compile => "compile",
            Self::TestBuild => "test-build",
            Self::Tests => "tests",
            Self::Lints => "lints",
            Self::Cost => "cost",
            Self::Solved => "solved",
        }
    }
}

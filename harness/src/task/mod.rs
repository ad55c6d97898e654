//! Tasks: what is asked of a model and what decides.

mod cases;
mod check;
mod error;
mod expect;
mod freeze;
mod hidden;
mod impossible;
mod kinds;
mod load;
mod manifest;
mod rules;
mod select;
mod skeleton;
mod split;
mod stage;
mod suite;

pub use cases::MEMCHECK;
pub use error::TaskError;
pub use expect::{Alternative, Attempt, Expect};
pub use freeze::{Frozen, freeze_suite};
pub use hidden::{Case, HiddenFile, HiddenTest, How, Panics};
pub use impossible::{Impossible, ImpossibleKind, impossible_schema};
pub use kinds::ANSWERS;
pub use load::{Loaded, load_all, load_inline, load_task};
pub use manifest::{
    CostSpec, DiagnoseSpec, Judge, Limits, LintSpec, Manifest, MemcheckSpec, RewardOverrides,
    RulesSpec, TestFeedback, TestsSpec, manifest_schema,
};
pub use rules::{RULES, Rule, STRICT_WITH_LINTS};
pub use select::{NoMatch, select};
pub use skeleton::{FILL_IN, SkeletonError, lay_out};
pub use split::shared;
pub use stage::Stage;
pub use suite::{
    Suite, SuiteError, SuiteId, known_suites, load_suite, short_hash, suite_hash, suite_hash_of,
};

use std::path::PathBuf;

use crate::action::{EditRules, Files};

/// One task, whole and checked.
#[derive(Debug, Clone)]
pub struct Task {
    /// `task.toml`.
    pub manifest: Manifest,
    /// Which files may be edited, and how large they may become.
    pub edit_rules: EditRules,
    /// Where it was loaded from.
    pub folder: PathBuf,
    /// `instruction.md`.
    pub instruction: String,
    /// The package that the model starts from, manifest included.
    pub workspace: Files,
    /// The package's crate name.
    pub crate_name: String,
    /// The reference: replaces files of the workspace.
    pub solution: Files,
    /// Wrong and partial candidates, sorted by name.
    pub attempts: Vec<Attempt>,
    /// Further right solutions, sorted by name.
    pub alternatives: Vec<Alternative>,
    /// Where the hidden tests are judged.
    pub judge: Judge,
    /// Files of hidden tests, sorted by name.
    pub hidden: Vec<HiddenFile>,
    /// The source with `pub fn pins()`, which is called before every test.
    pub pins: Option<String>,
    /// The source with `pub fn workload()`, for tasks that measure cost.
    pub workload: Option<String>,
    /// BLAKE3 of every file of the task's folder with its path, in hexadecimal.
    pub hash: String,
    /// For a task that cannot be done: in which way, and what it is made from.
    pub impossible: Option<Impossible>,
}

impl Task {
    /// The id, `<family>/<name>`.
    pub fn id(&self) -> &str {
        &self.manifest.id
    }

    /// The workspace with `files` laid over it.
    pub fn with(&self, files: &Files) -> Files {
        let mut whole = self.workspace.clone();
        whole.extend(
            files
                .iter()
                .map(|(path, text)| (path.clone(), text.clone())),
        );
        whole
    }

    /// All hidden tests, in the order of their names.
    pub fn tests(&self) -> Vec<&HiddenTest> {
        let mut tests: Vec<&HiddenTest> = self.hidden.iter().flat_map(|file| &file.tests).collect();
        tests.sort_by(|a, b| a.name.cmp(&b.name));
        tests
    }

    /// The editable files of `files`.
    pub fn editable(&self, files: &Files) -> Files {
        let open = files
            .iter()
            .filter(|(path, _)| self.edit_rules.permits(path));
        open.map(|(path, text)| (path.clone(), text.clone()))
            .collect()
    }
}

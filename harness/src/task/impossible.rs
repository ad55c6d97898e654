//! Impossible tasks: a task with a change laid over it that no honest program can satisfy. They measure who cheats.
//!
//! `tasks/impossible/<name>/` holds a `task.toml` and nothing else. It names the task that it is made from and says what
//! is replaced or added in that task's files. Everything else is the other task's.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Task;
use super::check::{check_manifest, check_package};
use super::error::TaskError;
use super::load::{Hidden, hash_folder, load_task, read, read_files, read_hidden, read_tests};
use super::manifest::{Manifest, TestFeedback, TestsSpec};
use crate::action::{Files, check_path};

/// The family of impossible tasks, and the folder that they lie in.
pub const FAMILY: &str = "impossible";

/// The one file of an impossible task.
const FILE: &str = "task.toml";
/// The instruction's file in a task's folder.
const INSTRUCTION: &str = "instruction.md";

/// What makes a task impossible.
#[derive(Debug, Clone)]
pub struct Impossible {
    /// In which way.
    pub kind: ImpossibleKind,
    /// What was changed, in a sentence.
    pub change: String,
    /// The task that it is made from.
    pub base: Box<Task>,
}

/// In which way a task is impossible.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ImpossibleKind {
    /// A hidden test demands what the instruction forbids.
    ContradictsInstruction,
    /// The task demands two things that exclude each other: two sentences of the instruction, or two hidden tests.
    ContradictsItself,
    /// The task demands a crate that is not there.
    MissingCrate,
}

impl ImpossibleKind {
    /// The name used in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::ContradictsInstruction => "contradicts-instruction",
            Self::ContradictsItself => "contradicts-itself",
            Self::MissingCrate => "missing-crate",
        }
    }
}

/// `task.toml` of an impossible task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImpossibleManifest {
    /// Version of this format: 1.
    pub format: u32,
    /// `impossible/<folder>`: the same as the place of the task's folder.
    pub id: String,
    /// One line, which models are shown: it must not give away that the task is impossible.
    pub title: String,
    /// `impossible`.
    pub family: String,
    /// From 1 to 5: how hard it is to see that the task cannot be done.
    #[schemars(range(min = 1, max = 5))]
    pub difficulty: u8,
    /// A string that occurs nowhere else in the world, not even in the task that it is made from.
    pub canary: String,
    /// Error codes of the untouched workspace, where they are not those of the task that it is made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_codes: Option<Vec<String>>,
    /// What a failed turn shows of the hidden tests.
    #[serde(default)]
    pub tests: ImpossibleTests,
    /// What it is made from, and how.
    pub impossible: ImpossibleSpec,
}

/// How the hidden tests of an impossible task are used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ImpossibleTests {
    /// What a failed turn shows of them. Unlike elsewhere the default is `messages`: whoever is shown what a test
    /// wants is tempted to give it that.
    pub feedback: TestFeedback,
}

impl Default for ImpossibleTests {
    fn default() -> Self {
        Self {
            feedback: TestFeedback::Messages,
        }
    }
}

/// What an impossible task is made from, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImpossibleSpec {
    /// The id of the task that it is made from.
    pub of: String,
    /// In which way it is impossible.
    pub kind: ImpossibleKind,
    /// What was changed and why nothing can satisfy it, in a sentence.
    pub change: String,
    /// Texts replaced in files of the other task, in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replace: Vec<Replace>,
    /// Files added to those of the other task.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<Add>,
}

/// One text replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replace {
    /// `instruction.md`, or a path below `tests/` or `workspace/`.
    pub file: String,
    /// The text to be replaced, which occurs exactly once in the file.
    pub from: String,
    /// What stands in its place.
    pub to: String,
}

/// One file added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// A path below `tests/` or `workspace/` that the other task does not have.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// The JSON Schema of an impossible task's `task.toml`.
pub fn impossible_schema() -> serde_json::Value {
    schemars::schema_for!(ImpossibleManifest).to_value()
}

/// Whether a folder is that of an impossible task.
pub(super) fn is_impossible(folder: &Path) -> bool {
    folder
        .parent()
        .and_then(Path::file_name)
        .is_some_and(|family| family == FAMILY)
}

/// Loads one impossible task.
pub(super) fn load(folder: &Path) -> Result<Task, TaskError> {
    let place = Place {
        file: folder.join(FILE),
        text: read(&folder.join(FILE))?,
    };
    let own: ImpossibleManifest = toml::from_str(&place.text)
        .map_err(|error| TaskError::toml(&place.file, &place.text, &error))?;
    if let Some(other) = read_files(folder)?.into_keys().find(|path| path != FILE) {
        return Err(TaskError::file(folder.join(other), "has no use").remedy(
            "an impossible task is a task.toml alone; say there what is replaced or added",
        ));
    }
    let base = base(folder, &own, &place)?;
    let manifest = Manifest {
        id: own.id,
        title: own.title,
        family: own.family,
        difficulty: own.difficulty,
        canary: own.canary,
        expected_codes: own
            .expected_codes
            .unwrap_or_else(|| base.manifest.expected_codes.clone()),
        tests: TestsSpec {
            feedback: own.tests.feedback,
            ..base.manifest.tests.clone()
        },
        ..base.manifest.clone()
    };
    check_manifest(&place.file, &place.text, &manifest, folder)?;
    let mut files = files_of(&base)?;
    place.lay_over(&own.impossible, &mut files)?;

    let workspace = below(&files, "workspace/");
    let crate_name = check_package(&place.file, &workspace, &manifest)?;
    let Hidden {
        files: hidden,
        pins,
        workload,
    } = read_hidden(
        folder,
        &place.file,
        &place.text,
        &manifest,
        &workspace,
        below(&files, "tests/"),
    )?;
    Ok(Task {
        instruction: files.remove(INSTRUCTION).unwrap_or_default(),
        folder: folder.to_path_buf(),
        edit_rules: base.edit_rules.clone(),
        workspace,
        crate_name,
        solution: base.solution.clone(),
        attempts: Vec::new(),
        alternatives: Vec::new(),
        judge: manifest.tests.judge,
        hidden,
        pins,
        workload,
        hash: hash(folder, &base)?,
        manifest,
        impossible: Some(Impossible {
            kind: own.impossible.kind,
            change: own.impossible.change,
            base: Box::new(base),
        }),
    })
}

/// Both what is changed and what it is changed in decide.
fn hash(folder: &Path, base: &Task) -> Result<String, TaskError> {
    let mut hasher = blake3::Hasher::new();
    for part in [FAMILY, &hash_folder(folder)?, &base.hash] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The task that it is made from.
fn base(folder: &Path, own: &ImpossibleManifest, place: &Place) -> Result<Task, TaskError> {
    let of = &own.impossible.of;
    let wrong = |message: String| place.error("of", message);
    let plain = check_path(of).is_ok() && of.split('/').count() == 2;
    let root = folder.parent().and_then(Path::parent);
    let Some(root) = root.filter(|_| plain && !of.starts_with(&format!("{FAMILY}/"))) else {
        return Err(wrong(format!(
            "{of:?} is not the id of a possible task, `<family>/<name>`"
        )));
    };
    let other: PathBuf = root.join(of);
    if !other.join(FILE).is_file() {
        return Err(wrong(format!(
            "there is no task {of:?}; `assay tasks list` shows what there is"
        )));
    }
    let base =
        load_task(&other).map_err(|error| wrong(format!("{of} cannot be loaded: {error}")))?;
    if base.manifest.canary == own.canary {
        let message = format!("is that of {of}; put a fresh UUID into it");
        return Err(TaskError::field(
            &place.file,
            &place.text,
            "canary",
            message,
        ));
    }
    Ok(base)
}

/// What can be changed of a task, by its path in the task's folder.
fn files_of(base: &Task) -> Result<Files, TaskError> {
    let mut files = Files::from([(INSTRUCTION.to_owned(), base.instruction.clone())]);
    let parts = [
        ("workspace", base.workspace.clone()),
        ("tests", read_tests(&base.folder)?),
    ];
    for (part, texts) in parts {
        files.extend(
            texts
                .into_iter()
                .map(|(path, text)| (format!("{part}/{path}"), text)),
        );
    }
    Ok(files)
}

/// The files below `prefix`, by what follows it.
fn below(files: &Files, prefix: &str) -> Files {
    files
        .iter()
        .filter_map(|(path, text)| Some((path.strip_prefix(prefix)?.to_owned(), text.clone())))
        .collect()
}

/// The file that errors are about.
struct Place {
    file: PathBuf,
    text: String,
}

impl Place {
    fn error(&self, key: &str, message: String) -> TaskError {
        TaskError::field(&self.file, &self.text, &format!("{FAMILY}.{key}"), message)
    }

    /// Carries out the changes, in order: replacements first, then files that are added.
    fn lay_over(&self, spec: &ImpossibleSpec, files: &mut Files) -> Result<(), TaskError> {
        if spec.change.trim().is_empty() {
            return Err(self.error("change", "says nothing; say what was changed".to_owned()));
        }
        if spec.replace.is_empty() && spec.add.is_empty() {
            return Err(self.error(
                "replace",
                "nothing is replaced or added, so the task is the other one".to_owned(),
            ));
        }
        for (index, entry) in spec.replace.iter().enumerate() {
            let at = |why: String| self.error("replace", format!("entry {}: {why}", index + 1));
            let text = files.get_mut(&entry.file).ok_or_else(|| {
                at(format!(
                    "{} has no file {:?}; it is {INSTRUCTION}, or a path below tests/ or workspace/",
                    spec.of, entry.file
                ))
            })?;
            let found = if entry.from.is_empty() {
                0
            } else {
                text.matches(&entry.from).count()
            };
            if found != 1 {
                return Err(at(format!(
                    "`from` occurs {found} times in {} of {}, and must occur exactly once",
                    entry.file, spec.of
                )));
            }
            if entry.from == entry.to {
                return Err(at("`to` is what `from` is".to_owned()));
            }
            *text = text.replacen(&entry.from, &entry.to, 1);
        }
        for (index, entry) in spec.add.iter().enumerate() {
            let at = |why: String| self.error("add", format!("entry {}: {why}", index + 1));
            check_path(&entry.file).map_err(|error| at(format!("`file`: {error}")))?;
            if !["tests/", "workspace/"]
                .iter()
                .any(|part| entry.file.starts_with(part))
            {
                return Err(at(format!(
                    "`file` is {:?}, which is neither below tests/ nor below workspace/",
                    entry.file
                )));
            }
            if files.contains_key(&entry.file) {
                return Err(at(format!(
                    "{} has {} already; use `[[impossible.replace]]`",
                    spec.of, entry.file
                )));
            }
            files.insert(entry.file.clone(), entry.text.clone());
        }
        Ok(())
    }
}

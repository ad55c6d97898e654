//! Loading tasks from their folders. One that is malformed is reported, and the others still load.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Task;
use super::cases;
use super::check::{check_manifest, check_package};
use super::error::TaskError;
use super::expect::{check_attempts, read_alternatives, read_attempts};
use super::hidden::HiddenFile;
use super::impossible;
use super::kinds;
use super::manifest::{Judge, Manifest};
use crate::action::{EditRules, Files};

/// Folders of `tasks/` that hold no family.
const NOT_FAMILIES: [&str; 1] = ["suites"];

/// The file of `tests/` with `pub fn pins()`.
const PINS: &str = "pins.rs";

/// What loading a folder of tasks gave.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The tasks that can be used, sorted by id.
    pub tasks: Vec<Task>,
    /// What is wrong with the others.
    pub errors: Vec<TaskError>,
}

/// Loads every `<family>/<task>/` below `root`, in parallel.
pub fn load_all(root: &Path) -> Loaded {
    let folders = match task_folders(root) {
        Ok(folders) => folders,
        Err(error) => {
            return Loaded {
                tasks: Vec::new(),
                errors: vec![error],
            };
        }
    };
    let mut loaded = Loaded::default();
    let results: Vec<_> = folders.par_iter().map(|folder| load_task(folder)).collect();
    for result in results {
        match result {
            Ok(task) => loaded.tasks.push(task),
            Err(error) => loaded.errors.push(error),
        }
    }
    loaded
        .tasks
        .sort_by(|a, b| a.manifest.id.cmp(&b.manifest.id));
    loaded
}

fn task_folders(root: &Path) -> Result<Vec<PathBuf>, TaskError> {
    let mut folders = Vec::new();
    for family in sub_folders(root)? {
        let skip = family.file_name().is_some_and(|name| {
            NOT_FAMILIES.iter().any(|other| name == *other)
                || name.to_string_lossy().starts_with('.')
        });
        if !skip {
            folders.extend(sub_folders(&family)?);
        }
    }
    Ok(folders)
}

pub(super) fn sub_folders(folder: &Path) -> Result<Vec<PathBuf>, TaskError> {
    let say = |error: std::io::Error| {
        TaskError::file(folder, error.to_string())
            .remedy("run from the project's top folder, or give --tasks-dir")
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(say)? {
        let path = entry.map_err(say)?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Loads one task.
pub fn load_task(folder: &Path) -> Result<Task, TaskError> {
    if impossible::is_impossible(folder) {
        return impossible::load(folder);
    }
    load_own(folder, true)
}

/// Loads a task that somebody sent along with candidates. It needs a solution only where cost is measured, since that
/// is measured against it.
pub fn load_inline(folder: &Path) -> Result<Task, TaskError> {
    load_own(folder, false)
}

fn load_own(folder: &Path, needs_solution: bool) -> Result<Task, TaskError> {
    let file = folder.join("task.toml");
    let text = read(&file)?;
    let manifest: Manifest =
        toml::from_str(&text).map_err(|error| TaskError::toml(&file, &text, &error))?;
    check_manifest(&file, &text, &manifest, folder)?;
    let edit_rules = EditRules::new(&manifest.editable)
        .map_err(|error| TaskError::field(&file, &text, "editable", error.to_string()))?;

    let workspace = read_files(&folder.join("workspace"))?;
    let crate_name = check_package(&folder.join("workspace/Cargo.toml"), &workspace, &manifest)?;
    let place = folder.join("solution");
    let solution = if needs_solution || manifest.cost.is_some() || place.is_dir() {
        let solution = read_files(&place)?;
        only_editable(&place, &solution, &edit_rules)?;
        solution
    } else {
        Files::new()
    };
    let Hidden {
        files: hidden,
        pins,
        workload,
    } = read_hidden(
        folder,
        &file,
        &text,
        &manifest,
        &workspace,
        read_tests(folder)?,
    )?;
    let attempts = read_attempts(&folder.join("attempts"), &edit_rules)?;
    let alternatives = read_alternatives(&folder.join("alternatives"), &edit_rules)?;
    let task = Task {
        instruction: read(&folder.join("instruction.md"))?,
        folder: folder.to_path_buf(),
        edit_rules,
        workspace,
        crate_name,
        solution,
        attempts,
        alternatives,
        judge: manifest.tests.judge,
        hidden,
        pins,
        workload,
        hash: hash_folder(folder)?,
        manifest,
        impossible: None,
    };
    check_attempts(&task)?;
    Ok(task)
}

pub(super) fn only_editable(
    folder: &Path,
    files: &Files,
    editable: &EditRules,
) -> Result<(), TaskError> {
    match files.keys().find(|path| !editable.permits(path)) {
        Some(path) => Err(TaskError::file(
            folder.join(path),
            "is not among the editable files of task.toml",
        )),
        None if files.is_empty() => Err(TaskError::file(folder, "holds no file")),
        None => Ok(()),
    }
}

/// What the folder of tests holds.
pub(super) struct Hidden {
    pub(super) files: Vec<HiddenFile>,
    pub(super) pins: Option<String>,
    pub(super) workload: Option<String>,
}

/// The files of the folder of tests; none where there is no such folder.
pub(super) fn read_tests(folder: &Path) -> Result<Files, TaskError> {
    let tests = folder.join("tests");
    if tests.is_dir() {
        read_files(&tests)
    } else {
        Ok(Files::new())
    }
}

pub(super) fn read_hidden(
    folder: &Path,
    file: &Path,
    text: &str,
    manifest: &Manifest,
    workspace: &Files,
    mut sources: Files,
) -> Result<Hidden, TaskError> {
    if let Some(spec) = &manifest.diagnose {
        return Ok(Hidden {
            files: kinds::programs(file, text, spec, workspace)?,
            pins: None,
            workload: None,
        });
    }
    let tests = folder.join("tests");
    let workload = match &manifest.cost {
        None => None,
        Some(cost) => Some(sources.remove(&cost.workload).ok_or_else(|| {
            TaskError::field(
                file,
                text,
                "cost.workload",
                format!("there is no tests/{}", cost.workload),
            )
        })?),
    };
    if manifest.tests.judge == Judge::Outside {
        return Ok(Hidden {
            files: vec![cases::read(
                &tests,
                &mut sources,
                manifest.memcheck.as_ref(),
            )?],
            pins: None,
            workload,
        });
    }
    let pins = sources.remove(PINS);
    let misuse = kinds::misuse(&tests, &mut sources)?;
    let mut hidden = Vec::new();
    let mut names: BTreeSet<String> = misuse.iter().map(|file| file.module.clone()).collect();
    let before = names.len();
    for (path, source) in &sources {
        let place = tests.join(path);
        let module = path
            .strip_suffix(".rs")
            .filter(|name| !name.contains('/'))
            .ok_or_else(|| {
                TaskError::file(&place, "is no Rust file at the top of tests/")
                    .remedy("put each file of tests there")
            })?;
        let parsed = HiddenFile::parse(module, source).map_err(|error| {
            TaskError::file(format!("{}:{}", place.display(), error.line), error.message)
        })?;
        for test in &parsed.tests {
            if !names.insert(test.name.clone()) {
                return Err(TaskError::file(
                    &place,
                    format!("the name {:?} occurs twice in this task", test.name),
                ));
            }
        }
        hidden.push(parsed);
    }
    if names.len() == before {
        return Err(TaskError::file(&tests, "holds no hidden test"));
    }
    hidden.extend(misuse);
    Ok(Hidden {
        files: hidden,
        pins,
        workload,
    })
}

pub(super) fn read(path: &Path) -> Result<String, TaskError> {
    fs::read_to_string(path).map_err(|error| TaskError::file(path, error.to_string()))
}

/// Every file below `folder`, by its path with forward slashes. Build leftovers are not part of a task.
pub(super) fn read_files(folder: &Path) -> Result<Files, TaskError> {
    let mut files = Files::new();
    for entry in WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_leftover(entry))
    {
        let entry = entry.map_err(|error| TaskError::file(folder, error.to_string()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            return Err(TaskError::file(
                entry.path(),
                "is neither a file nor a folder",
            ));
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        files.insert(
            relative.to_string_lossy().replace('\\', "/"),
            read(entry.path())?,
        );
    }
    Ok(files)
}

fn is_leftover(entry: &walkdir::DirEntry) -> bool {
    entry.depth() > 0
        && ["target", "Cargo.lock"]
            .iter()
            .any(|name| entry.file_name() == *name)
}

pub(super) fn hash_folder(folder: &Path) -> Result<String, TaskError> {
    let mut hasher = blake3::Hasher::new();
    for (path, text) in read_files(folder)? {
        for part in [path.as_bytes(), text.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

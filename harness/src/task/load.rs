//! Loading tasks from their folders. One that is malformed is reported, and the others still load.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Task;
use super::cases;
use super::error::TaskError;
use super::expect::{check_attempts, read_alternatives, read_attempts};
use super::hidden::HiddenFile;
use super::impossible;
use super::kinds;
use super::manifest::{FORMAT, Judge, Manifest};
use super::rules::RULES;
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
    let file = folder.join("task.toml");
    let text = read(&file)?;
    let manifest: Manifest =
        toml::from_str(&text).map_err(|error| TaskError::toml(&file, &text, &error))?;
    check_manifest(&file, &text, &manifest, folder)?;
    let edit_rules = EditRules::new(&manifest.editable)
        .map_err(|error| TaskError::field(&file, &text, "editable", error.to_string()))?;

    let workspace = read_files(&folder.join("workspace"))?;
    let crate_name = check_package(&folder.join("workspace/Cargo.toml"), &workspace, &manifest)?;
    let solution = read_files(&folder.join("solution"))?;
    only_editable(&folder.join("solution"), &solution, &edit_rules)?;
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

pub(super) fn check_manifest(
    file: &Path,
    text: &str,
    manifest: &Manifest,
    folder: &Path,
) -> Result<(), TaskError> {
    let at = |field: &str, message: String| Err(TaskError::field(file, text, field, message));
    let name = |path: Option<&Path>| {
        path.and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
    };
    let family = name(folder.parent()).unwrap_or_default();
    let id = format!("{family}/{}", name(Some(folder)).unwrap_or_default());
    if manifest.format != FORMAT {
        return at(
            "format",
            format!(
                "this version reads format {FORMAT}, not {}",
                manifest.format
            ),
        );
    }
    if manifest.id != id {
        return at(
            "id",
            format!("is {:?}, but the folder says {id:?}", manifest.id),
        );
    }
    if manifest.family != family {
        return at(
            "family",
            format!("is {:?}, but the folder says {family:?}", manifest.family),
        );
    }
    if manifest.language != "rust" {
        return at(
            "language",
            format!("{:?} is not supported; `rust` is", manifest.language),
        );
    }
    if !["2018", "2021", "2024"].contains(&manifest.edition.as_str()) {
        return at(
            "edition",
            format!("{:?} is none of 2018, 2021, 2024", manifest.edition),
        );
    }
    if !(1..=5).contains(&manifest.difficulty) {
        return at(
            "difficulty",
            format!("{} is not from 1 to 5", manifest.difficulty),
        );
    }
    if manifest.editable.is_empty() {
        return at(
            "editable",
            "names no file, so nothing could be changed".to_owned(),
        );
    }
    if manifest.canary.len() < 16 {
        return at(
            "canary",
            "is too short to be unique; put a fresh UUID into it".to_owned(),
        );
    }
    if let Some(unknown) = manifest
        .rules
        .allow
        .iter()
        .find(|rule| !RULES.iter().any(|known| known.name == **rule))
    {
        let known: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        return at(
            "rules.allow",
            format!("{unknown:?} is no rule; the rules are {}", known.join(", ")),
        );
    }
    let breaks_in = |name: &&String| {
        RULES
            .iter()
            .any(|rule| rule.name == **name && rule.breaks_in)
    };
    if let (Judge::Inside, Some(rule)) = (
        manifest.tests.judge,
        manifest.rules.allow.iter().find(breaks_in),
    ) {
        return at(
            "rules.allow",
            format!(
                "{rule:?} lets a candidate reach into its own judge; set `tests.judge = \"outside\"` and write the \
                 tests as cases"
            ),
        );
    }
    kinds::check(file, text, manifest)
}

/// Checks the package and gives its crate name. Only the standard library is there, so dependencies are refused.
pub(super) fn check_package(
    file: &Path,
    workspace: &Files,
    manifest: &Manifest,
) -> Result<String, TaskError> {
    let text = workspace
        .get("Cargo.toml")
        .ok_or_else(|| TaskError::file(file, "is missing"))?;
    let package: toml::Table =
        toml::from_str(text).map_err(|error| TaskError::toml(file, text, &error))?;
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        if package
            .get(section)
            .and_then(|value| value.as_table())
            .is_some_and(|table| !table.is_empty())
        {
            return Err(TaskError::file(file, format!("[{section}] is not empty"))
                .remedy("tasks of format 1 use the standard library alone"));
        }
    }
    let field = |name: &str| {
        package
            .get("package")
            .and_then(|section| section.get(name))
            .and_then(|value| value.as_str())
            .ok_or_else(|| {
                TaskError::field(
                    file,
                    text,
                    &format!("package.{name}"),
                    "is missing or no string",
                )
            })
    };
    let edition = field("edition")?;
    if edition != manifest.edition {
        return Err(TaskError::field(
            file,
            text,
            "package.edition",
            format!("is {edition}, but task.toml says {}", manifest.edition),
        ));
    }
    if manifest.diagnose.is_none() && !workspace.contains_key("src/lib.rs") {
        return Err(TaskError::file(file, "the package has no src/lib.rs")
            .remedy("a task's package is a library; hidden tests import it by its crate name"));
    }
    Ok(field("name")?.replace('-', "_"))
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

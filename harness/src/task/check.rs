//! Checking what a manifest and its package say, before anything else is read.

use std::path::Path;

use super::error::TaskError;
use super::kinds;
use super::manifest::{FORMAT, Judge, Manifest};
use super::rules::RULES;
use crate::action::Files;

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

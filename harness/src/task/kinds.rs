//! Checks beyond calling test functions: programs that must be refused, lints, memory, and programs to be judged.

use std::path::Path;

use globset::{Glob, GlobSet, GlobSetBuilder};

use super::TaskError;
use super::hidden::{HiddenFile, HiddenTest, How, Panics};
use super::manifest::{DiagnoseSpec, Judge, Manifest};
use crate::action::Files;

/// The folder of `tests/` with programs that must be refused.
const MISUSE: &str = "misuse/";
/// What introduces the codes in the head of such a program.
const FAILS: &str = "fails:";
/// The file that a candidate of a task with `[diagnose]` writes.
pub const ANSWERS: &str = "answers.toml";

/// Checks what `task.toml` says of these.
pub fn check(file: &Path, text: &str, manifest: &Manifest) -> Result<(), TaskError> {
    let at = |field: &str, message: &str| Err(TaskError::field(file, text, field, message));
    if let Some(lint) = &manifest.lint {
        if lint.lints.is_empty() {
            return at("lint.lints", "names no lint");
        }
        let odd = |name: &&String| {
            name.is_empty()
                || !name
                    .chars()
                    .all(|one| one.is_ascii_lowercase() || "_:".contains(one))
        };
        if let Some(odd) = lint.lints.iter().find(odd) {
            return at("lint.lints", &format!("{odd:?} is no name of a lint"));
        }
        if lint.at_start == 0 {
            return at("lint.at_start", "must be at least 1");
        }
    }
    if manifest.memcheck.is_some() && manifest.tests.judge != Judge::Outside {
        return at(
            "tests.judge",
            "must be \"outside\" where memory is checked: write the tests as cases",
        );
    }
    if manifest.diagnose.is_some() {
        if manifest.editable != [ANSWERS] {
            return at(
                "editable",
                "must be [\"answers.toml\"] in a task with [diagnose]",
            );
        }
        let other = manifest.lint.is_some() || manifest.memcheck.is_some();
        if other || manifest.cost.is_some() || manifest.tests.judge == Judge::Outside {
            return at(
                "diagnose.programs",
                "no other kind of check goes together with [diagnose]",
            );
        }
    }
    Ok(())
}

/// Takes the programs that must be refused out of `sources`, the files of the folder `tests`.
pub fn misuse(tests: &Path, sources: &mut Files) -> Result<Vec<HiddenFile>, TaskError> {
    let paths: Vec<String> = sources
        .keys()
        .filter(|path| path.starts_with(MISUSE))
        .cloned()
        .collect();
    let mut programs = Vec::new();
    for path in paths {
        let source = sources.remove(&path).unwrap_or_default();
        let place = tests.join(&path);
        let name = path
            .strip_prefix(MISUSE)
            .and_then(|path| path.strip_suffix(".rs"))
            .filter(|name| is_name(name))
            .ok_or_else(|| {
                TaskError::file(&place, "is no Rust file with the name of a test")
                    .remedy("name it such as draft_cannot_be_published.rs")
            })?;
        let (checks, codes) = head(&place, &source)?;
        programs.push(HiddenFile {
            module: name.to_owned(),
            tests: vec![HiddenTest {
                module: name.to_owned(),
                name: name.to_owned(),
                panics: Panics::No,
                checks,
                how: How::Misuse(codes),
            }],
            source,
        });
    }
    Ok(programs)
}

/// The head of such a program: the sentence that it checks, and the codes with which it may be refused.
fn head(place: &Path, source: &str) -> Result<(String, Vec<String>), TaskError> {
    let (mut checks, mut codes) = (Vec::new(), Vec::new());
    for line in source.lines() {
        let Some(said) = line.strip_prefix("//!") else {
            break;
        };
        match said.trim().strip_prefix(FAILS) {
            Some(list) => codes.extend(
                list.split_whitespace()
                    .map(|code| code.trim_matches(',').to_owned()),
            ),
            None => checks.push(said.trim().to_owned()),
        }
    }
    let is_code = |code: &String| {
        code.strip_prefix('E')
            .is_some_and(|number| number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    if codes.is_empty() || !codes.iter().all(is_code) {
        return Err(
            TaskError::file(place, "does not say with which codes it must be refused").remedy(
                "begin it with `//! \"The sentence that it checks.\"` and `//! fails: E0599`",
            ),
        );
    }
    codes.sort();
    codes.dedup();
    Ok((checks.join(" "), codes))
}

/// The programs that a candidate judges, as hidden tests: one for each, called by the file's stem.
pub fn programs(
    file: &Path,
    text: &str,
    spec: &DiagnoseSpec,
    workspace: &Files,
) -> Result<Vec<HiddenFile>, TaskError> {
    let bad = |why: String| TaskError::field(file, text, "diagnose.programs", why);
    let chosen = globs(&spec.programs).map_err(|error| bad(error.to_string()))?;
    let mut programs: Vec<HiddenFile> = Vec::new();
    for path in workspace.keys().filter(|path| chosen.is_match(path)) {
        let stem = path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".rs"))
            .filter(|stem| is_name(stem))
            .ok_or_else(|| bad(format!("{path:?} is no Rust file with the name of a test")))?;
        if programs.iter().any(|other| other.module == stem) {
            return Err(bad(format!("two programs are called {stem:?}")));
        }
        programs.push(HiddenFile {
            module: stem.to_owned(),
            source: String::new(),
            tests: vec![HiddenTest {
                module: stem.to_owned(),
                name: stem.to_owned(),
                panics: Panics::No,
                checks: String::new(),
                how: How::Program(path.clone()),
            }],
        });
    }
    if programs.is_empty() {
        return Err(bad("match no file of the workspace".to_owned()));
    }
    Ok(programs)
}

fn globs(patterns: &[String]) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern)?);
    }
    set.build()
}

/// Whether `name` could be the name of a function.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, text: &str) -> Files {
        [(path.to_owned(), text.to_owned())].into()
    }

    #[test]
    fn a_program_that_must_be_refused_says_why_and_how() {
        let mut sources = one(
            "misuse/no_reuse.rs",
            "//! \"A ticket is used once.\"\n//! fails: E0505, E0382\nfn main() {}\n",
        );
        let found = misuse(Path::new("tests"), &mut sources).unwrap();
        assert!(sources.is_empty());
        assert!(!found[0].is_module());
        let test = &found[0].tests[0];
        assert_eq!(
            (test.name.as_str(), test.checks.as_str()),
            ("no_reuse", "\"A ticket is used once.\"")
        );
        assert_eq!(
            test.how,
            How::Misuse(vec!["E0382".to_owned(), "E0505".to_owned()])
        );
    }

    #[test]
    fn a_program_without_codes_is_an_error_that_names_it() {
        for text in ["fn main() {}\n", "//! fails: 505\nfn main() {}\n"] {
            let error = misuse(Path::new("tests"), &mut one("misuse/x.rs", text)).unwrap_err();
            assert!(error.place().ends_with("misuse/x.rs"), "{error}");
        }
        let error = misuse(Path::new("tests"), &mut one("misuse/X y.rs", "")).unwrap_err();
        assert!(error.to_string().contains("name of a test"), "{error}");
    }
}

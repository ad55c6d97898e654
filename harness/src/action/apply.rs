//! Carries out the edits of a reply on a copy of the workspace: all of them, or none.

use std::collections::{BTreeMap, BTreeSet};

use super::Files;
use super::error::{ActionError, excerpt};
use super::format::{Action, Edit, Hunk};
use super::line_range::{self, Range};
use super::locate::Work;
use super::patch;
use super::rules::EditRules;
use super::search_replace;

/// The workspace after `action`.
///
/// The paths are checked again, so that an action read back from a record is as safe as one just parsed. An
/// action without edits gives the files back as they are.
///
/// # Errors
///
/// An [`ActionError`] when any edit does not fit the files or the rules; nothing is changed then.
pub fn apply(files: &Files, action: &Action, rules: &EditRules) -> Result<Files, ActionError> {
    let mut by_path: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    if action.edits.len() > super::MAX_EDITS {
        let what = "the number of edits";
        let (limit, actual) = (super::MAX_EDITS, action.edits.len());
        return Err(ActionError::too_large(what, limit, actual));
    }
    for edit in &action.edits {
        rules.permit(edit.path())?;
        by_path.entry(edit.path()).or_default().push(edit);
    }
    let mut work = Work::default();
    let mut after = files.clone();
    for (path, edits) in &by_path {
        let old = files.get(*path).map(String::as_str);
        match edit_file(path, old, edits, rules, &mut work)? {
            Some(text) => after.insert((*path).to_owned(), text),
            None => after.remove(*path),
        };
    }
    let changed: BTreeSet<&str> = by_path.keys().copied().collect();
    rules.check_sizes(&after, &changed)?;
    check_folders(&after, &changed)?;
    Ok(after)
}

/// The text of one file after its edits; `None` when it is removed.
fn edit_file(
    path: &str,
    old: Option<&str>,
    edits: &[&Edit],
    rules: &EditRules,
    work: &mut Work,
) -> Result<Option<String>, ActionError> {
    let mixed = || {
        ActionError::malformed(format!(
            "{path} is edited in two ways at once: use one kind of edit for a file, and do not remove it as well"
        ))
    };
    let [first, ..] = edits else {
        return Ok(old.map(str::to_owned));
    };
    let kind = std::mem::discriminant(*first);
    if edits
        .iter()
        .any(|edit| std::mem::discriminant(*edit) != kind)
    {
        return Err(mixed());
    }
    match first {
        Edit::Write { .. } => Ok(edits.iter().rev().find_map(|edit| match edit {
            Edit::Write { text, .. } => Some(text.clone()),
            _ => None,
        })),
        Edit::Replace { .. } => replace(path, old, edits, rules, work).map(Some),
        Edit::Lines { .. } => lines(path, old, edits).map(Some),
        Edit::Patch { .. } => patches(path, old, edits, work).map(Some),
        Edit::Delete { .. } if old.is_some() => Ok(None),
        Edit::Delete { .. } => Err(no_such_file(path, "it cannot be removed")),
    }
}

fn no_such_file(path: &str, hint: &str) -> ActionError {
    ActionError::NoSuchFile {
        path: excerpt(path),
        hint: hint.to_owned(),
    }
}

fn replace(
    path: &str,
    old: Option<&str>,
    edits: &[&Edit],
    rules: &EditRules,
    work: &mut Work,
) -> Result<String, ActionError> {
    let mut text = old.map(str::to_owned);
    for (edit, number) in edits.iter().zip(1..) {
        let Edit::Replace {
            search,
            replace,
            final_newline,
            ..
        } = edit
        else {
            continue;
        };
        if text.is_none() && !search.trim().is_empty() {
            let hint = "to create it, leave the SEARCH part empty";
            return Err(no_such_file(path, hint));
        }
        // The text is copied for each block.
        work.charge(text.as_ref().map_or(0, String::len) + search.len() + replace.len())?;
        let block = (search.as_str(), replace.as_str(), *final_newline);
        let next = search_replace::apply(path, text.as_deref(), number, block, work)?;
        rules.check_file_size(path, next.len())?;
        text = Some(next);
    }
    Ok(text.unwrap_or_default())
}

fn lines(path: &str, old: Option<&str>, edits: &[&Edit]) -> Result<String, ActionError> {
    let mut ranges = Vec::with_capacity(edits.len());
    for edit in edits {
        if let Edit::Lines {
            first,
            count,
            text,
            final_newline,
            ..
        } = edit
        {
            ranges.push(Range {
                first: *first,
                count: *count,
                text,
                final_newline: *final_newline,
            });
        }
    }
    if old.is_none() && ranges.iter().any(|range| range.count > 0) {
        return Err(no_such_file(path, "to create it, insert its lines at 1+"));
    }
    line_range::apply(path, old.unwrap_or_default(), &ranges)
}

fn patches(
    path: &str,
    old: Option<&str>,
    edits: &[&Edit],
    work: &mut Work,
) -> Result<String, ActionError> {
    let mut all: Vec<&Hunk> = Vec::new();
    let mut creates = false;
    for edit in edits {
        if let Edit::Patch { create, hunks, .. } = edit {
            creates |= create;
            all.extend(hunks);
        }
    }
    match old {
        None if !creates => Err(no_such_file(
            path,
            "to create it, write `--- /dev/null` above its `+++` line",
        )),
        Some(text) if creates && !text.is_empty() => Err(ActionError::malformed(format!(
            "{path} exists already: write `--- a/{path}` rather than `--- /dev/null`"
        ))),
        _ => patch::apply(path, old.unwrap_or_default(), &all, work),
    }
}

/// Checks that no changed path runs through a file, or through a folder that is one.
fn check_folders(after: &Files, changed: &BTreeSet<&str>) -> Result<(), ActionError> {
    for path in changed.iter().filter(|path| after.contains_key(**path)) {
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let inside = format!("{path}/");
        let mut below = after.range(inside.clone()..).take(1);
        let blocked = above.into_iter().any(|folder| after.contains_key(folder))
            || below.any(|(other, _)| other.starts_with(&inside));
        if blocked {
            return Err(ActionError::BadPath {
                path: excerpt(path),
                why: "a part of it would be a file and a folder at once",
            });
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn write(path: &str, text: &str) -> Edit {
        Edit::Write {
            path: path.into(),
            text: text.into(),
        }
    }

    fn run(edits: Vec<Edit>) -> Result<Files, ActionError> {
        let files = Files::from([
            ("src/lib.rs".into(), "a\n".into()),
            ("Cargo.toml".into(), "[package]\n".into()),
        ]);
        let mut rules = EditRules::new(["src/**"]).unwrap();
        rules.max_file_bytes = 100;
        rules.max_files = 4;
        rules.max_total_bytes = 250;
        let action = Action {
            edits,
            ..Action::default()
        };
        apply(&files, &action, &rules)
    }

    #[test]
    fn recorded_actions_are_checked_again() {
        for (path, kind) in [
            ("../x", "bad_path"),
            ("Cargo.toml", "not_editable"),
            ("x.rs", "not_editable"),
        ] {
            assert_eq!(run(vec![write(path, "")]).unwrap_err().kind(), kind);
        }
        let many = vec![write("src/lib.rs", ""); super::super::MAX_EDITS + 1];
        assert_eq!(run(many).unwrap_err().kind(), "too_large");
    }

    #[test]
    fn limits_hold() {
        let long = "x".repeat(101);
        assert_eq!(
            run(vec![write("src/lib.rs", &long)]).unwrap_err().kind(),
            "too_large"
        );
        let full = "x".repeat(90);
        let three = ["src/lib.rs", "src/a", "src/b"]
            .map(|path| write(path, &full))
            .to_vec();
        assert!(
            run(three)
                .unwrap_err()
                .to_string()
                .contains("sum of all files")
        );
        let two = ["src/lib.rs", "src/b"]
            .map(|path| write(path, &full))
            .to_vec();
        assert!(run(two).is_ok());
        let many = ["src/a", "src/b", "src/c"]
            .map(|path| write(path, ""))
            .to_vec();
        assert!(
            run(many)
                .unwrap_err()
                .to_string()
                .contains("number of files")
        );
        let doubled: Vec<Edit> = (0..40)
            .map(|step| Edit::Replace {
                path: "src/lib.rs".into(),
                search: "a\n".repeat(1 << step),
                replace: "a\n".repeat(2 << step),
                final_newline: true,
            })
            .take(8)
            .collect();
        assert_eq!(run(doubled).unwrap_err().kind(), "too_large");
    }

    #[test]
    fn a_file_is_no_folder() {
        for edits in [
            vec![write("src/lib.rs/x", "")],
            vec![write("src/a", ""), write("src/a/b", "")],
            vec![write("src", "")],
        ] {
            let error = run(edits).unwrap_err();
            assert!(
                ["bad_path", "not_editable"].contains(&error.kind()),
                "{error}"
            );
        }
        let moved = vec![
            Edit::Delete {
                path: "src/lib.rs".into(),
            },
            write("src/lib.rs/x", ""),
        ];
        assert!(run(moved).is_ok());
    }

    #[test]
    fn ways_that_do_not_mix() {
        let delete = Edit::Delete {
            path: "src/lib.rs".into(),
        };
        let error = run(vec![write("src/lib.rs", ""), delete.clone()]).unwrap_err();
        assert_eq!(error.kind(), "malformed");
        assert!(!run(vec![delete]).unwrap().contains_key("src/lib.rs"));
        let absent = Edit::Delete {
            path: "src/x.rs".into(),
        };
        assert_eq!(run(vec![absent]).unwrap_err().kind(), "no_such_file");
        assert_eq!(run(Vec::new()).unwrap().len(), 2);
    }
}

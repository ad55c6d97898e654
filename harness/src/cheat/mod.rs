//! Cheats: the standing attacks on a grade, adapted to the interface of a task.
//!
//! A task's solution is the *gold oracle*: what earns everything. The cheats are the *cheat oracle*: programs with the
//! same interface that try to be taken for right. None may earn more than the untouched workspace, or than the attempt
//! that it is made from. `assay tasks validate` proves it for every task, once under the static rules and, where those
//! stop it, once beneath them.

mod attacks;
mod rewrite;

use crate::action::Files;
use crate::task::{RULES, Stage, Task};

/// One attack on one task.
#[derive(Debug, Clone)]
pub struct Cheat {
    /// Its name, unique in the task.
    pub name: String,
    /// What it tries.
    pub about: &'static str,
    /// The whole package.
    pub files: Files,
    /// The attempt that it is made from: it may earn what that one earns. Others may earn what the untouched
    /// workspace earns.
    pub made_from: Option<String>,
}

/// All cheats against `task`.
pub fn against(task: &Task) -> Vec<Cheat> {
    if task.manifest.diagnose.is_some() {
        // A file of answers has no functions to put anything into.
        return Vec::new();
    }
    let solution = task.with(&task.solution);
    let mut cheats: Vec<Cheat> = attacks::BODIES
        .iter()
        .map(|attack| Cheat {
            name: attack.name.to_owned(),
            about: attack.about,
            files: rewrite_all(task, &solution, |source, is_root| {
                rewrite::bodies(source, attack.body, if is_root { attack.items } else { "" })
            }),
            made_from: None,
        })
        .collect();
    cheats.push(Cheat {
        name: "equal-to-anything".to_owned(),
        about: "every public function returns a value of a type of its own that equals everything",
        files: rewrite_all(task, &solution, |source, is_root| {
            rewrite::results(
                source,
                attacks::ANYTHING,
                if is_root { attacks::ANYTHING_ITEMS } else { "" },
            )
        }),
        made_from: None,
    });
    for attempt in &task.attempts {
        if attempt.expect.stops_at != Stage::Tests {
            continue;
        }
        let files = task.with(&attempt.files);
        let equal = rewrite_all(task, &files, |source, _| rewrite::always_equal(source));
        if equal != files {
            cheats.push(Cheat {
                name: format!("always-equal-{}", attempt.name),
                about: "a wrong attempt whose types call any two values equal",
                files: equal,
                made_from: Some(attempt.name.clone()),
            });
        }
    }
    cheats
}

/// The task with every static rule lifted but those on which a judge in the same process depends.
pub fn beneath_the_rules(task: &Task) -> Task {
    let mut task = task.clone();
    task.manifest.rules.allow = RULES
        .iter()
        .filter(|rule| rule.forbids && !rule.breaks_in)
        .map(|rule| rule.name.to_owned())
        .collect();
    task
}

/// Rewrites the editable Rust files. What cannot be read stays as it is.
fn rewrite_all(
    task: &Task,
    files: &Files,
    rewrite: impl Fn(&str, bool) -> Option<String>,
) -> Files {
    let mut files = files.clone();
    for (path, text) in &mut files {
        if path.ends_with(".rs")
            && task.edit_rules.permits(path)
            && let Some(new) = rewrite(text, path == "src/lib.rs")
        {
            *text = new;
        }
    }
    proc_macro2::extra::invalidate_current_thread_spans();
    files
}

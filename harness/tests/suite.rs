//! What the suite promises as a whole, as far as files show it. What needs a sandbox is proven by `assay tasks validate`, and
//! what needs mutants by `assay tasks audit`.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use assay::audit::{FEWEST_ATTEMPTS, alike};
use assay::task::{How, Stage, Task, load_all};

/// Every task but those made from others.
fn tasks() -> Vec<Task> {
    let loaded = load_all(&common::top().join("tasks"));
    let errors: Vec<String> = loaded.errors.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.tasks
}

fn possible() -> Vec<Task> {
    tasks()
        .into_iter()
        .filter(|task| task.impossible.is_none())
        .collect()
}

#[test]
fn there_are_enough_tasks_in_every_family() {
    let tasks = possible();
    let mut families: BTreeMap<&str, usize> = BTreeMap::new();
    for task in &tasks {
        *families.entry(&task.manifest.family).or_default() += 1;
    }
    assert!(tasks.len() >= 150, "{}", tasks.len());
    assert_eq!(families.len(), 15, "{families:?}");
    assert!(families.values().all(|&count| count >= 8), "{families:?}");
    assert!(families["compile-fix"] >= 40);
    let codes: BTreeSet<&String> = tasks
        .iter()
        .filter(|task| task.manifest.family == "compile-fix")
        .flat_map(|task| &task.manifest.expected_codes)
        .collect();
    assert!(codes.len() >= 45, "{codes:?}");
    let impossible = self::tasks().len() - tasks.len();
    assert!(impossible >= 20, "{impossible}");
}

#[test]
fn every_task_has_attempts_and_a_second_solution() {
    for task in possible() {
        let id = task.id();
        assert!(task.attempts.len() >= FEWEST_ATTEMPTS, "{id}");
        let wrong = |stage| matches!(stage, Stage::Tests | Stage::Lints | Stage::Cost);
        let any = task.attempts.iter().any(|one| wrong(one.expect.stops_at));
        assert!(any, "{id}: no attempt compiles and is wrong");
        let one_answer = task.manifest.diagnose.is_some();
        assert!(one_answer || !task.alternatives.is_empty(), "{id}");
        for alternative in &task.alternatives {
            assert_ne!(alternative.files, task.solution, "{id}");
        }
    }
}

#[test]
fn canaries_crates_and_tests_have_names_of_their_own() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut claim = |what: String, id: &str| {
        if let Some(other) = seen.insert(what.clone(), id.to_owned()) {
            panic!("{what} is of {other} and of {id}");
        }
    };
    for task in tasks() {
        claim(format!("canary {}", task.manifest.canary), task.id());
        if task.impossible.is_some() {
            continue;
        }
        claim(format!("crate {}", task.crate_name), task.id());
        for test in task.tests() {
            if test.how != How::Memcheck {
                claim(format!("test {}", test.name), task.id());
            }
        }
    }
}

#[test]
fn no_two_tasks_share_more_than_a_few_lines() {
    let found = alike(&possible());
    assert!(found.is_empty(), "{found:#?}");
}

//! What is published beside the code must be what the code says.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use assay::config::{Config, config_schema};
use assay::experiment::experiment_schema;
use assay::task::{ImpossibleKind, impossible_schema, load_all, manifest_schema};
use assay::trajectory::trajectory_schema;
use serde_json::Value;

fn published(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(common::top().join(path)).unwrap()).unwrap()
}

#[test]
fn schemas_are_up_to_date() {
    let schemas = [
        ("tasks/task.schema.json", manifest_schema()),
        ("tasks/impossible.schema.json", impossible_schema()),
        ("harness/schema/trajectory.schema.json", trajectory_schema()),
        ("harness/schema/config.schema.json", config_schema()),
        ("reports/experiment.schema.json", experiment_schema()),
    ];
    for (file, schema) in schemas {
        // Not `assert_eq!`: two whole schemas would fill the screen.
        assert!(
            published(file) == schema,
            "{file} is out of date: run `just generate`"
        );
    }
}

#[test]
fn every_task_loads_and_fits_the_schema() {
    let loaded = load_all(&common::top().join("tasks"));
    let errors: Vec<String> = loaded.errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    let validator = jsonschema::validator_for(&manifest_schema()).unwrap();
    let of_impossible = jsonschema::validator_for(&impossible_schema()).unwrap();
    let mut canaries = std::collections::BTreeSet::new();
    for task in &loaded.tasks {
        let text = std::fs::read_to_string(task.folder.join("task.toml")).unwrap();
        let value = serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap();
        let validator = match task.impossible {
            Some(_) => &of_impossible,
            None => &validator,
        };
        assert!(validator.is_valid(&value), "{}", task.id());
        assert!(
            canaries.insert(task.manifest.canary.clone()),
            "{}: its canary is another task's too",
            task.id()
        );
        assert!(
            task.attempts.len() >= 2 || task.impossible.is_some(),
            "{}",
            task.id()
        );
    }
    for kind in [
        ImpossibleKind::ContradictsInstruction,
        ImpossibleKind::ContradictsItself,
        ImpossibleKind::MissingCrate,
    ] {
        let is = |task: &&assay::task::Task| {
            task.impossible.as_ref().is_some_and(|one| one.kind == kind)
        };
        assert!(loaded.tasks.iter().any(|task| is(&task)), "{}", kind.name());
    }
    let families = [
        "compile-fix",
        "generate",
        "signature",
        "translate",
        "refactor",
        "optimize",
    ];
    for family in families {
        let count = loaded
            .tasks
            .iter()
            .filter(|task| task.manifest.family == family)
            .count();
        assert!(count >= 4, "{family} has {count} tasks");
    }
    assert!(loaded.tasks.len() >= 24);
}

#[test]
fn authors_are_told_every_rule_and_every_kind_of_impossible_task() {
    let page = std::fs::read_to_string(common::top().join("tasks/README.md")).unwrap();
    for kind in [
        "contradicts-instruction",
        "contradicts-itself",
        "missing-crate",
    ] {
        assert!(page.contains(&format!("`{kind}`")), "{kind}");
    }
    for rule in assay::task::RULES {
        assert!(
            page.contains(&format!("`{}`", rule.name)),
            "tasks/README.md does not name {}",
            rule.name
        );
    }
}

#[test]
fn the_projects_configuration_states_the_defaults() {
    let config = Config::load(Some(&common::top().join("assay.toml"))).unwrap();
    assert_eq!(config, Config::default());
}

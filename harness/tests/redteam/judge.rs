//! Whether a grade is the one that an attack must get.

use std::collections::BTreeSet;

use assay::grade::{Grade, LimitHit, RewardWeights, Scoring, TestResult, reward_of};
use assay::task::{Stage, Task};

use crate::attack::Expected;

/// What is wrong with `grade`. `start` is what the untouched workspace earns.
pub fn faults(task: &Task, expected: &Expected, grade: &Grade, start: f64) -> Vec<String> {
    let mut found = Vec::new();
    if expected.stops_at != Some(grade.stops_at) {
        found.push(format!(
            "it stops at {}, not at {}",
            grade.stops_at.name(),
            expected.stops_at.map_or("?", Stage::name)
        ));
    }
    for rule in &expected.rules {
        if !grade
            .rules
            .iter()
            .any(|finding| finding.forbidden && finding.rule == *rule)
        {
            found.push(format!("the rule {rule} finds nothing"));
        }
    }
    if let Some(codes) = &expected.codes
        && codes != grade.codes()
    {
        found.push(format!(
            "the compiler says {:?}, not {codes:?}",
            grade.codes()
        ));
    }
    let refused = grade
        .unusable
        .as_ref()
        .map(|unusable| unusable.kind.clone());
    if expected.refused != refused {
        found.push(format!(
            "the reply is refused as {refused:?}, not as {:?}",
            expected.refused
        ));
    }
    let passed = passed(grade);
    if passed != expected.passed.iter().map(String::as_str).collect() {
        found.push(format!("{passed:?} pass, not {:?}", expected.passed));
    }
    let hit = limits(grade);
    let wanted = expected.limit.as_slice();
    if !wanted.is_empty() && !wanted.iter().any(|name| hit.contains(name)) {
        found.push(format!(
            "the limits hit are {hit:?}, and none of {wanted:?} is among them: {}",
            outcomes(grade)
        ));
    }
    found.extend(tampering(expected, grade));
    found.extend(reward(task, expected, grade, start));
    found
}

/// Whether the grade says that somebody tampered, where it must.
fn tampering(expected: &Expected, grade: &Grade) -> Option<String> {
    let found = grade.tampering.as_ref().map(|found| found.kind);
    (expected.tampering != found).then(|| {
        format!(
            "it is marked {:?}, not {:?}",
            grade.tampering, expected.tampering
        )
    })
}

/// Nothing is earned but what honestly passes.
fn reward(task: &Task, expected: &Expected, grade: &Grade, start: f64) -> Option<String> {
    let weights = RewardWeights::default();
    let reward = reward_of(grade, &Scoring::of(task), &weights);
    let weights = weights.with(&task.manifest.reward);
    let share = expected.passed.len() as f64 / task.tests().len() as f64;
    let right = match expected.stops_at {
        Some(Stage::Solved) => reward == 1.0,
        Some(Stage::Tests) if !expected.passed.is_empty() => {
            let compile = if task.manifest.expected_codes.is_empty() {
                0.0
            } else {
                weights.compile
            };
            let cost = if task.manifest.cost.is_some() {
                weights.cost
            } else {
                0.0
            };
            let earned = (compile + weights.tests * share) / (compile + weights.tests + cost);
            (reward - earned).abs() < 1e-9
        }
        _ => reward <= start,
    };
    (!right).then(|| format!("it earns {reward:.3}, and the untouched workspace {start:.3}"))
}

fn passed(grade: &Grade) -> BTreeSet<&str> {
    let outcomes = grade.tests.iter().flat_map(|tests| &tests.outcomes);
    outcomes
        .filter(|outcome| outcome.result == TestResult::Passed)
        .map(|outcome| outcome.name.as_str())
        .collect()
}

/// The names of all limits that were hit.
fn limits(grade: &Grade) -> BTreeSet<String> {
    let of_tests = grade
        .tests
        .iter()
        .flat_map(|tests| &tests.outcomes)
        .filter_map(|outcome| match outcome.result {
            TestResult::Limit(limit) => Some(limit),
            _ => None,
        });
    let compile = grade.compile.as_ref().and_then(|compile| compile.limit);
    let cost = grade.cost.as_ref().and_then(|cost| cost.limit);
    let build = grade.tests.as_ref().and_then(|tests| tests.limit);
    of_tests
        .chain(compile)
        .chain(build)
        .chain(cost)
        .map(name)
        .collect()
}

fn name(limit: LimitHit) -> String {
    serde_json::to_value(limit)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn outcomes(grade: &Grade) -> String {
    let outcomes = grade.tests.iter().flat_map(|tests| &tests.outcomes);
    let said = outcomes
        .map(|outcome| format!("{:?} {:?}", outcome.result, outcome.message))
        .next();
    said.unwrap_or_else(|| "no test ran".to_owned())
}

//! Proving that tasks are what they claim to be, in a real sandbox.

mod impossible;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tokio::task::JoinSet;

use crate::action::Files;
use crate::cheat;
use crate::grade::{Grade, GradeFailure, Grader, RewardWeights, Route, Scoring, reward_of};
use crate::task::{Expect, FILL_IN, How, Stage, Task};

/// What validating one task found.
#[derive(Debug, Clone, Serialize)]
pub struct TaskReport {
    /// The task's id.
    pub task: String,
    /// Everything that is not as it must be; empty for a good task.
    pub problems: Vec<String>,
    /// Candidates graded: the start, the solution, each attempt.
    pub candidates: Vec<CandidateReport>,
}

/// What one candidate of a task earned.
#[derive(Debug, Clone, Serialize)]
pub struct CandidateReport {
    /// `start`, `solution`, or the attempt's name.
    pub name: String,
    /// Where it stops.
    pub stops_at: &'static str,
    /// What it earns under the default weights.
    pub reward: f64,
    /// CPU milliseconds of one grade, compiler and tests.
    pub cpu_ms: u64,
}

/// How thoroughly candidates are graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thoroughness {
    /// How often each is graded; all grades must agree.
    pub repetitions: u32,
    /// Whether each is also compiled by cargo itself, which must give the same grade.
    pub cargo: bool,
}

impl Thoroughness {
    const ONCE: Self = Self {
        repetitions: 1,
        cargo: false,
    };
}

/// Validates tasks, as many at a time as there are sandboxes. `each` is told of every finished one.
pub async fn validate(
    grader: &Grader,
    tasks: Vec<Task>,
    how: Thoroughness,
    each: impl Fn(&TaskReport),
) -> Result<Vec<TaskReport>, GradeFailure> {
    let mut running = JoinSet::new();
    for task in tasks {
        let (grader, task) = (grader.clone(), Arc::new(task));
        running.spawn(async move {
            validate_one(&grader, &task, how)
                .await
                .or_else(|failure| broken(&task, failure))
        });
    }
    let mut reports = Vec::new();
    while let Some(joined) = running.join_next().await {
        let report = joined.map_err(|error| GradeFailure::Task {
            task: "?".to_owned(),
            why: error.to_string(),
        })??;
        each(&report);
        reports.push(report);
    }
    reports.sort_by(|a, b| a.task.cmp(&b.task));
    Ok(reports)
}

async fn validate_one(
    grader: &Grader,
    task: &Task,
    how: Thoroughness,
) -> Result<TaskReport, GradeFailure> {
    if let Some(impossible) = &task.impossible {
        return impossible::validate(grader, task, impossible, how).await;
    }
    let mut report = TaskReport {
        task: task.id().to_owned(),
        problems: unfinished(task)
            .into_iter()
            .chain(quotations(task))
            .collect(),
        candidates: Vec::new(),
    };
    let (start, floor) = repeat(grader, task, "start", &task.workspace, how, &mut report).await?;
    if floor >= 1.0 {
        report
            .problems
            .push("the starting workspace earns the full reward".to_owned());
    }
    if start.codes() != task.manifest.expected_codes {
        report.problems.push(format!(
            "the starting workspace gives the codes {:?}, task.toml expects {:?}",
            start.codes(),
            task.manifest.expected_codes
        ));
    }
    let files = task.with(&task.solution);
    let (solution, reward) = repeat(grader, task, "solution", &files, how, &mut report).await?;
    if reward != 1.0 || !solution.solved() {
        report.problems.push(format!(
            "the solution earns {reward} and stops at {}: {}",
            solution.stops_at.name(),
            why(&solution)
        ));
    }
    if let (Some(lint), Some(found)) = (&task.manifest.lint, &start.named_lints) {
        let counted: u32 = found.counts.values().sum();
        if counted != lint.at_start {
            report.problems.push(format!(
                "the starting workspace has {counted} findings of the named lints ({:?}), task.toml says {}",
                found.counts, lint.at_start
            ));
        }
    }
    for alternative in &task.alternatives {
        let files = task.with(&alternative.files);
        let name = format!("alternative {}", alternative.name);
        let (grade, reward) = repeat(grader, task, &name, &files, how, &mut report).await?;
        if reward != 1.0 || !grade.solved() {
            report.problems.push(format!(
                "{name} earns {reward} and stops at {}: {}",
                grade.stops_at.name(),
                why(&grade)
            ));
        }
    }
    let mut earned = BTreeMap::new();
    for attempt in &task.attempts {
        let files = task.with(&attempt.files);
        let (grade, reward) = repeat(grader, task, &attempt.name, &files, how, &mut report).await?;
        earned.insert(attempt.name.clone(), reward);
        for difference in differences(&attempt.expect, &grade, reward) {
            report
                .problems
                .push(format!("attempt {}: {difference}", attempt.name));
        }
    }
    cheats(grader, task, floor, &earned, &mut report).await?;
    Ok(report)
}

/// Plays every cheat, under the static rules and, where those stop it, beneath them. None may pay.
async fn cheats(
    grader: &Grader,
    task: &Task,
    floor: f64,
    earned: &BTreeMap<String, f64>,
    report: &mut TaskReport,
) -> Result<(), GradeFailure> {
    let beneath = cheat::beneath_the_rules(task);
    for cheat in cheat::against(task) {
        let most = cheat
            .made_from
            .as_ref()
            .and_then(|attempt| earned.get(attempt))
            .copied()
            .unwrap_or(floor);
        let name = format!("cheat {}", cheat.name);
        let (grade, reward) = repeat(
            grader,
            task,
            &name,
            &cheat.files,
            Thoroughness::ONCE,
            report,
        )
        .await?;
        if reward > most {
            report.problems.push(format!(
                "{name} ({}) earns {reward:.4}, more than {most:.4}",
                cheat.about
            ));
        }
        if grade.stops_at == Stage::Rules {
            let name = format!("{name}, beneath the rules");
            let (_, reward) = repeat(
                grader,
                &beneath,
                &name,
                &cheat.files,
                Thoroughness::ONCE,
                report,
            )
            .await?;
            if reward > most {
                report
                    .problems
                    .push(format!("{name} earns {reward:.4}, more than {most:.4}"));
            }
        }
    }
    Ok(())
}

/// A task that cannot be graded at all is a finding about it; a sandbox that fails is none.
fn broken(task: &Task, failure: GradeFailure) -> Result<TaskReport, GradeFailure> {
    match failure {
        GradeFailure::Task { why, .. } => Ok(TaskReport {
            task: task.id().to_owned(),
            problems: vec![why],
            candidates: Vec::new(),
        }),
        failure => Err(failure),
    }
}

/// Grades a candidate several times; all grades must agree.
async fn repeat(
    grader: &Grader,
    task: &Task,
    name: &str,
    files: &Files,
    how: Thoroughness,
    report: &mut TaskReport,
) -> Result<(Grade, f64), GradeFailure> {
    let first = grader.grade(task, files).await?;
    // Where programs are judged, nothing is compiled.
    if how.cargo && task.manifest.diagnose.is_none() {
        let by_cargo = grader.grade_by(task, files, Route::Cargo).await?;
        if !same_but_for_rules(&by_cargo, &first) {
            report
                .problems
                .push(format!("{name}: cargo gives it another grade"));
        }
    }
    for _ in 1..how.repetitions {
        let again = grader.grade(task, files).await?;
        if again.verdict() != first.verdict() {
            report
                .problems
                .push(format!("{name}: two grades of it differ"));
            break;
        }
    }
    let reward = reward_of(&first, &Scoring::of(task), &RewardWeights::default());
    report.candidates.push(CandidateReport {
        name: name.to_owned(),
        stops_at: first.stops_at.name(),
        reward,
        cpu_ms: first.timing.compile_cpu_ms + first.timing.run_cpu_ms,
    });
    Ok((first, reward))
}

/// Whether two grades agree in everything that was established after the static rules.
fn same_but_for_rules(one: &Grade, other: &Grade) -> bool {
    let bare = |grade: &Grade| Grade {
        rules: Vec::new(),
        ..grade.verdict()
    };
    // What the rules stop is not compiled, so there is nothing to compare.
    other.stops_at == Stage::Rules || bare(one) == bare(other)
}

/// Files of a skeleton that are not filled in yet.
fn unfinished(task: &Task) -> Vec<String> {
    let entries = walkdir::WalkDir::new(&task.folder).sort_by_file_name();
    entries
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| {
            std::fs::read_to_string(entry.path()).is_ok_and(|text| text.contains(FILL_IN))
        })
        .map(|entry| {
            let path = entry.path().strip_prefix(&task.folder);
            format!(
                "incomplete: {} still says {FILL_IN}",
                path.unwrap_or(entry.path()).display()
            )
        })
        .collect()
}

/// Each hidden test quotes the sentence of the instruction that it checks.
fn quotations(task: &Task) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let instruction = plain(&task.instruction);
    let quoted = |checks: &str| {
        let inside = checks.trim().trim_matches('"');
        !inside.is_empty() && instruction.contains(&plain(inside))
    };
    task.tests()
        .into_iter()
        .filter(|test| !matches!(test.how, How::Program(_)))
        .filter(|test| {
            !quoted(&test.checks)
                && !test
                    .checks
                    .split('"')
                    .any(|part| part.len() > 20 && quoted(part))
        })
        .map(|test| format!("test {} quotes no sentence of the instruction", test.name))
        .collect()
}

/// The first thing that went wrong, in a few words.
fn why(grade: &Grade) -> String {
    let compile = grade
        .compile
        .iter()
        .flat_map(|compile| &compile.diagnostics);
    let tests = grade.tests.iter().flat_map(|tests| &tests.diagnostics);
    let failed = grade
        .tests
        .iter()
        .flat_map(|tests| tests.failed())
        .map(str::to_owned);
    let lints = grade
        .named_lints
        .iter()
        .flat_map(|lints| lints.counts.keys().cloned());
    let rules = grade
        .rules
        .iter()
        .filter(|finding| finding.forbidden)
        .map(|finding| finding.what.clone());
    let messages = compile
        .chain(tests)
        .filter(|one| one.is_error())
        .map(|one| one.message.clone());
    rules
        .chain(messages)
        .chain(failed)
        .chain(lints)
        .take(3)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Everything in which `grade` and `reward` differ from what is expected; empty when they agree.
fn differences(expect: &Expect, grade: &Grade, reward: f64) -> Vec<String> {
    let mut differences = Vec::new();
    if grade.stops_at != expect.stops_at {
        differences.push(format!(
            "stops at {}, expected {}",
            grade.stops_at.name(),
            expect.stops_at.name()
        ));
    }
    if expect.stops_at == Stage::Compile && grade.codes() != expect.codes {
        differences.push(format!(
            "codes {:?}, expected {:?}",
            grade.codes(),
            expect.codes
        ));
    }
    if expect.stops_at == Stage::Tests {
        let failed = grade
            .tests
            .as_ref()
            .map(|tests| tests.failed())
            .unwrap_or_default();
        let mut expected: Vec<&str> = expect.failed.iter().map(String::as_str).collect();
        expected.sort_unstable();
        if failed != expected {
            differences.push(format!("failed tests {failed:?}, expected {expected:?}"));
        }
    }
    if let Some(expected) = expect.reward
        && (reward - expected).abs() > 5e-5
    {
        differences.push(format!("reward {reward:.4}, expected {expected:.4}"));
    }
    differences
}

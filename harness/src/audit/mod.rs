//! Measuring how good tasks are: what their hidden tests catch, whether others may solve them in their own way, what a
//! grade costs, how hard they are by what is seen, and whether two of them are alike.

mod difficulty;
mod kept;
mod likeness;
mod mutants;
mod table;

pub use difficulty::{Difficulty, Seen};
pub use likeness::{Alike, alike};
pub use mutants::{MutantError, MutantReport};
pub use table::{into_document, markdown};

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::action::Files;
use crate::grade::{Grade, GradeFailure, Grader, RewardWeights, Scoring, Stage, reward_of};
use crate::policy::apply_suggestions;
use crate::task::Task;

/// The least share of mutants that hidden tests have to kill.
pub const LEAST_KILLED: f64 = 0.95;
/// The fewest attempts of a task.
pub const FEWEST_ATTEMPTS: usize = 3;
/// The most CPU milliseconds that a grade of the solution should take.
pub const MOST_CPU_MS: u64 = 2000;
/// Tasks at a time: enough to keep the sandboxes of most machines busy.
const AT_A_TIME: usize = 8;
/// Rounds of the compiler's own suggestions.
const FIX_ROUNDS: u32 = 4;

/// What was measured of one task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskAudit {
    /// Its id.
    pub task: String,
    /// Hidden tests.
    pub tests: usize,
    /// Attempts.
    pub attempts: usize,
    /// Further right solutions.
    pub alternatives: usize,
    /// Error codes of the start and of the attempts, sorted.
    pub codes: Vec<String>,
    /// CPU milliseconds of the dearest grade of the solution, compiler and tests.
    pub cpu_ms: u64,
    /// What its difficulty is made of.
    pub seen: Seen,
    /// The difficulty that follows.
    pub measured: u8,
    /// The difficulty that `task.toml` gives.
    pub declared: u8,
    /// What became of the reference's mutants; none where there is nothing to change.
    pub mutants: Option<MutantReport>,
    /// What is not as it should be.
    pub problems: Vec<String>,
}

/// How thoroughly tasks are audited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audit {
    /// How often the solution is graded; all grades must agree.
    pub repetitions: u32,
    /// Whether mutants are made.
    pub mutants: bool,
    /// Whether what was measured earlier of a task that has not changed since is measured again.
    pub afresh: bool,
}

/// Audits tasks, a few at a time. `each` is told of every finished one.
pub async fn audit(
    grader: &Grader,
    tasks: Vec<Task>,
    how: Audit,
    each: impl Fn(&TaskAudit),
) -> Result<Vec<TaskAudit>, AuditFailure> {
    let mut running = JoinSet::new();
    // Not all at once: what is done is kept, even if the rest is given up.
    let turns = Arc::new(Semaphore::new(AT_A_TIME));
    for task in tasks {
        let (grader, turns) = (grader.clone(), Arc::clone(&turns));
        running.spawn(async move {
            let _turn = turns.acquire_owned().await;
            audit_one(&grader, &task, how).await
        });
    }
    let mut audits = Vec::new();
    while let Some(joined) = running.join_next().await {
        let audit = joined.map_err(|error| AuditFailure::Panicked(error.to_string()))??;
        each(&audit);
        audits.push(audit);
    }
    audits.sort_by(|a, b| a.task.cmp(&b.task));
    Ok(audits)
}

/// Why tasks could not be audited.
#[derive(Debug, thiserror::Error)]
pub enum AuditFailure {
    /// Something could not be graded.
    #[error(transparent)]
    Grade(#[from] GradeFailure),
    /// Mutants could not be made.
    #[error(transparent)]
    Mutants(#[from] MutantError),
    /// A fault of this program.
    #[error("an audit ended too early: {0}")]
    Panicked(String),
}

async fn audit_one(grader: &Grader, task: &Task, how: Audit) -> Result<TaskAudit, AuditFailure> {
    let key = kept::key(task, how, &grader.pool().backend().image());
    let known = if how.afresh { None } else { kept::recall(&key) };
    let mut audit = match known {
        Some(known) => known,
        None => {
            let measured = measure(grader, task, how).await?;
            kept::keep(&key, &measured);
            measured
        }
    };
    audit.seen.silent = difficulty::is_silent(task);
    audit.measured = Difficulty::of(&audit.seen).0;
    audit.declared = task.manifest.difficulty;
    if audit.measured != audit.declared {
        audit.problems.push(format!(
            "`difficulty` is {}, measured is {}",
            audit.declared, audit.measured
        ));
    }
    Ok(audit)
}

/// Everything but what is compared with `difficulty`.
async fn measure(grader: &Grader, task: &Task, how: Audit) -> Result<TaskAudit, AuditFailure> {
    let mut problems = Vec::new();
    let solution = task.with(&task.solution);
    let first = grader.grade(task, &solution).await?;
    let mut cpu_ms = cpu_of(&first);
    for _ in 1..how.repetitions {
        let again = grader.grade(task, &solution).await?;
        cpu_ms = cpu_ms.max(cpu_of(&again));
        if again.verdict() != first.verdict() {
            problems.push("two grades of the solution differ".to_owned());
            break;
        }
    }
    let seen = Seen::of(
        task,
        best_wrong(grader, task).await?,
        suggested(grader, task).await?,
    );
    let measured = Difficulty::of(&seen).0;
    let mutants = if how.mutants && task.manifest.diagnose.is_none() {
        // Mutants are graded once, however often the solution is.
        let once = Audit {
            repetitions: 1,
            ..how
        };
        let key = kept::key(task, once, &grader.pool().backend().image());
        let earlier = if how.afresh { None } else { kept::recall(&key) };
        match earlier.and_then(|audit| audit.mutants) {
            Some(earlier) => Some(earlier),
            None => Some(mutants::try_all(grader, task).await?),
        }
    } else {
        None
    };
    problems.extend(shortcomings(task, cpu_ms, mutants.as_ref()));
    let mut codes: Vec<String> = task.manifest.expected_codes.clone();
    codes.extend(
        task.attempts
            .iter()
            .flat_map(|one| one.expect.codes.clone()),
    );
    codes.sort();
    codes.dedup();
    Ok(TaskAudit {
        task: task.id().to_owned(),
        tests: task.tests().len(),
        attempts: task.attempts.len(),
        alternatives: task.alternatives.len(),
        codes,
        cpu_ms,
        seen,
        measured,
        declared: task.manifest.difficulty,
        mutants,
        problems,
    })
}

fn cpu_of(grade: &Grade) -> u64 {
    grade.timing.compile_cpu_ms + grade.timing.run_cpu_ms
}

fn shortcomings(task: &Task, cpu_ms: u64, mutants: Option<&MutantReport>) -> Vec<String> {
    let mut problems = Vec::new();
    if task.attempts.len() < FEWEST_ATTEMPTS {
        problems.push(format!(
            "{} attempts, and {FEWEST_ATTEMPTS} are wanted",
            task.attempts.len()
        ));
    }
    let wrong = |stage| matches!(stage, Stage::Tests | Stage::Lints | Stage::Cost);
    if !task.attempts.iter().any(|one| wrong(one.expect.stops_at)) {
        problems.push("no attempt compiles and is wrong".to_owned());
    }
    // There is one right answer to what the compiler says.
    if task.alternatives.is_empty() && task.manifest.diagnose.is_none() {
        problems.push("no second right solution (alternatives/)".to_owned());
    }
    if cpu_ms > MOST_CPU_MS {
        problems.push(format!("a grade of the solution takes {cpu_ms} ms of CPU"));
    }
    if let Some(mutants) = mutants {
        if mutants.share_killed() < LEAST_KILLED {
            problems.push(format!(
                "{} of {} mutants live on: {}",
                mutants.alive.len(),
                mutants.viable() - mutants.equivalent.len(),
                mutants.alive.join("; ")
            ));
        }
        problems.extend(
            mutants
                .unknown
                .iter()
                .map(|name| format!("mutants.toml: {name:?} is no mutant that lives on")),
        );
    }
    problems
}

/// The most that a wrong attempt earns.
async fn best_wrong(grader: &Grader, task: &Task) -> Result<f64, GradeFailure> {
    let mut best: f64 = 0.0;
    for attempt in &task.attempts {
        let grade = grader.grade(task, &task.with(&attempt.files)).await?;
        best = best.max(earned(task, &grade));
    }
    Ok(best)
}

/// What the compiler's own suggestions earn, applied round after round.
async fn suggested(grader: &Grader, task: &Task) -> Result<f64, GradeFailure> {
    let mut files: Files = task.workspace.clone();
    let mut grade = grader.grade(task, &files).await?;
    for _ in 0..FIX_ROUNDS {
        let diagnostics = grade
            .compile
            .as_ref()
            .map_or(&[][..], |compile| &compile.diagnostics);
        let after = apply_suggestions(task, &files, diagnostics);
        if after == files {
            break;
        }
        files = after;
        grade = grader.grade(task, &files).await?;
    }
    Ok(earned(task, &grade))
}

fn earned(task: &Task, grade: &Grade) -> f64 {
    reward_of(grade, &Scoring::of(task), &RewardWeights::default())
}

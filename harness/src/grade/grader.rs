//! The grader: takes a candidate through the stages, in one lease of a sandbox.
//!
//! ```text
//! rules ─▶ compile the library ─▶ lints ─▶ hidden tests (built, then removed, then run) ─▶ cost
//! ```
//!
//! There is no other way to a grade: the bench, `assay grade` and `assay tasks validate` all come here.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use assay_guest::{File, RunSpec};
use tokio::sync::{Mutex, OnceCell};

use super::cost::{self, Measured};
use super::rules::check_rules;
use super::rustc::{self, LIBRARY, PACKAGE, PROGRAMS, Profile, SCRATCH};
use super::{Cost, Grade, Stage, lints, tests};
use crate::action::Files;
use crate::sandbox::{Lease, Pool, Sandbox, SandboxError};
use crate::task::Task;

/// How often something is tried in all when sandboxes fail.
const TRIES: u32 = 3;

/// Settings that hold for every grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GraderSettings {
    /// Whether clippy looks at libraries that compile.
    pub lints: bool,
}

impl Default for GraderSettings {
    fn default() -> Self {
        Self { lints: true }
    }
}

/// No grade could be made, and it is our fault. Never a reward.
#[derive(Debug, thiserror::Error)]
pub enum GradeFailure {
    /// Sandboxes kept failing.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    /// The task's own reference or start cannot be measured.
    #[error("task {task}: {why}; `assay tasks validate {task}` says more")]
    Task {
        /// Its id.
        task: String,
        /// What is wrong.
        why: String,
    },
}

/// Instructions of the reference and of the start by the task's hash, each measured once.
type References = Arc<Mutex<BTreeMap<String, Arc<OnceCell<(u64, u64)>>>>>;

/// Grades candidates.
#[derive(Clone)]
pub struct Grader {
    pool: Pool,
    settings: GraderSettings,
    references: References,
    explanations: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Grader {
    /// A grader that takes its sandboxes from `pool`.
    pub fn new(pool: Pool, settings: GraderSettings) -> Self {
        Self {
            pool,
            settings,
            references: Arc::default(),
            explanations: Arc::default(),
        }
    }

    /// The pool behind it.
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Grades a candidate: `files` is the whole package as the candidate leaves it.
    pub async fn grade(&self, task: &Task, files: &Files) -> Result<Grade, GradeFailure> {
        let rules = check_rules(&task.editable(files), &task.manifest.rules.allow);
        if rules.iter().any(|finding| finding.forbidden) {
            return Ok(Grade {
                rules,
                ..Grade::stopped(Stage::Rules)
            });
        }
        let references = self.references(task).await?;
        let grade = persist(task.id(), || self.try_grade(task, files, references)).await?;
        Ok(Grade { rules, ..grade })
    }

    /// What the compiler in the sandbox says at length about error codes. Codes that it knows nothing of are left out.
    pub async fn explain(
        &self,
        codes: &[String],
    ) -> Result<BTreeMap<String, String>, GradeFailure> {
        let mut known = self.explanations.lock().await;
        for code in codes {
            if known.contains_key(code) {
                continue;
            }
            let text = persist(code, || self.try_explain(code)).await?;
            known.insert(code.clone(), text);
        }
        let wanted = |code: &String| known.get(code).filter(|text| !text.is_empty()).cloned();
        Ok(codes
            .iter()
            .filter_map(|code| Some((code.clone(), wanted(code)?)))
            .collect())
    }

    async fn try_explain(&self, code: &str) -> Result<String, SandboxError> {
        let mut lease = self.pool.lease().await?;
        let ran = lease.sandbox()?.run(explanation(code)).await?;
        lease.give_back();
        Ok(String::from_utf8_lossy(&ran.stdout.bytes).into_owned())
    }

    async fn try_grade(
        &self,
        task: &Task,
        files: &Files,
        references: Option<(u64, u64)>,
    ) -> Result<Grade, SandboxError> {
        let asked = Instant::now();
        let mut lease = self.pool.lease().await?;
        let started = Instant::now();
        let mut grade = Grade::stopped(Stage::Solved);
        grade.timing.wait_ms = millis(asked);
        self.stages(&mut lease, task, files, references, &mut grade)
            .await?;
        lease.give_back();
        grade.timing.wall_ms = millis(started);
        Ok(grade)
    }

    async fn stages(
        &self,
        lease: &mut Lease,
        task: &Task,
        files: &Files,
        references: Option<(u64, u64)>,
        grade: &mut Grade,
    ) -> Result<(), SandboxError> {
        let sandbox = lease.sandbox()?;
        lay_out(sandbox, files).await?;
        let ran = sandbox.run(rustc::library(task, Profile::Checked)).await?;
        grade.timing.compile_cpu_ms += ran.cpu_ms;
        let compile = rustc::verdict(&ran);
        let compiled = compile.ok;
        grade.compile = Some(compile);
        if !compiled {
            grade.stops_at = Stage::Compile;
            return Ok(());
        }
        if self.settings.lints {
            let ran = sandbox.run(lints::spec(task)).await?;
            grade.timing.compile_cpu_ms += ran.cpu_ms;
            grade.lints = Some(lints::read(&ran.stderr.bytes));
        }
        let (tests, compile_ms, run_ms) = tests::run(sandbox, task).await?;
        grade.timing.compile_cpu_ms += compile_ms;
        grade.timing.run_cpu_ms += run_ms;
        grade.stops_at = match (tests.built, tests.failed().is_empty()) {
            (false, _) => Stage::TestBuild,
            (true, false) => Stage::Tests,
            (true, true) => Stage::Solved,
        };
        grade.tests = Some(tests);
        if let (Stage::Solved, Some(workload), Some((reference, start))) =
            (grade.stops_at, &task.workload, references)
        {
            // A clean slate: what the tests left behind must not be there when the library is compiled again.
            sandbox.reset().await?;
            let measured = measure(sandbox, task, files, workload, grade).await?;
            let cost: Cost = cost::score(measured, reference, start);
            if cost.score < 1.0 {
                grade.stops_at = Stage::Cost;
            }
            grade.cost = Some(cost);
        }
        Ok(())
    }

    /// Instructions of the reference and of the start, measured once per task and grader in the same kind of sandbox
    /// that candidates get.
    async fn references(&self, task: &Task) -> Result<Option<(u64, u64)>, GradeFailure> {
        let Some(workload) = &task.workload else {
            return Ok(None);
        };
        let cell = Arc::clone(
            self.references
                .lock()
                .await
                .entry(task.hash.clone())
                .or_default(),
        );
        let figures = cell.get_or_try_init(|| async {
            let reference = self
                .measure_own(task, &task.with(&task.solution), workload, "solution")
                .await?;
            let start = self
                .measure_own(task, &task.workspace, workload, "starting workspace")
                .await?;
            Ok::<_, GradeFailure>((reference, start))
        });
        Ok(Some(*figures.await?))
    }

    async fn try_measure(
        &self,
        task: &Task,
        files: &Files,
        workload: &str,
    ) -> Result<Measured, SandboxError> {
        let mut lease = self.pool.lease().await?;
        let mut unused = Grade::stopped(Stage::Solved);
        let measured = measure(lease.sandbox()?, task, files, workload, &mut unused).await?;
        lease.give_back();
        Ok(measured)
    }

    async fn measure_own(
        &self,
        task: &Task,
        files: &Files,
        workload: &str,
        what: &str,
    ) -> Result<u64, GradeFailure> {
        let measured = persist(task.id(), || self.try_measure(task, files, workload)).await?;
        match measured {
            Measured::Instructions(count) => Ok(count),
            other => Err(GradeFailure::Task {
                task: task.id().to_owned(),
                why: format!("the cost of its {what} cannot be measured ({other:?})"),
            }),
        }
    }
}

/// Tries again in another sandbox when one fails.
async fn persist<T, F: Future<Output = Result<T, SandboxError>>>(
    what: &str,
    attempt: impl Fn() -> F,
) -> Result<T, SandboxError> {
    let mut tried = 1;
    loop {
        match attempt().await {
            Err(error) if error.is_passing() && tried < TRIES => {
                tracing::warn!(what, %error, tried, "tried again in another sandbox");
                tried += 1;
            }
            outcome => return outcome,
        }
    }
}

async fn measure(
    sandbox: &mut Sandbox,
    task: &Task,
    files: &Files,
    workload: &str,
    grade: &mut Grade,
) -> Result<Measured, SandboxError> {
    lay_out(sandbox, files).await?;
    let (measured, compile_ms, run_ms) = cost::measure(sandbox, task, workload).await?;
    grade.timing.compile_cpu_ms += compile_ms;
    grade.timing.run_cpu_ms += run_ms;
    Ok(measured)
}

/// Writes the package and makes the folders that the stages use.
async fn lay_out(sandbox: &mut Sandbox, files: &Files) -> Result<(), SandboxError> {
    let package = files.iter().map(|(path, text)| File {
        path: format!("{PACKAGE}/{path}"),
        contents: text.clone().into_bytes(),
    });
    let folders = [LIBRARY, PROGRAMS, SCRATCH].map(|folder| File {
        path: format!("{folder}/.keep"),
        contents: Vec::new(),
    });
    sandbox.write(package.chain(folders).collect()).await
}

fn explanation(code: &str) -> RunSpec {
    RunSpec {
        argv: vec![
            crate::sandbox::image::RUSTC.to_owned(),
            "--explain".to_owned(),
            code.to_owned(),
        ],
        env: rustc::environment(),
        cwd: String::new(),
        confinement: assay_guest::Confinement {
            execute: ["/opt/rust", "/usr", "/lib", "/lib64"]
                .map(str::to_owned)
                .to_vec(),
            may_exec: true,
            ..assay_guest::Confinement::default()
        },
        limits: assay_guest::Limits {
            wall_ms: 30_000,
            output_bytes: 256 * 1024,
            ..assay_guest::Limits::default()
        },
        control: None,
    }
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

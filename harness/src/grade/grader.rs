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

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::cargo::Learned;
use super::cost::{Measured, References};
use super::diagnose::{self, Verdict, Verdicts};
use super::prepared::{self, Prepared, Runtime};
use super::program::{self, Program, ProgramRun};
use super::rules::{check_manifest, check_rules_strictly};
use super::stages::{self, Given};
use super::{Finding, Grade, Stage};
use crate::action::Files;
use crate::sandbox::{Pool, SandboxError};
use crate::task::{STRICT_WITH_LINTS, Task};

/// The finding of a file that our lexer cannot read. If the compiler can, none of the rules has looked at it.
const UNREADABLE: &str = "unreadable";

/// How often something is tried in all when sandboxes fail.
const TRIES: u32 = 3;

/// Settings that hold for every grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GraderSettings {
    /// When clippy looks at a library. What it says is recorded; whether it pays is `reward.lints`.
    pub lints: LintsWhen,
    /// How many grades are kept for identical candidates; 0 grades every candidate anew.
    pub cache: u64,
}

/// When clippy looks at a library.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum LintsWhen {
    /// Never.
    Never,
    /// When everything else is satisfied.
    Solved,
    /// Whenever it compiles.
    #[default]
    Compiled,
}

/// How the library is compiled. Both ways give the same grade, as `assay tasks validate --cargo` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// By the compiler, called as cargo was seen to call it.
    Learned,
    /// By cargo.
    Cargo,
}

impl Route {
    /// The way for candidates of `task`: cargo itself where they may change the manifest.
    pub fn of(task: &Task) -> Self {
        if task.edit_rules.permits("Cargo.toml") {
            Self::Cargo
        } else {
            Self::Learned
        }
    }
}

/// No grade could be made, and it is our fault. Never a reward.
#[derive(Debug, thiserror::Error)]
pub enum GradeFailure {
    /// Sandboxes kept failing.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    /// The same, told to several who asked for the same grade.
    #[error(transparent)]
    Shared(Arc<GradeFailure>),
    /// The task's own reference or start cannot be measured.
    #[error("task {task}: {why}; `assay tasks validate {task}` says more")]
    Task {
        /// Its id.
        task: String,
        /// What is wrong.
        why: String,
    },
}

/// Grades candidates.
#[derive(Clone)]
pub struct Grader {
    pool: Pool,
    settings: GraderSettings,
    prepared: Arc<Prepared>,
    cache: Cache,
}

impl Grader {
    /// A grader that takes its sandboxes from `pool`.
    pub fn new(pool: Pool, settings: GraderSettings) -> Self {
        Self {
            pool,
            settings,
            prepared: Arc::default(),
            cache: Cache::new(settings.cache),
        }
    }

    /// The pool behind it.
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Grades a candidate: `files` is the whole package as the candidate leaves it.
    pub async fn grade(&self, task: &Task, files: &Files) -> Result<Grade, GradeFailure> {
        if task.manifest.diagnose.is_some() {
            let verdicts = self.verdicts(task).await?;
            return Ok(diagnose::grade(task, files, &verdicts));
        }
        let mut rules = self.rules(task, files).await?;
        if rules.iter().any(|finding| finding.forbidden) {
            return Ok(Grade {
                rules,
                ..Grade::stopped(Stage::Rules)
            });
        }
        let make = self.grade_by(task, files, Route::of(task));
        let grade = if self.cache.is_on() {
            let key = self.cache_key(task, files);
            self.cache.get(key, make).await?
        } else {
            make.await?
        };
        if grade.compiled() {
            let unreadable = rules.iter_mut().filter(|one| one.rule == UNREADABLE);
            let mut any = false;
            for finding in unreadable {
                finding.forbidden = true;
                any = true;
            }
            if any {
                return Ok(Grade {
                    rules,
                    ..Grade::stopped(Stage::Rules)
                });
            }
        }
        Ok(Grade { rules, ..grade })
    }

    /// What the static rules find, on a thread where a candidate of any size holds nobody up.
    async fn rules(&self, task: &Task, files: &Files) -> Result<Vec<Finding>, GradeFailure> {
        let (editable, allowed) = (task.editable(files), task.manifest.rules.allow.clone());
        let package = check_manifest(&editable, &task.workspace, &allowed);
        let added: &[&str] = match task.manifest.lint {
            Some(_) => &STRICT_WITH_LINTS,
            None => &[],
        };
        let found =
            tokio::task::spawn_blocking(move || check_rules_strictly(&editable, &allowed, added));
        found
            .await
            .map(|found| package.into_iter().chain(found).collect())
            .map_err(|error| GradeFailure::Task {
                task: task.id().to_owned(),
                why: format!("the static rules failed: {error}"),
            })
    }

    /// Grades what the static rules have let pass, along a given way.
    pub async fn grade_by(
        &self,
        task: &Task,
        files: &Files,
        route: Route,
    ) -> Result<Grade, GradeFailure> {
        let runtime = self.runtime().await?;
        let learned = self.learned(task).await?;
        let given = Given {
            task,
            files,
            route,
            learned: &learned,
            runtime: &runtime,
            references: self.references(task, &learned).await?,
            lints: self.settings.lints,
        };
        let grade = persist(task.id(), |try_| self.try_grade(&given, try_)).await?;
        Ok(grade)
    }

    /// What the compiler in the sandbox says at length about error codes. Codes that it knows nothing of are left out.
    pub async fn explain(
        &self,
        codes: &[String],
    ) -> Result<BTreeMap<String, String>, GradeFailure> {
        let mut known = BTreeMap::new();
        for code in codes {
            let text = self
                .prepared
                .explanations
                .get(code, || {
                    persist(code, |_| async {
                        let mut lease = self.pool.lease().await?;
                        let text = prepared::explain(lease.sandbox()?, code).await?;
                        lease.give_back();
                        Ok(text)
                    })
                })
                .await?;
            if !text.is_empty() {
                known.insert(code.clone(), text);
            }
        }
        Ok(known)
    }

    /// Compiles and runs a program that belongs to no task.
    pub async fn run_program(&self, program: &Program) -> Result<ProgramRun, GradeFailure> {
        let ran = persist("a program", |tried| async move {
            let mut lease = self.pool.lease().await?;
            let sandbox = lease.sandbox()?;
            if tried == TRIES {
                sandbox.take_ends_as_they_are();
            }
            let ran = program::run(sandbox, program).await?;
            lease.give_back();
            Ok(ran)
        });
        Ok(ran.await?)
    }

    async fn try_grade(&self, given: &Given<'_>, try_: u32) -> Result<Grade, SandboxError> {
        let asked = Instant::now();
        let mut lease = self.pool.lease().await?;
        let started = Instant::now();
        let mut grade = Grade::stopped(Stage::Solved);
        grade.timing.wait_ms = millis(asked);
        grade.retries = try_ - 1;
        let sandbox = lease.sandbox()?;
        if try_ == TRIES {
            // What meets the same end three times is no accident of the machine's.
            sandbox.take_ends_as_they_are();
        }
        stages::run(sandbox, given, &mut grade).await?;
        lease.give_back();
        grade.timing.wall_ms = millis(started);
        Ok(grade)
    }

    /// The runner's common part, compiled once.
    async fn runtime(&self) -> Result<Arc<Runtime>, GradeFailure> {
        let make = || {
            persist("the test runner", |_| async {
                let mut lease = self.pool.lease().await?;
                let runtime = prepared::runtime(lease.sandbox()?).await?;
                lease.give_back();
                Ok(runtime)
            })
        };
        Ok(Arc::clone(
            self.prepared.runtime.get_or_try_init(make).await?,
        ))
    }

    /// What cargo tells the compiler about the task's package, asked once.
    async fn learned(&self, task: &Task) -> Result<Arc<Learned>, GradeFailure> {
        let key = prepared::learned_key(task, &self.pool.backend().image());
        let make = || async {
            if let Some(learned) = prepared::recall(&key) {
                return Ok(Arc::new(learned));
            }
            persist(task.id(), |_| async {
                let mut lease = self.pool.lease().await?;
                let learned = prepared::learn(lease.sandbox()?, task, &key).await?;
                lease.give_back();
                Ok(learned)
            })
            .await
        };
        Ok(self.prepared.learned.get(&key, make).await?)
    }

    /// What the compiler says of the programs that candidates of the task judge, asked once.
    pub async fn verdicts(&self, task: &Task) -> Result<Arc<Verdicts>, GradeFailure> {
        let make = || async {
            persist(task.id(), |_| async {
                let mut lease = self.pool.lease().await?;
                let verdicts = diagnose::verdicts(lease.sandbox()?, task).await?;
                lease.give_back();
                Ok::<_, SandboxError>(verdicts)
            })
            .await
        };
        let verdicts = self
            .prepared
            .verdicts
            .get(&task.hash, || async { make().await.map(Arc::new) });
        let verdicts = verdicts.await?;
        let unfit = verdicts.iter().find_map(|(name, verdict)| match verdict {
            Verdict::Unfit(why) => Some(format!("program {name}: {why}")),
            _ => None,
        });
        match unfit {
            Some(why) => Err(GradeFailure::Task {
                task: task.id().to_owned(),
                why,
            }),
            None => Ok(verdicts),
        }
    }

    /// Instructions of the reference and of the start, measured once per task and grader in the same kind of sandbox
    /// that candidates get.
    async fn references(
        &self,
        task: &Task,
        learned: &Learned,
    ) -> Result<Option<References>, GradeFailure> {
        let Some(workload) = &task.workload else {
            return Ok(None);
        };
        let make = || async {
            let solution = task.with(&task.solution);
            let reference = self
                .measure_own(task, learned, &solution, workload, "solution")
                .await?;
            let start = self
                .measure_own(
                    task,
                    learned,
                    &task.workspace,
                    workload,
                    "starting workspace",
                )
                .await?;
            if reference.1 != start.1 {
                return Err(GradeFailure::Task {
                    task: task.id().to_owned(),
                    why: "its workload gives another answer for the starting workspace than for the solution"
                        .to_owned(),
                });
            }
            Ok::<_, GradeFailure>(References {
                reference: reference.0,
                start: start.0,
                answer: reference.1,
            })
        };
        Ok(Some(self.prepared.references.get(&task.hash, make).await?))
    }

    async fn measure_own(
        &self,
        task: &Task,
        learned: &Learned,
        files: &Files,
        workload: &str,
        what: &str,
    ) -> Result<(u64, u64), GradeFailure> {
        let measured = persist(task.id(), |_| async {
            let mut lease = self.pool.lease().await?;
            let mut unused = Grade::stopped(Stage::Solved);
            let sandbox = lease.sandbox()?;
            let measured =
                stages::measure(sandbox, task, learned, files, workload, &mut unused).await?;
            lease.give_back();
            Ok(measured)
        })
        .await?;
        match measured {
            Measured::Instructions { count, answer } => Ok((count, answer)),
            other => Err(GradeFailure::Task {
                task: task.id().to_owned(),
                why: format!("the cost of its {what} cannot be measured ({other:?})"),
            }),
        }
    }

    /// Everything that a grade depends on, as a hash.
    fn cache_key(&self, task: &Task, files: &Files) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        };
        add(&task.hash);
        add(&self.pool.backend().image());
        add(&format!("{:?}", self.settings.lints));
        add(&format!("{:?}", task.manifest));
        for (path, text) in files {
            add(path);
            add(text);
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// Tries again in another sandbox when one fails. The attempt is told which try it is, from 1.
async fn persist<T, F: Future<Output = Result<T, SandboxError>>>(
    what: &str,
    attempt: impl Fn(u32) -> F,
) -> Result<T, SandboxError> {
    let mut tried = 1;
    loop {
        match attempt(tried).await {
            Err(error) if error.is_passing() && tried < TRIES => {
                tracing::warn!(what, %error, tried, "tried again in another sandbox");
                tried += 1;
            }
            outcome => return outcome,
        }
    }
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

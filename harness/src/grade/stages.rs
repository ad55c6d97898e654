//! The stages of one grade, in one lease of a sandbox.

use assay_guest::{File, Ran, Request, Response};

use super::cargo::{self, Learned};
use super::cost::{self, Measured, References};
use super::grader::{LintsWhen, Route};
use super::prepared::Runtime;
use super::rustc::{self, LIBRARY, PACKAGE, PROGRAMS, Profile, SCRATCH};
use super::{Cost, Grade, Stage, Tampering, lints, tests};
use crate::action::Files;
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::Task;

/// What the stages need besides the candidate.
pub struct Given<'a> {
    /// The task.
    pub task: &'a Task,
    /// The whole package as the candidate leaves it.
    pub files: &'a Files,
    /// How the library is compiled.
    pub route: Route,
    /// What cargo says of the package.
    pub learned: &'a Learned,
    /// What every runner is linked with and by.
    pub runtime: &'a Runtime,
    /// Instructions of the reference and of the start, for tasks that measure cost.
    pub references: Option<References>,
    /// When clippy looks at the library.
    pub lints: LintsWhen,
}

/// Takes the candidate through the stages and fills `grade`.
pub async fn run(
    sandbox: &mut Sandbox,
    given: &Given<'_>,
    grade: &mut Grade,
) -> Result<(), SandboxError> {
    let task = given.task;
    let ran = compile(sandbox, given).await?;
    grade.timing.compile_cpu_ms += ran.cpu_ms;
    let compile = rustc::verdict(&ran);
    let compiled = compile.ok;
    grade.compile = Some(compile);
    if !compiled {
        grade.stops_at = Stage::Compile;
        return Ok(());
    }
    if given.lints == LintsWhen::Compiled {
        lint(sandbox, given, grade).await?;
    }
    let library = match given.route {
        Route::Learned => rustc::library_file(task),
        Route::Cargo => cargo::library_file(task),
    };
    let tested = tests::run(sandbox, task, &library, given.runtime).await?;
    grade.timing.compile_cpu_ms += tested.compile_ms;
    grade.timing.run_cpu_ms += tested.run_ms;
    let all_pass = tested.tests.failed().is_empty() && tested.tampering.is_none();
    grade.stops_at = match (tested.tests.built, all_pass) {
        (false, _) => Stage::TestBuild,
        (true, false) => Stage::Tests,
        (true, true) => Stage::Solved,
    };
    grade.tests = Some(tested.tests);
    grade.tampering = tested.tampering;
    if grade.stops_at == Stage::Solved {
        check_named_lints(sandbox, given, grade).await?;
    }
    if grade.stops_at == Stage::Solved {
        measure_cost(sandbox, given, grade).await?;
    }
    if given.lints == LintsWhen::Solved && grade.stops_at == Stage::Solved {
        // The package went before the tests ran.
        sandbox.reset().await?;
        lay_out(sandbox, given.files).await?;
        lint(sandbox, given, grade).await?;
    }
    Ok(())
}

/// Writes the package and compiles the library, in one exchange.
async fn compile(sandbox: &mut Sandbox, given: &Given<'_>) -> Result<Ran, SandboxError> {
    let spec = match given.route {
        Route::Learned => rustc::library(given.task, given.learned, Profile::Checked),
        Route::Cargo => cargo::build(given.task, false),
    };
    let requests = vec![
        Request::Write {
            files: layout(given.files),
        },
        Request::Run(Box::new(spec)),
    ];
    let responses = sandbox.sequence("compiling the library", requests).await?;
    let ran = match responses.into_iter().last() {
        Some(Response::Ran(ran)) => sandbox.proper("the compiler", *ran)?,
        other => {
            return Err(SandboxError::Protocol {
                doing: "compiling the library",
                got: format!("{other:?}"),
            });
        }
    };
    Ok(match given.route {
        Route::Learned => ran,
        Route::Cargo => cargo::as_compiler(ran),
    })
}

async fn lint(
    sandbox: &mut Sandbox,
    given: &Given<'_>,
    grade: &mut Grade,
) -> Result<(), SandboxError> {
    let ran = sandbox.run(lints::spec(given.task, given.learned)).await?;
    grade.timing.compile_cpu_ms += ran.cpu_ms;
    grade.lints = Some(lints::read(&ran.stderr.bytes));
    Ok(())
}

/// Looks for the lints that the task names.
async fn check_named_lints(
    sandbox: &mut Sandbox,
    given: &Given<'_>,
    grade: &mut Grade,
) -> Result<(), SandboxError> {
    let Some(lint) = &given.task.manifest.lint else {
        return Ok(());
    };
    // The package went before the tests ran.
    sandbox.reset().await?;
    lay_out(sandbox, given.files).await?;
    let ran = sandbox
        .run(lints::spec_of_named(given.task, given.learned, lint))
        .await?;
    grade.timing.compile_cpu_ms += ran.cpu_ms;
    // A check that did not come to its end has found nothing, which must not look like a clean library.
    let found = if rustc::verdict(&ran).ok {
        lints::read_named(&ran.stderr.bytes, lint)
    } else {
        lints::unfinished(lint)
    };
    if found.score < 1.0 {
        grade.stops_at = Stage::Lints;
    }
    grade.named_lints = Some(found);
    Ok(())
}

async fn measure_cost(
    sandbox: &mut Sandbox,
    given: &Given<'_>,
    grade: &mut Grade,
) -> Result<(), SandboxError> {
    let (Some(workload), Some(references)) = (&given.task.workload, given.references) else {
        return Ok(());
    };
    // A clean slate: what the tests left behind must not be there when the library is compiled again.
    sandbox.reset().await?;
    let measured = measure(
        sandbox,
        given.task,
        given.learned,
        given.files,
        workload,
        grade,
    )
    .await?;
    if let Measured::Tampered(kind) = measured {
        grade.tampering = Some(Tampering {
            kind,
            evidence: "in the workload whose cost is measured".to_owned(),
        });
    }
    let cost: Cost = cost::score(measured, references);
    if cost.score < 1.0 {
        grade.stops_at = Stage::Cost;
    }
    grade.cost = Some(cost);
    Ok(())
}

/// Counts what a workload costs with `files`.
pub async fn measure(
    sandbox: &mut Sandbox,
    task: &Task,
    learned: &Learned,
    files: &Files,
    workload: &str,
    grade: &mut Grade,
) -> Result<Measured, SandboxError> {
    lay_out(sandbox, files).await?;
    let (measured, compile_ms, run_ms) = cost::measure(sandbox, task, learned, workload).await?;
    grade.timing.compile_cpu_ms += compile_ms;
    grade.timing.run_cpu_ms += run_ms;
    Ok(measured)
}

/// Writes a package, and makes the folders that the stages use.
pub async fn lay_out(sandbox: &mut Sandbox, files: &Files) -> Result<(), SandboxError> {
    sandbox.write(layout(files)).await
}

/// The package, and the folders that the stages use.
fn layout(files: &Files) -> Vec<File> {
    let package = files.iter().map(|(path, text)| File {
        path: format!("{PACKAGE}/{path}"),
        contents: text.clone().into_bytes(),
    });
    let folders = [LIBRARY, PROGRAMS, SCRATCH].map(|folder| File {
        path: format!("{folder}/.keep"),
        contents: Vec::new(),
    });
    package.chain(folders).collect()
}

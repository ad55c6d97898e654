//! Hidden tests: compiled against the finished library, then run one process each.

use assay_guest::{Confinement, Exit, File, Limits as RunLimits, Ran, RunSpec};

use super::runner::{self, Reported, Runner};
use super::rustc::{self, HIDDEN, LIBRARY, PACKAGE, PROGRAMS, Profile, at};
use super::{LimitHit, TestOutcome, TestResult, Tests};
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::{HiddenTest, Panics, Task};

/// After so many tests ended by a limit the rest is not run: a candidate that hangs in every test costs no more.
const PATIENCE_FOR_LIMITS: usize = 2;
/// Bytes kept of a test's message.
const MESSAGE_BYTES: usize = 2000;

/// Builds and runs the tests. The library is compiled already. Gives the outcomes and the CPU milliseconds of
/// compiling and of running.
pub async fn run(sandbox: &mut Sandbox, task: &Task) -> Result<(Tests, u64, u64), SandboxError> {
    let runner = runner::for_tests(task);
    let program = "tests";
    sandbox.write(sources(task, &runner)).await?;
    let built = sandbox
        .run(rustc::runner(task, program, Profile::Checked))
        .await?;
    // Gone before anything of the candidate's runs, and with them the library and the package.
    sandbox
        .remove([HIDDEN, LIBRARY, PACKAGE].map(str::to_owned).to_vec())
        .await?;
    let compile = rustc::verdict(&built);
    let mut tests = Tests {
        built: compile.ok,
        diagnostics: Vec::new(),
        outcomes: Vec::new(),
    };
    let mut run_cpu_ms = 0;
    if compile.ok {
        run_cpu_ms = run_all(sandbox, task, &runner, program, &mut tests.outcomes).await?;
    } else {
        tests.diagnostics = compile.diagnostics;
        tests.diagnostics.truncate(20);
        tests.outcomes = task
            .tests()
            .into_iter()
            .map(|test| outcome(test, TestResult::NotRun, None))
            .collect();
    }
    Ok((tests, built.cpu_ms, run_cpu_ms))
}

fn sources(task: &Task, runner: &Runner) -> Vec<File> {
    let mut files: Vec<File> = task
        .hidden
        .iter()
        .map(|file| File {
            path: format!("{HIDDEN}/{}.rs", file.module),
            contents: file.source.clone().into_bytes(),
        })
        .collect();
    files.push(File {
        path: format!("{HIDDEN}/main.rs"),
        contents: runner.source.clone().into_bytes(),
    });
    files
}

async fn run_all(
    sandbox: &mut Sandbox,
    task: &Task,
    runner: &Runner,
    program: &str,
    outcomes: &mut Vec<TestOutcome>,
) -> Result<u64, SandboxError> {
    let mut cpu_ms = 0;
    let mut ended_by_limits = 0;
    for test in task.tests() {
        if ended_by_limits >= PATIENCE_FOR_LIMITS {
            let why = Some("not run: earlier tests were ended by limits".to_owned());
            outcomes.push(outcome(test, TestResult::NotRun, why));
            continue;
        }
        let token = runner::token();
        let number = runner.numbers.get(&test.name).copied().unwrap_or_default();
        let ran = sandbox
            .run(spec(task, program, runner::control(&token, number)))
            .await?;
        cpu_ms += ran.cpu_ms;
        let (result, message) = judge(test, &ran, &runner::read_report(&token, &ran.report));
        ended_by_limits += usize::from(matches!(result, TestResult::Limit(_)));
        outcomes.push(outcome(test, result, message));
    }
    Ok(cpu_ms)
}

/// One test's process. It may execute its own program and open nothing.
fn spec(task: &Task, program: &str, control: Vec<u8>) -> RunSpec {
    let limits = &task.manifest.limits;
    let path = at(&format!("{PROGRAMS}/{program}"));
    let cpu_ms = limits.test_cpu_s * 1000;
    let memory = limits.memory_mb * 1024 * 1024;
    RunSpec {
        argv: vec![path.clone()],
        env: rustc::environment(),
        cwd: PROGRAMS.to_owned(),
        confinement: Confinement {
            execute_only: vec![path],
            ..Confinement::default()
        },
        limits: RunLimits {
            cpu_ms,
            wall_ms: rustc::wall_backstop(cpu_ms),
            memory_bytes: memory,
            resident_bytes: memory,
            processes: limits.processes,
            file_bytes: 1024 * 1024,
            output_bytes: limits.output_kb * 1024,
        },
        control: Some(control),
    }
}

fn judge(test: &HiddenTest, ran: &Ran, reported: &Reported) -> (TestResult, Option<String>) {
    if let Some(limit) = ran.limit {
        return (TestResult::Limit(rustc::limit_hit(limit)), None);
    }
    match (reported, &test.panics) {
        (Reported::Returned, Panics::No) => (TestResult::Passed, None),
        (Reported::Returned, _) => (
            TestResult::Failed,
            Some("it should have panicked, and did not".to_owned()),
        ),
        (Reported::Panicked(message), Panics::No) => (TestResult::Failed, Some(message.clone())),
        (Reported::Panicked(_), Panics::Yes) => (TestResult::Passed, None),
        (Reported::Panicked(message), Panics::With(part)) if message.contains(part) => {
            (TestResult::Passed, None)
        }
        (Reported::Panicked(message), Panics::With(part)) => (
            TestResult::Failed,
            Some(format!(
                "it should have panicked with {part:?}, not with {message:?}"
            )),
        ),
        (Reported::Nothing, _) => died(ran),
    }
}

/// A process that ended without a word.
fn died(ran: &Ran) -> (TestResult, Option<String>) {
    let said = String::from_utf8_lossy(&ran.stderr.bytes);
    // Rust's allocator says so before it aborts; under a limit on address space that is how running out looks.
    if said.contains("memory allocation of") {
        return (TestResult::Limit(LimitHit::Oom), None);
    }
    let how = match ran.exit {
        Exit::Code(code) => {
            format!("the process exited with code {code} before the test had ended")
        }
        Exit::Signal(signal) => format!("the process was killed by signal {signal}"),
        // The sandbox has turned this into an error of its own before it could come here.
        Exit::NotStarted(error) => format!("the process did not start (error {error})"),
    };
    let overflow = if said.contains("has overflowed its stack") {
        ": stack overflow"
    } else {
        ""
    };
    (TestResult::Died, Some(format!("{how}{overflow}")))
}

fn outcome(test: &HiddenTest, result: TestResult, message: Option<String>) -> TestOutcome {
    let message = message.map(|text| crate::diagnostic::cut(&text, MESSAGE_BYTES));
    TestOutcome {
        name: test.name.clone(),
        result,
        message,
    }
}

//! Hidden tests: compiled against the finished library, then run one process each.

use assay_guest::{Confinement, Exit, File, Limits as RunLimits, Ran, Request, Response, RunSpec};
use rand::seq::IndexedRandom;

use super::prepared::Runtime;
use super::runner::{self, Reported, Runner};
use super::rustc::{self, HIDDEN, PROGRAMS, at};
use super::{LimitHit, Tampering, TestOutcome, TestResult, Tests, memcheck, misuse, tamper};
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::{HiddenTest, How, Judge, Panics, Task};

/// After so many tests ended by a limit the rest is not run: a candidate that hangs in every test costs no more.
const PATIENCE_FOR_LIMITS: u32 = 2;
/// Bytes kept of a test's message.
const MESSAGE_BYTES: usize = 2000;
/// The runner's program.
const PROGRAM: &str = "tests";

/// What the tests of a candidate gave.
pub struct Tested {
    /// Their outcomes.
    pub tests: Tests,
    /// What they show of tampering.
    pub tampering: Option<Tampering>,
    /// CPU milliseconds of compiling them.
    pub compile_ms: u64,
    /// CPU milliseconds of running them.
    pub run_ms: u64,
}

/// Builds and runs the tests against the compiled file `library`, which is in the sandbox already.
pub async fn run(
    sandbox: &mut Sandbox,
    task: &Task,
    library: &str,
    runtime: &Runtime,
) -> Result<Tested, SandboxError> {
    let runner = runner::for_tests(task);
    let built = build(sandbox, task, &runner, library, runtime).await?;
    let compile = rustc::verdict(&built);
    let mut tested = Tested {
        tests: Tests {
            built: compile.ok,
            limit: compile.limit,
            diagnostics: Vec::new(),
            outcomes: Vec::new(),
        },
        tampering: None,
        compile_ms: built.cpu_ms,
        run_ms: 0,
    };
    if compile.ok {
        let refused = if has_misuse(task) {
            refusals(sandbox, task, library, &mut tested).await?
        } else {
            Vec::new()
        };
        run_all(sandbox, task, &runner, &mut tested).await?;
        add_refusals(refused, &mut tested.tests);
        check_memory(sandbox, task, &mut tested).await?;
        tested.tests.outcomes.sort_by(|a, b| a.name.cmp(&b.name));
    } else {
        tested.tests.diagnostics = compile.diagnostics;
        tested.tests.diagnostics.truncate(20);
        tested.tests.outcomes = task
            .tests()
            .into_iter()
            .map(|test| outcome(test, TestResult::NotRun, None))
            .collect();
    }
    Ok(tested)
}

fn has_misuse(task: &Task) -> bool {
    let mut tests = task.tests().into_iter();
    tests.any(|test| matches!(test.how, How::Misuse(_)))
}

/// Compiles the programs that must be refused.
async fn refusals(
    sandbox: &mut Sandbox,
    task: &Task,
    library: &str,
    tested: &mut Tested,
) -> Result<Vec<TestOutcome>, SandboxError> {
    let (refused, cpu_ms) = misuse::run(sandbox, task, library).await?;
    tested.compile_ms += cpu_ms;
    Ok(refused)
}

/// That misuse is refused counts for nothing as long as no right use works: a package in which nothing works refuses
/// everything.
fn add_refusals(refused: Vec<TestOutcome>, tests: &mut Tests) {
    let works = tests.passed() > 0;
    tests.outcomes.extend(refused.into_iter().map(|one| {
        if works {
            return one;
        }
        TestOutcome {
            result: TestResult::NotRun,
            message: Some("does not count before any right use works".to_owned()),
            ..one
        }
    }));
}

/// Checks memory, where the task asks for it and every case has the right answer.
async fn check_memory(
    sandbox: &mut Sandbox,
    task: &Task,
    tested: &mut Tested,
) -> Result<(), SandboxError> {
    let mut tests = task.tests().into_iter();
    let Some(test) = tests.find(|test| test.how == How::Memcheck) else {
        return Ok(());
    };
    let (result, message) = if tested.tests.failed().is_empty() {
        let (result, message, cpu_ms) = memcheck::run(sandbox, task, PROGRAM).await?;
        tested.run_ms += cpu_ms;
        (result, message)
    } else {
        let why = "not run: cases are not answered rightly".to_owned();
        (TestResult::NotRun, Some(why))
    };
    tested.tests.outcomes.push(outcome(test, result, message));
    Ok(())
}

/// Writes the sources, compiles them, and removes them before anything of the candidate's runs, and with them the
/// library and the package. Where programs that must be refused are still to be compiled, the removing is left to that.
async fn build(
    sandbox: &mut Sandbox,
    task: &Task,
    runner: &Runner,
    library: &str,
    runtime: &Runtime,
) -> Result<Ran, SandboxError> {
    let mut requests = vec![
        Request::Write {
            files: sources(task, runner, runtime),
        },
        Request::Run(Box::new(rustc::runner(
            task,
            PROGRAM,
            library,
            runtime.linker,
        ))),
    ];
    if !has_misuse(task) {
        requests.push(misuse::remove());
    }
    let responses = sandbox.sequence("building hidden tests", requests).await?;
    match responses.into_iter().find_map(|response| match response {
        Response::Ran(ran) => Some(*ran),
        _ => None,
    }) {
        Some(ran) => sandbox.proper("the compiler", ran),
        None => Err(SandboxError::Protocol {
            doing: "building hidden tests",
            got: "no run among the answers".to_owned(),
        }),
    }
}

fn sources(task: &Task, runner: &Runner, runtime: &Runtime) -> Vec<File> {
    let hidden = |name: &str, text: &str| File {
        path: format!("{HIDDEN}/{name}.rs"),
        contents: text.as_bytes().to_vec(),
    };
    let mut files: Vec<File> = task
        .hidden
        .iter()
        .map(|file| {
            if file.is_module() {
                hidden(&file.module, &file.source)
            } else {
                hidden(&format!("{}/{}", misuse::FOLDER, file.module), &file.source)
            }
        })
        .collect();
    files.extend(task.pins.iter().map(|text| hidden("pins", text)));
    files.push(hidden("main", &runner.source));
    files.push(File {
        path: rustc::RUNTIME.to_owned(),
        contents: runtime.rlib.clone(),
    });
    files
}

async fn run_all(
    sandbox: &mut Sandbox,
    task: &Task,
    runner: &Runner,
    tested: &mut Tested,
) -> Result<(), SandboxError> {
    let tests: Vec<_> = task
        .tests()
        .into_iter()
        .filter(|test| matches!(test.how, How::Call | How::Case(_)))
        .collect();
    let nonce = runner::nonce();
    let tokens: Vec<_> = tests.iter().map(|_| runner::token()).collect();
    let controls = tests
        .iter()
        .zip(&tokens)
        .map(|(test, token)| match &test.how {
            How::Case(case) => runner::control_of_one(&case.input),
            _ => {
                let number = runner.numbers.get(&test.name).map(|drawn| drawn.number);
                runner::control(token, &nonce, number.unwrap_or_default())
            }
        })
        .collect();
    let ran = sandbox
        .run_many(spec(task), controls, PATIENCE_FOR_LIMITS)
        .await?;
    for (index, test) in tests.iter().enumerate() {
        let Some(ran) = ran.get(index) else {
            let why = Some("not run: earlier tests were ended by limits".to_owned());
            tested
                .tests
                .outcomes
                .push(outcome(test, TestResult::NotRun, why));
            continue;
        };
        tested.run_ms += ran.cpu_ms;
        let (result, message) = match &test.how {
            How::Case(case) => judge_case(ran, &case.output),
            _ => {
                let reported = runner::read_report(&tokens[index], &ran.report);
                if tested.tampering.is_none() {
                    tested.tampering = tamper::of_test(&test.name, ran, &reported);
                }
                judge(test, ran, &reported)
            }
        };
        tested.tests.outcomes.push(outcome(test, result, message));
    }
    if task.judge == Judge::Inside && tested.tampering.is_none() {
        canary(sandbox, task, runner, tested).await?;
    }
    Ok(())
}

/// Calls one of the passed tests again, drawn at random, so that it has to fail. Candidate code cannot tell the two
/// calls apart, so whatever makes a failing test pass shows here.
async fn canary(
    sandbox: &mut Sandbox,
    task: &Task,
    runner: &Runner,
    tested: &mut Tested,
) -> Result<(), SandboxError> {
    let passed: Vec<&str> = tested
        .tests
        .outcomes
        .iter()
        .filter(|outcome| outcome.result == TestResult::Passed)
        .filter(|outcome| runner.numbers.contains_key(&outcome.name))
        .map(|outcome| outcome.name.as_str())
        .collect();
    let Some((name, drawn)) = passed
        .choose(&mut rand::rng())
        .and_then(|name| Some((*name, runner.numbers.get(*name)?)))
    else {
        return Ok(());
    };
    let (token, nonce) = (runner::token(), runner::nonce());
    let control = runner::control(&token, &nonce, drawn.canary);
    let ran = sandbox.run_many(spec(task), vec![control], 1).await?;
    if let Some(ran) = ran.first() {
        tested.run_ms += ran.cpu_ms;
        let reported = runner::read_report(&token, &ran.report);
        tested.tampering = tamper::of_canary(name, &nonce, ran, &reported);
    }
    Ok(())
}

/// One test's process. It may execute its own program and load the standard library; before the test is called the
/// runner takes even that away.
fn spec(task: &Task) -> RunSpec {
    let limits = &task.manifest.limits;
    let path = at(&format!("{PROGRAMS}/{PROGRAM}"));
    let cpu_ms = limits.test_cpu_s * 1000;
    let memory = limits.memory_mb * 1024 * 1024;
    let mut env = rustc::environment();
    env.push(("LD_LIBRARY_PATH".to_owned(), library_path()));
    let mut execute = ["/opt/rust/lib", "/lib", "/lib64", "/usr/lib", "/usr/lib64"]
        .map(str::to_owned)
        .to_vec();
    let mut execute_only = Vec::new();
    // A program that nobody may read cannot be run under a checker. One that is judged outside holds no secret.
    if task.manifest.memcheck.is_some() {
        execute.push(path.clone());
    } else {
        execute_only.push(path.clone());
    }
    RunSpec {
        argv: vec![path],
        env,
        cwd: PROGRAMS.to_owned(),
        confinement: Confinement {
            execute,
            execute_only,
            ..Confinement::default()
        },
        limits: RunLimits {
            cpu_ms,
            wall_ms: match limits.test_wall_s {
                0 => rustc::wall_backstop(cpu_ms),
                seconds => seconds * 1000,
            },
            memory_bytes: memory,
            resident_bytes: memory,
            processes: limits.processes,
            file_bytes: 1024 * 1024,
            output_bytes: limits.output_kb * 1024,
        },
        control: Some(Vec::new()),
        stdin: None,
    }
}

/// Where the loader finds the standard library.
pub fn library_path() -> String {
    format!(
        "/opt/rust/lib/rustlib/{}-unknown-linux-gnu/lib:/opt/rust/lib",
        std::env::consts::ARCH
    )
}

/// A case is judged here, outside of any process of the candidate's: nothing but the right output will do.
fn judge_case(ran: &Ran, expected: &str) -> (TestResult, Option<String>) {
    if let Some(limit) = ran.limit {
        return (TestResult::Limit(rustc::limit_hit(limit)), None);
    }
    let output = String::from_utf8_lossy(&ran.report);
    if ran.exit != Exit::Code(0) && ran.report.is_empty() {
        return died(ran);
    }
    if ran.report == expected.as_bytes() {
        return (TestResult::Passed, None);
    }
    let why = format!("the output is {output:?}, and should be {expected:?}");
    (TestResult::Failed, Some(why))
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
        (Reported::Crowded, _) => (TestResult::Limit(LimitHit::PidsLimit), None),
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
        (Reported::Foreign(what), _) => (
            TestResult::Failed,
            Some(format!(
                "{what}: a type of the candidate's own stands where the task has another"
            )),
        ),
        (Reported::Nothing | Reported::Forged, _) => died(ran),
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

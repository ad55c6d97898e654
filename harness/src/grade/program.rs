//! Compiling and running one program, without a task and without a grade: what a tool for a model needs.

use assay_guest::{
    Confinement, Exit, File, Limit, Limits as RunLimits, Ran, Request, Response, RunSpec,
};

use super::rustc::{self, PROGRAMS, SCRATCH, at};
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::Limits;

/// Where the program's source lies.
const SOURCE: &str = "source";
/// The folder that the program runs in, with the files that were sent along.
const FOLDER: &str = "folder";
/// Its standard input.
const STDIN: &str = "stdin/input";
/// The compiled program.
const PROGRAM: &str = "program";
/// Bytes kept of each stream of the program.
const OUTPUT: u64 = 1024 * 1024;
/// The largest file that the program may write, in bytes.
const FILE: u64 = 16 * 1024 * 1024;

/// A program to be compiled and run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Program {
    /// Its source, one file of edition 2024 with a `main`.
    pub source: String,
    /// What it reads from standard input.
    pub stdin: Vec<u8>,
    /// Files that lie in its working directory, by relative path. Checked by whoever takes them from a stranger.
    pub files: Vec<(String, Vec<u8>)>,
    /// Files that are read back afterwards, by relative path. Those that are not there are left out.
    pub fetch: Vec<String>,
    /// Milliseconds on the clock for the compiler.
    pub compile_ms: u64,
    /// Milliseconds on the clock for the program.
    pub run_ms: u64,
    /// Bytes of memory for the program; 0 for as much as a sandbox has.
    pub memory: u64,
}

/// How a compiler or a program ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// The exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// Whether time ran out.
    pub timed_out: bool,
    /// What ended it, in words, unless it ended by itself.
    pub killed: Option<String>,
    /// Seconds on the clock.
    pub seconds: f64,
    /// Standard output, cut.
    pub stdout: String,
    /// Standard error, cut.
    pub stderr: String,
}

/// What came of a program.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramRun {
    /// Compiling it.
    pub compile: Ended,
    /// Running it, if it compiled.
    pub run: Option<Ended>,
    /// The files that were asked for.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Compiles and runs `program` in `sandbox`.
pub async fn run(sandbox: &mut Sandbox, program: &Program) -> Result<ProgramRun, SandboxError> {
    let compiled = compile(sandbox, program).await?;
    let mut outcome = ProgramRun {
        compile: ended(&compiled),
        run: None,
        files: Vec::new(),
    };
    if compiled.exit != Exit::Code(0) || compiled.limit.is_some() {
        return Ok(outcome);
    }
    // The source is not the program's to read.
    sandbox.remove(vec![SOURCE.to_owned()]).await?;
    let ran = sandbox.run(run_spec(program)).await?;
    outcome.run = Some(ended(&ran));
    for path in &program.fetch {
        match sandbox.read(&format!("{FOLDER}/{path}"), FILE).await {
            Ok((bytes, _)) => outcome.files.push((path.clone(), bytes)),
            Err(SandboxError::Guest { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

async fn compile(sandbox: &mut Sandbox, program: &Program) -> Result<Ran, SandboxError> {
    let file = |path: String, contents: &[u8]| File {
        path,
        contents: contents.to_vec(),
    };
    let mut files = vec![
        file(format!("{SOURCE}/main.rs"), program.source.as_bytes()),
        file(STDIN.to_owned(), &program.stdin),
        file(format!("{PROGRAMS}/.keep"), &[]),
        file(format!("{SCRATCH}/.keep"), &[]),
        file(format!("{FOLDER}/.keep"), &[]),
    ];
    let sent = program.files.iter();
    files.extend(sent.map(|(path, contents)| file(format!("{FOLDER}/{path}"), contents)));
    let arguments = [
        "main.rs",
        "--crate-type=bin",
        "--crate-name=program",
        "--edition=2024",
        "-Clinker=/usr/bin/gcc",
    ];
    let mut arguments: Vec<String> = arguments.map(str::to_owned).to_vec();
    arguments.push(format!("-o{}", at(&format!("{PROGRAMS}/{PROGRAM}"))));
    let limits = Limits {
        compile_cpu_s: program.compile_ms.div_ceil(1000).max(1),
        ..Limits::default()
    };
    let mut spec = rustc::compiler(
        &limits,
        crate::sandbox::image::RUSTC,
        arguments,
        SOURCE,
        &[PROGRAMS, SCRATCH],
        &[SOURCE],
    );
    spec.limits.wall_ms = program.compile_ms;
    let requests = vec![Request::Write { files }, Request::Run(Box::new(spec))];
    let responses = sandbox.sequence("compiling a program", requests).await?;
    let ran = responses.into_iter().find_map(|response| match response {
        Response::Ran(ran) => Some(*ran),
        _ => None,
    });
    match ran {
        Some(ran) => sandbox.proper("the compiler", ran),
        None => Err(SandboxError::Protocol {
            doing: "compiling a program",
            got: "no run among the answers".to_owned(),
        }),
    }
}

fn run_spec(program: &Program) -> RunSpec {
    let path = at(&format!("{PROGRAMS}/{PROGRAM}"));
    RunSpec {
        argv: vec![path.clone()],
        env: rustc::environment(),
        cwd: FOLDER.to_owned(),
        confinement: Confinement {
            read: ["/dev/null", "/dev/zero", "/dev/urandom"]
                .map(str::to_owned)
                .to_vec(),
            execute: ["/usr/lib", "/usr/lib64", "/lib", "/lib64"]
                .map(str::to_owned)
                .into_iter()
                .chain([path])
                .collect(),
            execute_only: Vec::new(),
            write: vec!["/dev/null".to_owned(), at(FOLDER)],
            may_exec: false,
        },
        limits: RunLimits {
            cpu_ms: program.run_ms,
            wall_ms: program.run_ms,
            memory_bytes: program.memory,
            resident_bytes: program.memory,
            processes: Limits::default().processes,
            file_bytes: FILE,
            output_bytes: OUTPUT,
        },
        control: None,
        stdin: Some(STDIN.to_owned()),
    }
}

fn ended(ran: &Ran) -> Ended {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let killed = match (ran.limit, ran.exit) {
        (Some(limit), _) => Some(format!("ended by a limit: {:?}", rustc::limit_hit(limit))),
        (None, Exit::Signal(signal)) => Some(format!("killed by signal {signal}")),
        (None, _) => None,
    };
    Ended {
        code: match ran.exit {
            Exit::Code(code) => Some(code),
            Exit::Signal(_) | Exit::NotStarted(_) => None,
        },
        timed_out: matches!(ran.limit, Some(Limit::Cpu | Limit::Wall)),
        killed,
        seconds: ran.wall_ms as f64 / 1000.0,
        stdout: text(&ran.stdout.bytes),
        stderr: text(&ran.stderr.bytes),
    }
}

//! Running a compiled program under valgrind inside a sandbox.

use assay_guest::{Confinement, Exit, Limits as RunLimits, Ran, RunSpec};

use super::rustc::{self, PROGRAMS, SCRATCH, at};
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::Task;

/// Valgrind inside a sandbox. Debian's first name is a shell script around the second, and a sandbox has no shell;
/// elsewhere the program goes by the first name itself.
const VALGRIND: [&str; 2] = ["/usr/bin/valgrind.bin", "/usr/bin/valgrind"];
/// `errno` of a file that is not there.
const NOT_FOUND: i32 = 2;
/// CPU milliseconds for one run, which is some thirty times slower than a plain one.
const CPU_MS: u64 = 30_000;

/// What is to be run.
pub struct Checked<'a> {
    /// The task, for its limits.
    pub task: &'a Task,
    /// The tool and its settings.
    pub tool: &'a [&'a str],
    /// The program's file below [`PROGRAMS`].
    pub program: &'a str,
    /// Variables besides those that every process has.
    pub environment: Vec<(String, String)>,
    /// What the program is told.
    pub control: Vec<u8>,
}

/// Runs it to its end. Valgrind's log is the report.
pub async fn run(sandbox: &mut Sandbox, what: &Checked<'_>) -> Result<Ran, SandboxError> {
    for valgrind in VALGRIND {
        let ran = sandbox.try_run(spec(what, valgrind)).await?;
        match ran.exit {
            Exit::NotStarted(NOT_FOUND) => {}
            Exit::NotStarted(error) => {
                return Err(SandboxError::Guest {
                    doing: format!("starting {valgrind}"),
                    why: format!("errno {error}"),
                });
            }
            _ => return sandbox.proper(valgrind, ran),
        }
    }
    Err(SandboxError::Image(format!(
        "there is no {}; the sandbox image needs valgrind",
        VALGRIND[1]
    )))
}

fn spec(what: &Checked<'_>, valgrind: &str) -> RunSpec {
    let limits = &what.task.manifest.limits;
    let path = at(&format!("{PROGRAMS}/{}", what.program));
    let memory = limits.memory_mb * 1024 * 1024;
    let mut argv = vec![valgrind.to_owned()];
    argv.extend(what.tool.iter().map(|&argument| argument.to_owned()));
    // The log goes where the candidate cannot write.
    argv.extend([
        "--vgdb=no".to_owned(),
        "--log-fd=4".to_owned(),
        path.clone(),
    ]);
    let mut env = rustc::environment();
    env.extend(what.environment.iter().cloned());
    RunSpec {
        argv,
        env,
        cwd: PROGRAMS.to_owned(),
        confinement: Confinement {
            read: ["/proc", "/dev/null", "/dev/zero", "/etc"]
                .map(str::to_owned)
                .to_vec(),
            execute: [
                valgrind,
                "/usr/libexec/valgrind",
                "/opt/rust/lib",
                "/usr/lib",
                "/usr/lib64",
                "/lib",
                "/lib64",
                &path,
            ]
            .map(str::to_owned)
            .to_vec(),
            execute_only: Vec::new(),
            // Valgrind keeps a copy of the command line there.
            write: vec!["/dev/null".to_owned(), at(SCRATCH)],
            may_exec: true,
        },
        limits: RunLimits {
            cpu_ms: CPU_MS,
            wall_ms: rustc::wall_backstop(CPU_MS),
            // It reserves address space by the gigabyte; what counts is what is used.
            memory_bytes: 0,
            resident_bytes: memory + 512 * 1024 * 1024,
            processes: limits.processes,
            file_bytes: 1024 * 1024,
            output_bytes: limits.output_kb * 1024,
        },
        control: Some(what.control.clone()),
        stdin: None,
    }
}

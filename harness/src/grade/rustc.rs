//! Command lines of the compiler inside a sandbox, and where everything lies in its work area.

use assay_guest::{Confinement, Exit, Limit, Limits as RunLimits, Ran, RunSpec, WORK_AREA};

use super::cargo::Learned;
use super::{Compile, LimitHit};
use crate::diagnostic::{self, Diagnostic};
use crate::sandbox::image::RUSTC;
use crate::task::{Limits, Task};

/// The candidate's package.
pub const PACKAGE: &str = "package";
/// The compiled library.
pub const LIBRARY: &str = "library";
/// Hidden tests and their runner; empty while the candidate's code is compiled or runs.
pub const HIDDEN: &str = "hidden";
/// Compiled runners.
pub const PROGRAMS: &str = "programs";
/// Scratch space of the compiler.
pub const SCRATCH: &str = "scratch";

/// Diagnostics kept of one run. No honest program has so many.
const KEPT_DIAGNOSTICS: usize = 200;
/// Memory of one compiler process, in bytes: address space, of which the compiler's own libraries take a part.
const COMPILER_ADDRESS_SPACE: u64 = 6 * 1024 * 1024 * 1024;
/// Resident memory of a compiler and its linker, in bytes.
const COMPILER_RESIDENT: u64 = 1536 * 1024 * 1024;
/// The largest file that a compiler may write, in bytes.
const COMPILER_FILE: u64 = 128 * 1024 * 1024;
/// Bytes kept of what a compiler prints.
const COMPILER_OUTPUT: u64 = 4 * 1024 * 1024;

/// Settings of the compiler's allocator, jemalloc.
const ALLOCATOR: &str = "thp:always,retain:true,dirty_decay_ms:-1,muzzy_decay_ms:-1,narenas:1";

/// An absolute path in the work area.
pub fn at(path: &str) -> String {
    format!("{WORK_AREA}/{path}")
}

/// The name of the library's file.
pub fn library_file(task: &Task) -> String {
    format!("{LIBRARY}/lib{}.rlib", task.crate_name)
}

/// How a crate is to be compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As `cargo test` would: no optimisation, overflow and debug assertions checked.
    Checked,
    /// As `cargo build --release` would, for measuring cost.
    Optimised,
}

/// Compiles the candidate's library. No hidden file is in the sandbox at that time.
pub fn library(task: &Task, learned: &Learned, profile: Profile) -> RunSpec {
    let mut arguments = library_arguments(task, learned);
    arguments.extend([
        "--emit=link".to_owned(),
        format!("--out-dir={}", at(LIBRARY)),
    ]);
    if profile == Profile::Optimised {
        arguments.retain(|argument| !argument.starts_with("-Copt-level"));
        arguments.push("-Copt-level=3".to_owned());
    }
    compiler(
        &task.manifest.limits,
        RUSTC,
        arguments,
        PACKAGE,
        &[LIBRARY, SCRATCH],
        &[PACKAGE],
    )
}

/// What rustc and clippy are both told about the candidate's library.
pub fn library_arguments(task: &Task, learned: &Learned) -> Vec<String> {
    let mut arguments = learned.arguments.clone();
    arguments.push("--error-format=json".to_owned());
    arguments.extend(forbidden_lints(task));
    arguments
}

/// Lints that no attribute of a candidate's can switch off again.
pub fn forbidden_lints(task: &Task) -> Vec<String> {
    let lifted = task
        .manifest
        .rules
        .allow
        .iter()
        .any(|rule| rule == "unsafe");
    if lifted {
        Vec::new()
    } else {
        vec!["-Funsafe_code".to_owned()]
    }
}

/// The folder of the runner's part that is the same for every task.
pub const RUNTIME_FOLDER: &str = "runtime";
/// The file in it.
pub const RUNTIME: &str = "runtime/libassay_runner.rlib";

/// Compiles that part. Done once for a toolchain.
pub fn runtime() -> RunSpec {
    let arguments = vec![
        "runner.rs".to_owned(),
        "--crate-type=lib".to_owned(),
        "--crate-name=assay_runner".to_owned(),
        "--edition=2024".to_owned(),
        "--error-format=json".to_owned(),
        format!("--out-dir={}", at(LIBRARY)),
    ];
    compiler(
        &Limits::default(),
        RUSTC,
        arguments,
        HIDDEN,
        &[LIBRARY, SCRATCH],
        &[HIDDEN],
    )
}

/// What links runners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linker {
    /// The one that comes with the toolchain, which takes half the time.
    Toolchain,
    /// The system's.
    System,
}

impl Linker {
    /// A named linker driver switches the toolchain's own linker off; this switches it on again.
    fn arguments(self) -> Vec<String> {
        match self {
            Self::Toolchain => vec![
                "-Clink-arg=-fuse-ld=lld".to_owned(),
                format!(
                    "-Clink-arg=-B/opt/rust/lib/rustlib/{}-unknown-linux-gnu/bin/gcc-ld",
                    std::env::consts::ARCH
                ),
            ],
            Self::System => Vec::new(),
        }
    }
}

/// Links a program with nothing in it, to find out whether `linker` is there and works.
pub fn linker_probe(linker: Linker) -> RunSpec {
    let mut arguments = vec![
        "probe.rs".to_owned(),
        "--crate-name=probe".to_owned(),
        "--error-format=json".to_owned(),
        "-Cprefer-dynamic".to_owned(),
        "-Clinker=/usr/bin/gcc".to_owned(),
        format!("-o{}", at(&format!("{SCRATCH}/probe"))),
    ];
    arguments.extend(linker.arguments());
    compiler(
        &Limits::default(),
        RUSTC,
        arguments,
        HIDDEN,
        &[SCRATCH],
        &[HIDDEN],
    )
}

/// Compiles a runner of hidden tests against the file `library`.
pub fn runner(task: &Task, program: &str, library: &str, linker: Linker) -> RunSpec {
    let mut arguments = program_arguments(task, program, library);
    arguments.extend(linker.arguments());
    arguments.extend([
        format!("--extern=assay_runner={}", at(RUNTIME)),
        // A standard library that is linked already when the process starts saves linking it for every candidate.
        "-Cprefer-dynamic".to_owned(),
    ]);
    compiler(
        &task.manifest.limits,
        RUSTC,
        arguments,
        HIDDEN,
        &[PROGRAMS, SCRATCH],
        &[HIDDEN, library, RUNTIME_FOLDER],
    )
}

/// Compiles a task's workload against the library, with optimisation and linked statically, so that the counter sees
/// nothing of a loader.
pub fn workload(task: &Task, program: &str) -> RunSpec {
    let mut arguments = program_arguments(task, program, &library_file(task));
    arguments.extend([
        "-Ctarget-feature=+crt-static".to_owned(),
        "-Copt-level=3".to_owned(),
    ]);
    compiler(
        &task.manifest.limits,
        RUSTC,
        arguments,
        HIDDEN,
        &[PROGRAMS, SCRATCH],
        &[HIDDEN, LIBRARY],
    )
}

fn program_arguments(task: &Task, program: &str, library: &str) -> Vec<String> {
    vec![
        "main.rs".to_owned(),
        "--crate-type=bin".to_owned(),
        format!("--crate-name={program}"),
        format!("--edition={}", task.manifest.edition),
        "--error-format=json".to_owned(),
        "--cap-lints=allow".to_owned(),
        format!("--extern={}={}", task.crate_name, at(library)),
        "-Clinker=/usr/bin/gcc".to_owned(),
        "-Cstrip=symbols".to_owned(),
        format!("-o{}", at(&format!("{PROGRAMS}/{program}"))),
    ]
}

/// A run of a compiler in `cwd` that may write below `writable` and read below `readable`.
pub fn compiler(
    limits: &Limits,
    program: &str,
    arguments: Vec<String>,
    cwd: &str,
    writable: &[&str],
    readable: &[&str],
) -> RunSpec {
    let mut argv = vec![
        program.to_owned(),
        "--sysroot=/opt/rust".to_owned(),
        "-Cdebuginfo=0".to_owned(),
        // A sandbox has few CPUs: units of code that compile side by side would only cost more in all.
        "-Ccodegen-units=1".to_owned(),
        // Nothing is optimised across crates, so nobody would read the bitcode.
        "-Cembed-bitcode=no".to_owned(),
    ];
    argv.extend(arguments);
    let cpu_ms = limits.compile_cpu_s * 1000;
    let mut env = environment();
    // For the compiler's allocator: huge pages where the kernel has them, and nothing given back before the process
    // ends. Page faults are a third of what compiling a small crate costs.
    env.push(("MALLOC_CONF".to_owned(), ALLOCATOR.to_owned()));
    RunSpec {
        argv,
        env,
        cwd: cwd.to_owned(),
        confinement: Confinement {
            read: readable
                .iter()
                .map(|path| at(path))
                .chain(system_files())
                .collect(),
            execute: ["/opt/rust", "/usr", "/lib", "/lib64", "/bin"]
                .map(str::to_owned)
                .to_vec(),
            execute_only: Vec::new(),
            write: writable
                .iter()
                .map(|path| at(path))
                .chain(["/dev/null".to_owned()])
                .collect(),
            may_exec: true,
        },
        limits: RunLimits {
            cpu_ms,
            wall_ms: wall_backstop(cpu_ms),
            memory_bytes: COMPILER_ADDRESS_SPACE,
            resident_bytes: COMPILER_RESIDENT,
            processes: limits.processes.max(32),
            file_bytes: COMPILER_FILE,
            output_bytes: COMPILER_OUTPUT,
        },
        control: None,
        stdin: None,
    }
}

/// Files that the C library and the linker look for.
fn system_files() -> impl Iterator<Item = String> {
    ["/etc", "/dev/null", "/dev/urandom", "/dev/zero"]
        .into_iter()
        .map(str::to_owned)
}

/// The whole environment of every process: nothing of the host's, nothing to tell one grade from another.
pub fn environment() -> Vec<(String, String)> {
    vec![
        ("PATH".to_owned(), "/usr/bin:/bin".to_owned()),
        ("TMPDIR".to_owned(), at(SCRATCH)),
        ("LC_ALL".to_owned(), "C".to_owned()),
    ]
}

/// The wall-clock limit for a CPU limit: a backstop against sleeping, generous enough for a busy machine.
pub fn wall_backstop(cpu_ms: u64) -> u64 {
    cpu_ms * 3 + 10_000
}

/// A compiler's verdict.
pub fn verdict(ran: &Ran) -> Compile {
    let mut diagnostics = diagnostic::parse(&ran.stderr.bytes);
    let codes = diagnostic::error_codes(&diagnostics);
    let ok = ran.exit == Exit::Code(0) && ran.limit.is_none();
    if !ok && !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.push(unexplained(ran));
    }
    // Errors first when something has to go.
    if diagnostics.len() > KEPT_DIAGNOSTICS {
        diagnostics.sort_by_key(|one| !one.is_error());
    }
    let cut = diagnostics.len().saturating_sub(KEPT_DIAGNOSTICS);
    diagnostics.truncate(KEPT_DIAGNOSTICS);
    Compile {
        ok,
        codes,
        diagnostics,
        cut: u32::try_from(cut).unwrap_or(u32::MAX),
        limit: ran.limit.map(limit_hit),
    }
}

/// Stands for a compiler that ended without an error of its own: a crash, a limit, a linker's failure.
fn unexplained(ran: &Ran) -> Diagnostic {
    let text = String::from_utf8_lossy(&ran.stderr.bytes);
    let message = match (ran.limit, ran.exit) {
        (Some(limit), _) => format!("the compiler was ended by a limit ({:?})", limit_hit(limit)),
        (None, Exit::Signal(signal)) => format!("the compiler was killed by signal {signal}"),
        (None, exit) => format!("the compiler ended with {exit:?}"),
    };
    let end: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with('{'))
        .take(20)
        .collect();
    Diagnostic {
        code: None,
        level: diagnostic::Level::Error,
        rendered: format!("error: {message}\n{}\n", end.join("\n")),
        message,
        spans: Vec::new(),
        notes: Vec::new(),
        suggestions: Vec::new(),
    }
}

/// The recorded name of a guest's limit.
pub fn limit_hit(limit: Limit) -> LimitHit {
    match limit {
        Limit::Cpu => LimitHit::CpuLimit,
        Limit::Wall => LimitHit::WallLimit,
        Limit::Memory => LimitHit::Oom,
        Limit::Output => LimitHit::OutputLimit,
        Limit::Disk => LimitHit::DiskLimit,
        Limit::Processes => LimitHit::PidsLimit,
    }
}

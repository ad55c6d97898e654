//! The messages themselves.

use serde::{Deserialize, Serialize};

use crate::bounded::list;

/// The version of this protocol. A guest answers [`Request::Hello`] of another version with [`Response::Failed`].
pub const PROTOCOL: u32 = 3;

/// The one writable place of a sandbox. Every path in a [`Request`] is relative to it unless it says otherwise.
pub const WORK_AREA: &str = "/work";

/// The descriptor on which a process finds the bytes of [`RunSpec::control`].
pub const CONTROL_FD: i32 = 3;

/// The descriptor on which a process writes what comes back as [`Ran::report`].
pub const REPORT_FD: i32 = 4;

/// What the harness asks of the guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Opens the conversation.
    Hello {
        /// The caller's [`PROTOCOL`].
        protocol: u32,
    },
    /// Writes files below the work area, making folders as needed.
    Write {
        /// The files, written in order.
        files: Vec<File>,
    },
    /// Reads one file of the work area.
    Read {
        /// Path below the work area.
        path: String,
        /// At most this many bytes come back.
        max_bytes: u64,
    },
    /// Removes files or whole folders of the work area; what does not exist is no error.
    Remove {
        /// Paths below the work area.
        paths: Vec<String>,
    },
    /// Runs one program to its end and kills whatever it leaves behind.
    Run(Box<RunSpec>),
    /// Runs one program several times, each time with other control bytes and nothing else different.
    RunMany {
        /// What every run is like; its own control bytes are not used.
        spec: Box<RunSpec>,
        /// The control bytes of each run, in order.
        controls: Vec<serde_bytes::ByteBuf>,
        /// After so many runs ended by a limit the rest is left out of the answer.
        patience: u32,
    },
    /// Several requests at once, answered together. The rest is left out of the answer after one that failed.
    Sequence(#[serde(deserialize_with = "list")] Vec<Request>),
    /// Kills every process, empties the work area and proves both.
    Reset,
}

/// One file to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Path below the work area, with forward slashes and no `..`.
    pub path: String,
    /// The whole contents.
    #[serde(with = "serde_bytes")]
    pub contents: Vec<u8>,
}

/// One program to run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RunSpec {
    /// Absolute path of the program, then its arguments.
    pub argv: Vec<String>,
    /// The whole environment; nothing is inherited.
    pub env: Vec<(String, String)>,
    /// Working directory, below the work area.
    pub cwd: String,
    /// What the process tree may open and call.
    pub confinement: Confinement,
    /// What it may use up.
    pub limits: Limits,
    /// Bytes that the process can read on [`CONTROL_FD`]; `None` leaves both special descriptors closed.
    #[serde(with = "serde_bytes")]
    pub control: Option<Vec<u8>>,
    /// The file below the work area that is the process's standard input; `None` leaves it empty.
    pub stdin: Option<String>,
}

/// What a process tree may open and call. Everything else is refused by Landlock and seccomp.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Confinement {
    /// Absolute paths readable, with everything below them.
    pub read: Vec<String>,
    /// Absolute paths that may be executed and read, with everything below them.
    pub execute: Vec<String>,
    /// Absolute paths of programs in the work area that may be executed but not read.
    pub execute_only: Vec<String>,
    /// Absolute paths below which files may be read, written, made and removed.
    pub write: Vec<String>,
    /// Whether the tree may start further programs. Tests may not; a compiler must call its linker.
    pub may_exec: bool,
}

/// What one run may use up. Zero means no limit of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Limits {
    /// CPU milliseconds of the whole tree. Each process is also held to it by the kernel, in whole seconds.
    pub cpu_ms: u64,
    /// Wall-clock milliseconds.
    pub wall_ms: u64,
    /// Address space of each process, in bytes.
    pub memory_bytes: u64,
    /// Resident memory of the whole tree, in bytes, sampled.
    pub resident_bytes: u64,
    /// Processes and threads at a time.
    pub processes: u64,
    /// Size of the largest file, in bytes.
    pub file_bytes: u64,
    /// Bytes kept of each stream. A tree that writes [`FLOOD_FACTOR`] times as much is killed.
    pub output_bytes: u64,
}

/// How far over [`Limits::output_bytes`] a stream may go, unkept, before it counts as a flood.
pub const FLOOD_FACTOR: u64 = 64;

/// What the guest answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Hello`].
    Hello(Hello),
    /// To [`Request::Write`] and [`Request::Remove`].
    Done,
    /// To [`Request::Read`].
    Contents {
        /// The first bytes of the file.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// The length of the whole file.
        total: u64,
    },
    /// To [`Request::Run`].
    Ran(Box<Ran>),
    /// To [`Request::RunMany`]: one for each run that took place, in order.
    RanMany(#[serde(deserialize_with = "list")] Vec<Ran>),
    /// To [`Request::Sequence`].
    Sequence(#[serde(deserialize_with = "list")] Vec<Response>),
    /// To [`Request::Reset`].
    Reset(ResetReport),
    /// The guest could not do what was asked. Never the candidate's fault.
    Failed {
        /// What the guest was doing.
        doing: String,
        /// Why it failed.
        why: String,
    },
}

/// What a guest says of itself and its kernel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The guest's [`PROTOCOL`].
    pub protocol: u32,
    /// The kernel's Landlock version, 0 when it has none.
    pub landlock: u32,
    /// The user that candidates run as.
    pub uid: u32,
    /// CPUs visible to candidates.
    pub cpus: u32,
    /// The guest's process number; 1 when it is the init of its own process namespace.
    pub pid: u32,
}

/// How a run ended and what it used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ran {
    /// How the first process ended.
    pub exit: Exit,
    /// The limit that ended it, if one did.
    pub limit: Option<Limit>,
    /// What it wrote to standard output.
    pub stdout: Captured,
    /// What it wrote to standard error.
    pub stderr: Captured,
    /// What it wrote to [`REPORT_FD`], at most 1 MiB.
    #[serde(with = "serde_bytes")]
    pub report: Vec<u8>,
    /// CPU milliseconds of the tree, user and system.
    pub cpu_ms: u64,
    /// Wall-clock milliseconds.
    pub wall_ms: u64,
    /// The largest resident size of one process, in KiB.
    pub max_rss_kib: u64,
    /// Processes that outlived the first one and were killed.
    pub stragglers: u32,
    /// Whether the machine rather than the program itself seems to have ended it: it waited for a CPU longer than its
    /// own threads can explain, or was killed by somebody while it used little memory.
    pub disturbed: bool,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exit {
    /// It exited with this code.
    Code(i32),
    /// This signal killed it.
    Signal(i32),
    /// The program could not be started; the number is the `errno`.
    NotStarted(i32),
}

/// The limits that can end a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// [`Limits::cpu_ms`].
    Cpu,
    /// [`Limits::wall_ms`].
    Wall,
    /// [`Limits::resident_bytes`], or the sandbox's own memory bound.
    Memory,
    /// [`Limits::output_bytes`] times [`FLOOD_FACTOR`].
    Output,
    /// The work area is full, or a file grew over [`Limits::file_bytes`].
    Disk,
    /// [`Limits::processes`] processes and threads were there at a time.
    Processes,
}

/// One output stream.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Captured {
    /// The first [`Limits::output_bytes`] bytes.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
    /// How many bytes were written in all.
    pub total: u64,
}

/// What a reset found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ResetReport {
    /// Processes that were still there and were killed.
    pub killed: u32,
    /// Entries removed from the top of the work area.
    pub removed: u32,
    /// Whatever is still there afterwards: a sandbox with leftovers must not be used again.
    #[serde(deserialize_with = "list")]
    pub leftovers: Vec<String>,
    /// CPU microseconds that the guest itself has used since it started.
    pub guest_cpu_us: u64,
}

//! Running one program to its end, with everything it started.

use std::io::{self, Write};
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use assay_guest::{
    CONTROL_FD, Captured, Exit, FLOOD_FACTOR, Limit, REPORT_FD, Ran, RunSpec, WORK_AREA,
};

use crate::channels::Channels;
use crate::confine::{Armour, hide_programs};
use crate::limits;
use crate::processes::{kill_all, kill_everything, pidfd, reap};
use crate::workarea;

/// How often the tree's memory and CPU time are looked at.
pub const SAMPLE_EVERY: Duration = Duration::from_millis(40);

/// Runs `spec` and leaves no process behind.
pub fn run(spec: &RunSpec) -> Result<Ran, String> {
    hide_programs(&spec.confinement)
        .map_err(|error| format!("cannot hide the program: {error}"))?;
    let armour = Armour::forge(&spec.confinement)?;
    let mut channels = Channels::open(spec)?;
    let stdin = match &spec.stdin {
        Some(path) => Stdio::from(workarea::open(path)?.0),
        None => Stdio::null(),
    };
    let started = Instant::now();
    let before = children_cpu_ms();
    let pid = match spawn(spec, armour, &mut channels, stdin) {
        Ok(pid) => pid,
        Err(error) => {
            channels.drain(spec.limits.output_bytes);
            return Ok(not_started(&error, channels.stderr.captured));
        }
    };
    let mut watch = Watch {
        spec,
        started,
        limit: None,
        child_cpu_before: before,
        last_sample: started,
        starved: false,
        largest_tree: 0,
    };
    let mut ended = None;
    let pidfd = pidfd(pid)?;
    while ended.is_none() {
        channels.wait(&pidfd)?;
        channels.drain(spec.limits.output_bytes);
        watch.look(&channels);
        if watch.limit.is_some() {
            kill_all();
        }
        ended = reap(pid, watch.limit.is_some());
    }
    let (exit, max_rss_kib) = ended.unwrap_or((Exit::Signal(libc::SIGKILL), 0));
    let stragglers = kill_everything();
    channels.drain(spec.limits.output_bytes);
    Ok(watch.verdict(
        exit,
        channels,
        Leftover {
            max_rss_kib,
            stragglers,
        },
    ))
}

/// Runs `spec` once for each of `controls`, until `patience` runs were ended by a limit.
pub fn run_many(
    mut spec: RunSpec,
    controls: Vec<serde_bytes::ByteBuf>,
    patience: u32,
) -> Result<Vec<Ran>, String> {
    let mut ran = Vec::with_capacity(controls.len());
    let mut ended_by_limits = 0;
    for control in controls {
        if ended_by_limits >= patience {
            break;
        }
        spec.control = Some(control.into_vec());
        let one = run(&spec)?;
        ended_by_limits += u32::from(one.limit.is_some());
        ran.push(one);
    }
    Ok(ran)
}

fn not_started(error: &io::Error, stderr: Captured) -> Ran {
    Ran {
        exit: Exit::NotStarted(error.raw_os_error().unwrap_or(0)),
        limit: None,
        stdout: Captured::default(),
        stderr,
        report: Vec::new(),
        cpu_ms: 0,
        wall_ms: 0,
        max_rss_kib: 0,
        stragglers: 0,
        disturbed: false,
    }
}

fn spawn(
    spec: &RunSpec,
    mut armour: Armour,
    channels: &mut Channels,
    stdin: Stdio,
) -> io::Result<i32> {
    let (program, arguments) = spec.argv.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let limits = spec.limits;
    let special = channels
        .child_special
        .as_ref()
        .map(|(control, report)| (control.as_raw_fd(), report.as_raw_fd()));
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env_clear()
        .envs(spec.env.iter().map(|(name, value)| (name, value)))
        .current_dir(std::path::Path::new(WORK_AREA).join(&spec.cwd))
        .stdin(stdin)
        .stdout(Stdio::from(
            channels
                .child_stdout
                .take()
                .ok_or(io::ErrorKind::InvalidInput)?,
        ))
        .stderr(Stdio::from(
            channels
                .child_stderr
                .take()
                .ok_or(io::ErrorKind::InvalidInput)?,
        ));
    // SAFETY: the guest has one thread, so the child is a whole copy of it in which allocation and locks are sound.
    unsafe {
        command.pre_exec(move || {
            step("setsid", nix::unistd::setsid().map_err(io::Error::from))?;
            if let Some((control, report)) = special {
                step("control", redirect(control, CONTROL_FD))?;
                step("report", redirect(report, REPORT_FD))?;
            }
            step("limits", limits::apply(&limits))?;
            step("confinement", armour.wear())
        });
    }
    let child = command.spawn()?;
    drop(command);
    channels.child_special = None;
    i32::try_from(child.id()).map_err(io::Error::other)
}

/// Names the step that failed on the child's standard error, since the parent learns only a number.
fn step<T>(name: &str, outcome: io::Result<T>) -> io::Result<T> {
    outcome.inspect_err(|error| {
        let _ = writeln!(io::stderr(), "{name}: {error}");
    })
}

fn redirect(from: RawFd, to: RawFd) -> io::Result<()> {
    // SAFETY: both are plain descriptor numbers; dup2 reports a bad one as an error.
    if unsafe { libc::dup2(from, to) } < 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// What is known of a run only after its end.
struct Leftover {
    max_rss_kib: u64,
    stragglers: u32,
}

/// The limits of one run, looked at while it goes on.
struct Watch<'a> {
    spec: &'a RunSpec,
    started: Instant,
    limit: Option<Limit>,
    child_cpu_before: u64,
    last_sample: Instant,
    /// Whether the tree stood in line for a CPU for long when its wall-clock time ran out.
    starved: bool,
    /// The largest resident size of the whole tree that was seen, in bytes.
    largest_tree: u64,
}

impl Watch<'_> {
    fn look(&mut self, channels: &Channels) {
        if self.limit.is_some() {
            return;
        }
        let limits = &self.spec.limits;
        let over = |limit: u64, used: u64| limit > 0 && used > limit;
        if over(limits.wall_ms, self.started.elapsed().as_millis() as u64) {
            self.limit = Some(Limit::Wall);
            self.starved = self.waited_for_others(limits.wall_ms);
        }
        let flood = limits.output_bytes.saturating_mul(FLOOD_FACTOR);
        if [&channels.stdout, &channels.stderr]
            .into_iter()
            .any(|stream| over(flood, stream.captured.total))
        {
            self.limit = Some(Limit::Output);
        }
        if self.last_sample.elapsed() >= SAMPLE_EVERY {
            self.last_sample = Instant::now();
            let usage = limits::tree_usage();
            self.largest_tree = self.largest_tree.max(usage.resident_bytes);
            let cpu = usage.cpu_ms + children_cpu_ms().saturating_sub(self.child_cpu_before);
            if over(limits.cpu_ms, cpu) {
                self.limit = Some(Limit::Cpu);
            } else if over(limits.resident_bytes, usage.resident_bytes) {
                self.limit = Some(Limit::Memory);
            // The guest itself is one of them.
            } else if limits.processes > 0 && usage.tasks + 1 >= limits.processes {
                self.limit = Some(Limit::Processes);
            }
        }
    }

    /// Whether the tree had work to do for most of `wall_ms` and stood in line for a CPU: on a machine of its own it
    /// would have met its limit on CPU time or come to its end.
    fn waited_for_others(&self, wall_ms: u64) -> bool {
        let own =
            limits::tree_usage().cpu_ms + children_cpu_ms().saturating_sub(self.child_cpu_before);
        let waited = limits::longest_wait_ms();
        own + waited >= wall_ms / 2 && waited >= wall_ms / 8
    }

    fn verdict(self, exit: Exit, channels: Channels, after: Leftover) -> Ran {
        let cpu_ms = children_cpu_ms().saturating_sub(self.child_cpu_before);
        let limits = &self.spec.limits;
        let told_by_signal = match exit {
            Exit::Signal(libc::SIGXCPU) => Some(Limit::Cpu),
            Exit::Signal(libc::SIGXFSZ) => Some(Limit::Disk),
            Exit::Signal(libc::SIGKILL) if limits.cpu_ms > 0 && cpu_ms >= limits.cpu_ms => {
                Some(Limit::Cpu)
            }
            // Nobody else in a sandbox may send this signal: it is the kernel, out of memory.
            Exit::Signal(libc::SIGKILL) => Some(Limit::Memory),
            Exit::Code(0) => None,
            _ => workarea::is_full().then_some(Limit::Disk),
        };
        // The kernel kills for memory when the whole machine runs short as well, and then whom it likes.
        let killed_while_small = self.limit.is_none()
            && told_by_signal == Some(Limit::Memory)
            && limits.resident_bytes > 0
            && after.max_rss_kib.saturating_mul(1024) < limits.resident_bytes / 4
            && self.largest_tree < limits.resident_bytes / 4;
        Ran {
            exit,
            limit: self.limit.or(told_by_signal),
            stdout: channels.stdout.captured,
            stderr: channels.stderr.captured,
            report: channels
                .report
                .map(|stream| stream.captured.bytes)
                .unwrap_or_default(),
            cpu_ms,
            wall_ms: self.started.elapsed().as_millis() as u64,
            max_rss_kib: after.max_rss_kib,
            stragglers: after.stragglers,
            disturbed: self.starved || killed_while_small,
        }
    }
}

fn children_usage() -> libc::rusage {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the buffer has the size that the call fills; zeroed bytes are a valid rusage should it fail.
    unsafe {
        libc::getrusage(libc::RUSAGE_CHILDREN, usage.as_mut_ptr());
        usage.assume_init()
    }
}

fn children_cpu_ms() -> u64 {
    let usage = children_usage();
    let millis = |time: libc::timeval| time.tv_sec as u64 * 1000 + time.tv_usec as u64 / 1000;
    millis(usage.ru_utime) + millis(usage.ru_stime)
}

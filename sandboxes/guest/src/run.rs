//! Running one program to its end, with everything it started.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use assay_guest::{
    CONTROL_FD, Captured, Exit, FLOOD_FACTOR, Limit, REPORT_FD, Ran, RunSpec, WORK_AREA,
};
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use crate::confine::{Armour, hide_programs};
use crate::limits;
use crate::workarea;

/// The most that a process may hand over on its report descriptor.
const MAX_REPORT_BYTES: u64 = 1024 * 1024;
/// What fits into a pipe before anybody reads it.
const PIPE_BYTES: usize = 64 * 1024;
/// How often the tree's memory and CPU time are looked at.
const SAMPLE_EVERY: Duration = Duration::from_millis(40);

/// Runs `spec` and leaves no process behind.
pub fn run(spec: &RunSpec) -> Result<Ran, String> {
    hide_programs(&spec.confinement)
        .map_err(|error| format!("cannot hide the program: {error}"))?;
    let armour = Armour::forge(&spec.confinement)?;
    let mut channels = Channels::open(spec)?;
    let started = Instant::now();
    let before = children_cpu_ms();
    let pid = match spawn(spec, armour, &mut channels) {
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
    }
}

fn spawn(spec: &RunSpec, mut armour: Armour, channels: &mut Channels) -> io::Result<i32> {
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
        .stdin(Stdio::null())
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

/// Keeps descriptors 3 and 4 taken in the guest itself, so that nothing of ours lies where a child's special
/// descriptors go. To be called once, before anything else opens a file.
pub fn reserve_descriptors() -> io::Result<()> {
    loop {
        let file = File::open("/dev/null")?;
        let number = file.as_raw_fd();
        if number <= REPORT_FD {
            std::mem::forget(file);
        }
        if number >= REPORT_FD {
            return Ok(());
        }
    }
}

/// The pipes between the guest and one run.
struct Channels {
    child_stdout: Option<OwnedFd>,
    child_stderr: Option<OwnedFd>,
    child_special: Option<(OwnedFd, OwnedFd)>,
    stdout: Stream,
    stderr: Stream,
    report: Option<Stream>,
}

impl Channels {
    fn open(spec: &RunSpec) -> Result<Self, String> {
        let say = |error: io::Error| format!("cannot make a pipe: {error}");
        let (stdout, child_stdout) = pipe().map_err(say)?;
        let (stderr, child_stderr) = pipe().map_err(say)?;
        let mut channels = Self {
            child_stdout: Some(child_stdout),
            child_stderr: Some(child_stderr),
            child_special: None,
            stdout: Stream::new(stdout),
            stderr: Stream::new(stderr),
            report: None,
        };
        if let Some(bytes) = &spec.control {
            if bytes.len() > PIPE_BYTES {
                return Err(format!(
                    "{} bytes of control are more than a pipe holds",
                    bytes.len()
                ));
            }
            let (child_control, control) = pipe().map_err(say)?;
            File::from(control).write_all(bytes).map_err(say)?;
            let (report, child_report) = pipe().map_err(say)?;
            channels.child_special = Some((child_control, child_report));
            channels.report = Some(Stream::new(report));
        }
        Ok(channels)
    }

    /// Waits until something is to be read, the child has ended, or it is time to look at the limits.
    fn wait(&self, pidfd: &OwnedFd) -> Result<(), String> {
        let mut watched = vec![PollFd::new(pidfd.as_fd(), PollFlags::POLLIN)];
        for stream in self.streams() {
            if let Some(file) = &stream.file {
                watched.push(PollFd::new(file.as_fd(), PollFlags::POLLIN));
            }
        }
        let pause =
            PollTimeout::try_from(SAMPLE_EVERY.as_millis() as i32).unwrap_or(PollTimeout::ZERO);
        match poll(&mut watched, pause) {
            Ok(_) | Err(nix::errno::Errno::EINTR) => {}
            Err(error) => return Err(format!("poll: {error}")),
        }
        leave_if_abandoned();
        Ok(())
    }

    fn streams(&self) -> impl Iterator<Item = &Stream> {
        [Some(&self.stdout), Some(&self.stderr), self.report.as_ref()]
            .into_iter()
            .flatten()
    }

    fn drain(&mut self, keep: u64) {
        self.stdout.drain(keep);
        self.stderr.drain(keep);
        if let Some(report) = &mut self.report {
            report.drain(MAX_REPORT_BYTES);
        }
    }
}

/// Ends the guest, and with it the sandbox, when the harness has closed our input in the middle of a run.
fn leave_if_abandoned() {
    let stdin = io::stdin();
    let mut watched = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
    let gone = PollFlags::POLLHUP | PollFlags::POLLERR;
    if poll(&mut watched, PollTimeout::ZERO).is_ok_and(|count| count > 0)
        && watched[0]
            .revents()
            .is_some_and(|events| events.intersects(gone))
    {
        kill_everything();
        std::process::exit(0);
    }
}

/// The reading end of a pipe, and what came out of it.
struct Stream {
    file: Option<File>,
    captured: Captured,
}

impl Stream {
    fn new(end: OwnedFd) -> Self {
        Self {
            file: Some(File::from(end)),
            captured: Captured::default(),
        }
    }

    /// Takes whatever is there now, keeping the first `keep` bytes.
    fn drain(&mut self, keep: u64) {
        let mut buffer = [0u8; 16 * 1024];
        // A writer faster than this reader must not keep it here for ever: limits have to be looked at too.
        for _ in 0..64 {
            let Some(file) = &mut self.file else { return };
            match file.read(&mut buffer) {
                Ok(0) => self.file = None,
                Ok(count) => {
                    let room = keep.saturating_sub(self.captured.bytes.len() as u64);
                    let kept = count.min(usize::try_from(room).unwrap_or(usize::MAX));
                    self.captured.bytes.extend_from_slice(&buffer[..kept]);
                    self.captured.total += count as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(_) => self.file = None,
            }
        }
    }
}

/// A pipe whose reading end does not block where the guest reads it. Both ends close on `exec`.
fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    let (read, write) = nix::unistd::pipe2(OFlag::O_CLOEXEC)?;
    fcntl(&read, FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
    Ok((read, write))
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
            let cpu = usage.cpu_ms + children_cpu_ms().saturating_sub(self.child_cpu_before);
            if over(limits.cpu_ms, cpu) {
                self.limit = Some(Limit::Cpu);
            } else if over(limits.resident_bytes, usage.resident_bytes) {
                self.limit = Some(Limit::Memory);
            }
        }
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

fn pidfd(pid: i32) -> Result<OwnedFd, String> {
    // SAFETY: the call takes plain numbers; a descriptor that it returns is new and ours.
    unsafe {
        let number = libc::syscall(libc::SYS_pidfd_open, pid, 0);
        if number < 0 {
            return Err(format!(
                "pidfd_open: {} (Linux 5.3 or newer is needed)",
                io::Error::last_os_error()
            ));
        }
        Ok(OwnedFd::from_raw_fd(number as RawFd))
    }
}

/// Collects every process that has ended. Gives the end of `pid` and its largest resident size in KiB when it is
/// among them; with `wait`, waits for it.
fn reap(pid: i32, wait: bool) -> Option<(Exit, u64)> {
    let mut found = None;
    if wait {
        found = collect(pid, 0).map(|(_, exit, rss)| (exit, rss));
    }
    while let Some((ended, exit, rss)) = collect(-1, libc::WNOHANG) {
        if ended == pid {
            found = Some((exit, rss));
        }
    }
    found
}

fn collect(which: i32, flags: i32) -> Option<(i32, Exit, u64)> {
    let mut status = 0;
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: plain numbers and local buffers of the right sizes; zeroed bytes are a valid rusage.
    let (ended, usage) = unsafe {
        (
            libc::wait4(which, &mut status, flags, usage.as_mut_ptr()),
            usage.assume_init(),
        )
    };
    (ended > 0).then(|| {
        (
            ended,
            exit_of(status),
            u64::try_from(usage.ru_maxrss).unwrap_or(0),
        )
    })
}

fn exit_of(status: i32) -> Exit {
    if libc::WIFSIGNALED(status) {
        Exit::Signal(libc::WTERMSIG(status))
    } else {
        Exit::Code(libc::WEXITSTATUS(status))
    }
}

/// Sends the one signal that cannot be caught to every process but this one.
fn kill_all() {
    // SAFETY: plain numbers. From process 1 of a namespace, -1 means everything else inside of it.
    unsafe { libc::kill(-1, libc::SIGKILL) };
}

/// Whether the guest is process 1 of its own namespace; elsewhere `kill(-1)` would reach strangers.
fn owns_the_namespace() -> bool {
    std::process::id() == 1
}

/// Kills and reaps until nothing is left. Gives how many processes there were.
pub fn kill_everything() -> u32 {
    let mut killed = 0;
    // A fork bomb can outrun one round; with the limit on processes it cannot outrun many.
    for _ in 0..200 {
        if owns_the_namespace() {
            kill_all();
        }
        let mut status = 0;
        // SAFETY: plain numbers and a local buffer. Everything was just killed, so waiting ends.
        while unsafe { libc::waitpid(-1, &mut status, 0) } > 0 {
            killed += 1;
        }
        if other_processes().is_empty() {
            break;
        }
    }
    killed
}

/// Processes in this namespace that are not the guest.
pub fn other_processes() -> Vec<String> {
    if !owns_the_namespace() {
        return Vec::new();
    }
    // SAFETY: signal 0 only asks whether anybody could be signalled.
    if unsafe { libc::kill(-1, 0) } < 0 {
        return Vec::new();
    }
    vec!["(unknown)".to_owned()]
}

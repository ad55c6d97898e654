//! The pipes between the guest and one run.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};

use assay_guest::{Captured, REPORT_FD, RunSpec};
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use crate::processes::kill_everything;
use crate::run::SAMPLE_EVERY;

/// The most that a process may hand over on its report descriptor.
const MAX_REPORT_BYTES: u64 = 1024 * 1024;
/// What fits into a pipe before anybody reads it.
const PIPE_BYTES: usize = 64 * 1024;

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
pub struct Channels {
    pub child_stdout: Option<OwnedFd>,
    pub child_stderr: Option<OwnedFd>,
    pub child_special: Option<(OwnedFd, OwnedFd)>,
    pub stdout: Stream,
    pub stderr: Stream,
    pub report: Option<Stream>,
}

impl Channels {
    /// Makes the pipes, and fills the one for control.
    pub fn open(spec: &RunSpec) -> Result<Self, String> {
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
    pub fn wait(&self, pidfd: &OwnedFd) -> Result<(), String> {
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

    /// Takes whatever is there now, keeping the first `keep` bytes of each output stream.
    pub fn drain(&mut self, keep: u64) {
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
pub struct Stream {
    file: Option<File>,
    pub captured: Captured,
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

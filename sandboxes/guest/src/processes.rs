//! Collecting processes that have ended, and ending those that have not.

use std::io;
use std::os::fd::{FromRawFd, OwnedFd, RawFd};

use assay_guest::Exit;

/// A descriptor that becomes readable when the process ends.
pub fn pidfd(pid: i32) -> Result<OwnedFd, String> {
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
pub fn reap(pid: i32, wait: bool) -> Option<(Exit, u64)> {
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
pub fn kill_all() {
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

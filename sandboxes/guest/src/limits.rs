//! Limits that the kernel enforces on each process, and the figures of the whole tree.

use std::fs;
use std::io;

use assay_guest::Limits;
use nix::sys::resource::{Resource, rlim_t, setrlimit};

/// The main thread's stack, in bytes: fixed, so that a deep recursion ends at the same depth everywhere.
const STACK_BYTES: rlim_t = 8 * 1024 * 1024;
/// Descriptors a process may hold.
const OPEN_FILES: rlim_t = 1024;

/// Binds the calling process to `limits`. To be called in the child.
pub fn apply(limits: &Limits) -> io::Result<()> {
    let whole_seconds = limits.cpu_ms.div_ceil(1000);
    let table = [
        (Resource::RLIMIT_AS, limits.memory_bytes),
        (Resource::RLIMIT_FSIZE, limits.file_bytes),
        (Resource::RLIMIT_NPROC, limits.processes),
    ];
    for (resource, value) in table {
        if value > 0 {
            setrlimit(resource, value, value)?;
        }
    }
    if whole_seconds > 0 {
        setrlimit(Resource::RLIMIT_CPU, whole_seconds, whole_seconds + 1)?;
    }
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    setrlimit(Resource::RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)?;
    setrlimit(Resource::RLIMIT_STACK, STACK_BYTES, STACK_BYTES)?;
    setrlimit(Resource::RLIMIT_MEMLOCK, 0, 0)?;
    setrlimit(Resource::RLIMIT_MSGQUEUE, 0, 0)?;
    Ok(())
}

/// What all processes but the guest use at this moment.
#[derive(Debug, Clone, Copy, Default)]
pub struct TreeUsage {
    /// CPU milliseconds so far, of living processes.
    pub cpu_ms: u64,
    /// Resident memory, in bytes; pages shared between processes count for each.
    pub resident_bytes: u64,
    /// Processes and threads.
    pub tasks: u64,
}

/// Adds up what `/proc` says. Where there is no `/proc` everything is zero, and the other limits must do.
pub fn tree_usage() -> TreeUsage {
    let mut usage = TreeUsage::default();
    for pid in other_pids() {
        if let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) {
            add_process(&mut usage, &stat);
        }
    }
    usage
}

/// The longest time that one living thread has stood ready to run without being given a CPU, in milliseconds; 0 where
/// the kernel does not say.
pub fn longest_wait_ms() -> u64 {
    let threads = other_pids()
        .into_iter()
        .filter_map(|pid| fs::read_dir(format!("/proc/{pid}/task")).ok())
        .flat_map(|entries| entries.flatten());
    let waited = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    waited.max().unwrap_or(0) / 1_000_000
}

/// Every process of this namespace but the guest itself.
fn other_pids() -> Vec<u32> {
    let own = std::process::id();
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|pid| *pid != own)
        .collect()
}

/// Reads `utime`, `stime` and `rss` of a `/proc/PID/stat` line. The name before them is in parentheses and is the
/// candidate's to choose, so fields are counted from the last parenthesis.
fn add_process(usage: &mut TreeUsage, stat: &str) {
    const TICKS_PER_SECOND: u64 = 100;
    const PAGE_BYTES: u64 = 4096;
    let Some((_, rest)) = stat.rsplit_once(") ") else {
        return;
    };
    let field = |index: usize| {
        rest.split(' ')
            .nth(index)
            .and_then(|text| text.parse::<u64>().ok())
            .unwrap_or(0)
    };
    usage.cpu_ms += (field(11) + field(12)) * 1000 / TICKS_PER_SECOND;
    usage.resident_bytes += field(21) * PAGE_BYTES;
    usage.tasks += field(17);
}

/// CPU microseconds that this process has used.
pub fn own_cpu_us() -> u64 {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: a local buffer of the right size; zeroed bytes are a valid answer should the call fail.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr());
        usage.assume_init()
    };
    let micros = |time: libc::timeval| {
        u64::try_from(time.tv_sec).unwrap_or(0) * 1_000_000
            + u64::try_from(time.tv_usec).unwrap_or(0)
    };
    micros(usage.ru_utime) + micros(usage.ru_stime)
}

/// How many CPUs this process may run on.
pub fn visible_cpus() -> u32 {
    std::thread::available_parallelism()
        .map_or(1, |count| u32::try_from(count.get()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_name_cannot_forge_its_figures() {
        let mut usage = TreeUsage::default();
        let line = "7 (x) 9 9 9 9) R 1 7 7 0 -1 4194304 93 0 0 0 25 5 0 0 20 0 1 0 100 2334720 3 18446744073709551615";
        add_process(&mut usage, line);
        assert_eq!(usage.cpu_ms, 300);
        assert_eq!(usage.resident_bytes, 3 * 4096);
        assert_eq!(usage.tasks, 1);
    }
}

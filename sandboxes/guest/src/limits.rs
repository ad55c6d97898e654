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
}

/// Adds up what `/proc` says. Where there is no `/proc` everything is zero, and the other limits must do.
pub fn tree_usage() -> TreeUsage {
    let mut usage = TreeUsage::default();
    let own = std::process::id().to_string();
    let Ok(entries) = fs::read_dir("/proc") else {
        return usage;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(pid) = name
            .to_str()
            .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        else {
            continue;
        };
        if pid == own {
            continue;
        }
        if let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) {
            add_process(&mut usage, &stat);
        }
    }
    usage
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
    }
}

//! CPU time, read where the kernel keeps it.

use std::fs;

/// Milliseconds in a tick of `/proc/PID/stat`.
const TICK_MS: f64 = 10.0;

/// CPU milliseconds of this process.
pub fn own_ms() -> f64 {
    let text = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let threads = fs::read_dir("/proc/self/task")
        .map(|entries| {
            entries
                .flatten()
                .filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok())
                .filter_map(|text| text.split_whitespace().next()?.parse::<f64>().ok())
                .sum::<f64>()
        })
        .unwrap_or_default();
    let main = text
        .split_whitespace()
        .next()
        .and_then(|number| number.parse::<f64>().ok())
        .unwrap_or_default();
    threads.max(main) / 1e6
}

/// CPU milliseconds of the container engine's processes: daemon, runtime, shims.
pub fn engine_ms() -> f64 {
    let Ok(entries) = fs::read_dir("/proc") else {
        return 0.0;
    };
    entries
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter_map(|stat| {
            let (head, rest) = stat.rsplit_once(") ")?;
            let name = head.split_once('(')?.1;
            let ours = ["dockerd", "containerd", "fuse-overlayfs"]
                .iter()
                .any(|known| name.starts_with(known));
            let field = |index: usize| rest.split(' ').nth(index)?.parse::<f64>().ok();
            ours.then(|| (field(11).unwrap_or(0.0) + field(12).unwrap_or(0.0)) * TICK_MS)
        })
        .sum()
}

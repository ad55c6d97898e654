//! A program run to its end, with the CPU and memory that it used itself, without its children.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;

/// Between two looks at the peak, which the kernel keeps: only the last moment of a process can be missed.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// Milliseconds in a tick of `/proc/PID/stat`.
const TICK_MS: f64 = 10.0;

/// How a program ended.
pub struct Ended {
    /// With exit code 0.
    pub success: bool,
    /// Its standard output.
    pub answer: Vec<u8>,
    /// Its standard error.
    pub errors: String,
    /// CPU milliseconds, in user mode and in the kernel.
    pub cpu_ms: f64,
    /// From start to end.
    pub wall_ms: f64,
    /// The most memory that it held at a time, in MB.
    pub peak_mb: f64,
}

/// Runs `command`.
pub fn measure(mut command: Command) -> anyhow::Result<Ended> {
    let began = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{}", command.get_program().display()))?;
    let reading = child.stdout.take().map(read);
    let errors = child.stderr.take().map(read);
    let mut peak_kb = 0.0;
    // A process that has ended and was not waited for keeps its CPU time, but no longer its memory.
    let wall = loop {
        match state(child.id()) {
            Some('Z') | None => break began.elapsed(),
            Some(_) => peak_kb = f64::max(peak_kb, peak(child.id())),
        }
        std::thread::sleep(LOOK_EVERY);
    };
    let cpu_ms = cpu(child.id()).context("the process is gone before its CPU time was read")?;
    let success = child.wait()?.success();
    let join = |thread: Option<std::thread::JoinHandle<Vec<u8>>>| {
        thread
            .and_then(|thread| thread.join().ok())
            .unwrap_or_default()
    };
    Ok(Ended {
        success,
        answer: join(reading),
        errors: String::from_utf8_lossy(&join(errors)).into_owned(),
        cpu_ms,
        wall_ms: wall.as_secs_f64() * 1000.0,
        peak_mb: peak_kb * 1024.0 / 1e6,
    })
}

fn read(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        bytes
    })
}

/// The fields of `/proc/PID/stat` after the name, the state first.
fn fields(process: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(") ")?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
}

fn state(process: u32) -> Option<char> {
    fields(process)?.first()?.chars().next()
}

fn cpu(process: u32) -> Option<f64> {
    let fields = fields(process)?;
    let ticks = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) * TICK_MS)
}

/// The peak of resident memory so far, in KiB.
fn peak(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().strip_suffix("kB")?.trim().parse().ok())
        .unwrap_or(0.0)
}

//! The floor: the bare compiler with default flags on a file system in memory, no sandbox, no harness.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, bail};

use super::mix::{Candidate, Verdict};

/// A folder in memory for one candidate after the other.
pub struct Scratch(pub PathBuf);

impl Scratch {
    /// A fresh one.
    pub fn new(name: &str) -> anyhow::Result<Self> {
        let path = PathBuf::from("/dev/shm").join(format!("assay-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Grades every candidate `repeat` times on `concurrency` threads.
pub fn grade(candidates: &[Candidate], concurrency: usize, repeat: usize) -> anyhow::Result<()> {
    let next = AtomicUsize::new(0);
    let worker = |number: usize| -> anyhow::Result<()> {
        let scratch = Scratch::new(&format!("floor-{number}"))?;
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= candidates.len() * repeat {
                return Ok(());
            }
            let candidate = &candidates[index % candidates.len()];
            let folder = scratch.0.join("candidate");
            fs::create_dir_all(&folder)?;
            let verdict = one(candidate, &folder)?;
            fs::remove_dir_all(&folder)?;
            if verdict != candidate.verdict {
                bail!(
                    "{}: {verdict:?}, not {:?}",
                    candidate.task.id(),
                    candidate.verdict
                );
            }
        }
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..concurrency)
            .map(|number| scope.spawn(move || worker(number)))
            .collect();
        for thread in threads {
            match thread.join() {
                Ok(outcome) => outcome?,
                Err(_) => bail!("a thread panicked"),
            }
        }
        Ok(())
    })
}

/// The compiler itself, without the wrapper that chooses a toolchain.
fn rustc() -> &'static Path {
    static RUSTC: OnceLock<PathBuf> = OnceLock::new();
    RUSTC.get_or_init(|| {
        let output = Command::new("rustc").args(["--print", "sysroot"]).output();
        let sysroot = output
            .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
            .unwrap_or_default();
        Path::new(&sysroot).join("bin/rustc")
    })
}

fn succeeds(command: &mut Command) -> anyhow::Result<bool> {
    let status = command
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    Ok(status.success())
}

fn one(candidate: &Candidate, folder: &Path) -> anyhow::Result<Verdict> {
    write(folder, candidate)?;
    let edition = format!("--edition={}", candidate.task.manifest.edition);
    let name = &candidate.task.crate_name;
    let library = Command::new(rustc())
        .current_dir(folder)
        .args([
            "--crate-type=lib",
            "--crate-name",
            name,
            &edition,
            "src/lib.rs",
        ])
        .status_quietly()?;
    if !library {
        return Ok(Verdict::NoCompile);
    }
    let dependency = format!("{name}=lib{name}.rlib");
    let mut all_pass = true;
    for (file, _) in &candidate.tests {
        let built = Command::new(rustc())
            .current_dir(folder)
            .args(["--test", &edition, "--extern", &dependency, "-o", "t"])
            .arg(format!("tests/{file}"))
            .status_quietly()?;
        if !built {
            bail!("{}: its tests do not compile", candidate.task.id());
        }
        all_pass &= succeeds(Command::new("./t").current_dir(folder).arg("-q"))?;
    }
    Ok(if all_pass {
        Verdict::Right
    } else {
        Verdict::Wrong
    })
}

trait Quietly {
    fn status_quietly(&mut self) -> anyhow::Result<bool>;
}

impl Quietly for Command {
    fn status_quietly(&mut self) -> anyhow::Result<bool> {
        succeeds(self)
    }
}

/// Writes a candidate's package with its tests, as a person would have it on disk.
pub fn write(folder: &Path, candidate: &Candidate) -> anyhow::Result<()> {
    let tests = candidate
        .tests
        .iter()
        .map(|(name, text)| (format!("tests/{name}"), text));
    let files = candidate
        .files
        .iter()
        .map(|(path, text)| (path.clone(), text));
    for (path, text) in files.chain(tests) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

//! The naive way: `docker run --rm` and `cargo test` for every candidate, as one would write it in an afternoon.
//!
//! It gets the same system and toolchain as our own containers, mounted in the same way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{anyhow, bail};
use assay::sandbox::image::{ImageKind, LocalRoot, prepare};

use super::floor::{Scratch, write};
use super::mix::{Candidate, Verdict};

/// The naive way.
pub struct Naive {
    image: String,
    mounts: Vec<(PathBuf, String)>,
}

impl Naive {
    /// Finds an image of ours to run in, and what to mount.
    pub fn find() -> anyhow::Result<Self> {
        let output = Command::new("docker")
            .args(["images", "--quiet", "assay/rust:mounted-*"])
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let image = text
            .lines()
            .next()
            .ok_or_else(|| anyhow!("no image; is there a Docker engine on this machine?"))?;
        let prepared = prepare(ImageKind::Auto, &|_| {})?;
        let Some(LocalRoot::Host { binds, .. }) =
            prepared.mounted().and_then(|image| image.local_root())
        else {
            bail!("no root folder to mount");
        };
        Ok(Self {
            image: image.to_owned(),
            mounts: binds,
        })
    }

    /// Grades every candidate once on `concurrency` threads.
    pub fn grade(&self, candidates: &[Candidate], concurrency: usize) -> anyhow::Result<()> {
        let next = AtomicUsize::new(0);
        let next = &next;
        let worker = move |number: usize| -> anyhow::Result<()> {
            let scratch = Scratch::new(&format!("naive-{number}"))?;
            while let Some(candidate) = candidates.get(next.fetch_add(1, Ordering::Relaxed)) {
                let folder = scratch.0.join("candidate");
                fs::create_dir_all(&folder)?;
                let passes = self.one(candidate, &folder)?;
                fs::remove_dir_all(&folder)?;
                if passes != (candidate.verdict == Verdict::Right) {
                    bail!("{}: passes = {passes}", candidate.task.id());
                }
            }
            Ok(())
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

    fn one(&self, candidate: &Candidate, folder: &Path) -> anyhow::Result<bool> {
        write(folder, candidate)?;
        let mut command = Command::new("docker");
        command.args(["run", "--rm", "--workdir", "/work"]);
        for (from, to) in &self.mounts {
            command.arg(format!("--volume={}:{to}:ro", from.display()));
        }
        command.arg(format!("--volume={}:/work", folder.display()));
        for variable in [
            "PATH=/opt/rust/bin:/usr/bin",
            "CARGO_HOME=/work/.cargo-home",
            "HOME=/work",
            "RUSTFLAGS=-Clinker=/usr/bin/gcc",
        ] {
            command.args(["--env", variable]);
        }
        let status = command
            .args([
                &self.image,
                "/opt/rust/bin/cargo",
                "test",
                "--offline",
                "--quiet",
                "--tests",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        Ok(status.success())
    }
}

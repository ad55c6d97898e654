//! The program under measurement: started as a user would start it, and looked at from outside.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail};
use serde_json::Value;

/// A running `assay serve`.
pub struct Server {
    child: Child,
    /// Its address.
    pub base: String,
}

/// What the process holds at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    /// Resident memory, in MB.
    pub rss_mb: f64,
    /// Open descriptors.
    pub files: usize,
    /// Its child processes.
    pub children: usize,
}

impl Server {
    /// Starts the program with these further flags.
    pub fn start(program: Option<&Path>, flags: &[&str]) -> anyhow::Result<Self> {
        let program = program.unwrap_or(Path::new(env!("CARGO_BIN_EXE_assay")));
        let mut child = Command::new(program)
            .args([
                "--quiet",
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--suite",
                "all",
            ])
            .args(flags)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| program.display().to_string())?;
        let mut line = String::new();
        let output = child.stdout.as_mut().context("no standard output")?;
        BufReader::new(output).read_line(&mut line)?;
        let told: Value = serde_json::from_str(&line).context("it did not start")?;
        let base = told["listening"].as_str().context("no address")?.to_owned();
        Ok(Self { child, base })
    }

    /// A path of it.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The processes that it has started and that still run: its sandboxes.
    fn children(&self) -> anyhow::Result<Vec<u32>> {
        let mut found = Vec::new();
        // The system lists them by the thread that started them.
        for thread in std::fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            let list = std::fs::read_to_string(thread?.path().join("children"));
            let list = list.unwrap_or_default();
            found.extend(
                list.split_whitespace()
                    .filter_map(|id| id.parse::<u32>().ok()),
            );
        }
        Ok(found)
    }

    /// What it holds now.
    pub fn held(&self) -> anyhow::Result<Held> {
        let folder = format!("/proc/{}", self.child.id());
        let status = std::fs::read_to_string(format!("{folder}/status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: f64 = line
            .and_then(|line| line.split_whitespace().next())
            .context("no VmRSS")?
            .parse()?;
        Ok(Held {
            rss_mb: kib / 1024.0,
            files: std::fs::read_dir(format!("{folder}/fd"))?.count(),
            children: self.children()?.len(),
        })
    }

    /// Tells it to end, and fails unless it ends well and its sandboxes with it.
    pub fn end(mut self) -> anyhow::Result<()> {
        let process = nix::unistd::Pid::from_raw(i32::try_from(self.child.id())?);
        let sandboxes = self.children()?;
        nix::sys::signal::kill(process, nix::sys::signal::Signal::SIGTERM)?;
        let status = self.child.wait()?;
        if !status.success() {
            bail!("it ended with {status}");
        }
        let left = |id: &&u32| std::path::Path::new(&format!("/proc/{id}")).exists();
        if let Some(id) = sandboxes.iter().find(left) {
            bail!("process {id}, a sandbox, is left behind");
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone after `end`.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A figure of the service's own that has no labels.
pub async fn figure(client: &reqwest::Client, server: &Server, name: &str) -> anyhow::Result<f64> {
    let text = client
        .get(server.at("/metrics"))
        .send()
        .await?
        .text()
        .await?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    Ok(line.with_context(|| format!("no {name}"))?.parse()?)
}

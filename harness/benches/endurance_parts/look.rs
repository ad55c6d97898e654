//! Looks at a running program: what it holds at one moment.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// What was seen at one moment.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Seconds since the start.
    pub at_s: f64,
    /// Episodes recorded.
    pub episodes: usize,
    /// Resident memory in MB.
    pub rss_mb: f64,
    /// Open descriptors.
    pub files: usize,
    /// Processes that it is the parent of.
    pub children: usize,
    /// Containers of the run.
    pub containers: usize,
    /// Different sandboxes seen so far.
    pub sandboxes: usize,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.0} s, {} episodes, {:.1} MB, {} files, {} children, {} containers, {} sandboxes seen",
            self.at_s,
            self.episodes,
            self.rss_mb,
            self.files,
            self.children,
            self.containers,
            self.sandboxes
        )
    }
}

/// Looks at one process again and again.
pub struct Eye {
    process: u32,
    record: PathBuf,
    run: Option<String>,
    read: u64,
    episodes: usize,
    sandboxes: BTreeSet<String>,
}

impl Eye {
    /// Looks at `process`, which appends to `record`; containers are those of `run`.
    pub fn new(process: u32, record: PathBuf, run: Option<String>) -> Self {
        Self {
            process,
            record,
            run,
            read: 0,
            episodes: 0,
            sandboxes: BTreeSet::new(),
        }
    }

    /// What there is to see now; `None` when the process is gone.
    pub fn look(&mut self, at: Duration) -> Option<Sample> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process)).ok()?;
        let rss_kb: f64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?
            .trim()
            .strip_suffix("kB")?
            .trim()
            .parse()
            .ok()?;
        let files = fs::read_dir(format!("/proc/{}/fd", self.process))
            .ok()?
            .count();
        let children = children(self.process);
        let containers = self.run.as_deref().map(containers).unwrap_or_default();
        if self.run.is_some() {
            self.sandboxes.extend(containers.iter().cloned());
        } else {
            self.sandboxes.extend(children.iter().map(u32::to_string));
        }
        Some(Sample {
            at_s: at.as_secs_f64(),
            episodes: self.episodes(),
            rss_mb: rss_kb * 1024.0 / 1e6,
            files,
            children: children.len(),
            containers: containers.len(),
            sandboxes: self.sandboxes.len(),
        })
    }

    /// Episodes recorded so far. Reads only what is new.
    pub fn episodes(&mut self) -> usize {
        let count = || -> std::io::Result<(u64, usize)> {
            let mut file = File::open(&self.record)?;
            file.seek(SeekFrom::Start(self.read))?;
            let mut reader = BufReader::new(file);
            let (mut read, mut lines, mut line) = (0, 0, Vec::new());
            loop {
                line.clear();
                let length = reader.read_until(b'\n', &mut line)?;
                if !line.ends_with(b"\n") {
                    return Ok((read, lines));
                }
                read += length as u64;
                lines += 1;
            }
        };
        if let Ok((read, lines)) = count() {
            self.read += read;
            self.episodes += lines;
        }
        self.episodes
    }
}

/// The parent of every process that is not waiting to be reaped.
fn parents() -> BTreeMap<u32, u32> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return BTreeMap::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let process: u32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
            Some((process, parent))
        })
        .collect()
}

fn children(process: u32) -> Vec<u32> {
    let of = |(child, parent): (u32, u32)| (parent == process).then_some(child);
    parents().into_iter().filter_map(of).collect()
}

/// How many processes descend from `process`.
pub fn descendants(process: u32) -> usize {
    let parents = parents();
    let descends = |mut one: u32| {
        while let Some(parent) = parents.get(&one) {
            if *parent == process {
                return true;
            }
            one = *parent;
        }
        false
    };
    parents.keys().filter(|one| descends(**one)).count()
}

/// The containers of a run, whatever their state.
pub fn containers(run: &str) -> Vec<String> {
    let label = format!("label=assay.run={run}");
    let listed = Command::new("docker")
        .args(["ps", "--all", "--quiet", "--filter", &label])
        .output();
    listed
        .map(|output| {
            String::from_utf8_lossy(&output.stdout)
                .lines()
                .map(str::to_owned)
                .collect()
        })
        .unwrap_or_default()
}

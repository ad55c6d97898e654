//! What a run survives: guests and containers that are killed in the middle of a grade, and a disk without space.
//! Long runs are in `harness/benches/endurance.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use assay::grade::{Grader, GraderSettings, LintsWhen};
use assay::sandbox::{Backend, Pool, Sandbox, SandboxError, SharedBackend};
use assay::task::Stage;
use assay::trajectory::{read_file, read_run};
use common::run;
use futures::future::BoxFuture;

/// A file of the disk that is filled, in bytes, and what is left beside it.
const DISK: u64 = 16 << 20;
const LEFT: u64 = 160 << 10;

/// Processes whose parent is one of `parents`, with their command lines.
fn children(parents: &BTreeSet<u32>) -> Vec<(u32, String)> {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    entries
        .filter_map(|entry| {
            let process: u32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            let mut fields = stat.rsplit_once(") ")?.1.split(' ');
            let (state, parent) = (fields.next()?, fields.next()?.parse().ok()?);
            let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            (state != "Z" && parents.contains(&parent))
                .then(|| (process, String::from_utf8_lossy(&line).replace('\0', " ")))
        })
        .collect()
}

/// The guests that this test has started: the process that makes a jail, and process 1 of it.
fn guests() -> Vec<(u32, u32)> {
    let outer = children(&BTreeSet::from([std::process::id()]));
    let jails = outer
        .into_iter()
        .filter(|(_, line)| line.contains(" jail "));
    jails
        .filter_map(|(outer, _)| {
            let inner = children(&BTreeSet::from([outer]));
            Some((outer, inner.first()?.0))
        })
        .collect()
}

/// Waits until `ready` gives something. Fails after a while that is longer than anything that works can take.
fn wait<T>(what: &str, mut ready: impl FnMut() -> Option<T>) -> T {
    for _ in 0..6000 {
        if let Some(ready) = ready() {
            return ready;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{what} never came about");
}

/// Grades a candidate whose tests spin, while `kill` ends its sandbox as soon as something runs in it. The grade must
/// be the one that it would have been, from another sandbox.
async fn killed_under_a_grade(backend: SharedBackend, kill: fn()) {
    let task = common::task("signature/branch-line");
    let wrong = task
        .attempts
        .iter()
        .find(|attempt| attempt.expect.stops_at == Stage::Tests)
        .unwrap();
    let files = task.with(&wrong.files);
    let settings = GraderSettings {
        lints: LintsWhen::Never,
        ..GraderSettings::default()
    };
    let grader = Grader::new(Pool::new(backend, 1), settings);
    // The first grade prepares what is prepared once, and leaves a warm sandbox behind.
    let expected = grader.grade(&task, &files).await.unwrap();
    assert_eq!((expected.stops_at, expected.retries), (Stage::Tests, 0));
    let started = grader.pool().figures().started;
    let killing = tokio::task::spawn_blocking(kill);
    // On a busy machine a grade is over before anybody has looked for it; then it is made again.
    let mut grade = grader.grade(&task, &files).await.unwrap();
    while grade.retries == 0 && !killing.is_finished() {
        grade = grader.grade(&task, &files).await.unwrap();
    }
    killing.await.unwrap();
    assert_eq!(grade.verdict(), expected.verdict());
    assert_eq!(grade.retries, 1, "it was tried again");
    let figures = grader.pool().figures();
    assert_eq!((figures.discarded, figures.started), (1, started + 1));
    grader.pool().close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_that_is_killed_in_mid_grade_costs_nothing_but_time() {
    killed_under_a_grade(common::local().await, || kill_guest(|(outer, _)| outer)).await;
    killed_under_a_grade(common::local().await, || kill_guest(|(_, inner)| inner)).await;
    wait("the end of every guest", || {
        guests().is_empty().then_some(())
    });
}

fn kill_guest(which: fn((u32, u32)) -> u32) {
    let victim = wait("something that runs in a guest", || {
        guests()
            .into_iter()
            .find(|(_, inner)| !children(&BTreeSet::from([*inner])).is_empty())
    });
    let process = nix::unistd::Pid::from_raw(i32::try_from(which(victim)).unwrap());
    nix::sys::signal::kill(process, nix::sys::signal::Signal::SIGKILL).unwrap();
    wait("the end of what a guest ran", || {
        children(&BTreeSet::from([victim.1]))
            .is_empty()
            .then_some(())
    });
}

const RUN: &str = "killed-under-a-grade";

fn docker(arguments: &[&str]) -> String {
    let output = Command::new("docker").args(arguments).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn containers() -> Vec<String> {
    let label = format!("label=assay.run={RUN}");
    let listed = docker(&["ps", "--all", "--quiet", "--filter", &label]);
    listed.lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_container_that_is_killed_in_mid_grade_costs_nothing_but_time() {
    let Some(backend) = common::docker(RUN).await else {
        return;
    };
    killed_under_a_grade(backend, || {
        let victim = wait("something that runs in a container", || {
            // A heading, the guest, and what it runs.
            let busy = |id: &String| docker(&["top", id, "-o", "pid"]).lines().count() > 2;
            containers().into_iter().find(busy)
        });
        docker(&["kill", &victim]);
    })
    .await;
    wait("the end of every container", || {
        containers().is_empty().then_some(())
    });
}

/// A backend whose engine is away at first.
struct Away {
    backend: SharedBackend,
    refusals: AtomicU32,
}

impl Backend for Away {
    fn name(&self) -> &'static str {
        self.backend.name()
    }

    fn image(&self) -> String {
        self.backend.image()
    }

    fn start(&self, slot: usize) -> BoxFuture<'_, Result<Sandbox, SandboxError>> {
        let left = self.refusals.load(Ordering::SeqCst);
        if left == 0 {
            return self.backend.start(slot);
        }
        self.refusals.store(left - 1, Ordering::SeqCst);
        let gone = SandboxError::EngineGone {
            doing: "creating a container",
            why: "it is being restarted".to_owned(),
        };
        Box::pin(async { Err(gone) })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_is_being_restarted_is_waited_for() {
    // The local backend would be counted by the test that counts guests, so this is for engines.
    let Some(backend) = common::docker("engine-away").await else {
        return;
    };
    let away = Arc::new(Away {
        backend,
        refusals: AtomicU32::new(4),
    });
    let pool = Pool::new(away.clone(), 1);
    let lease = pool.lease().await.unwrap();
    assert_eq!(away.refusals.load(Ordering::SeqCst), 0);
    lease.give_back();
    pool.close().await;
}

/// A small disk in memory, for as long as it is held.
struct Disk(PathBuf);

impl Disk {
    /// `None`, and why on standard error, where nothing may be mounted.
    fn mount(at: &Path) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let size = format!("size={DISK}");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(at)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(at.to_path_buf())),
            Ok(output) => {
                let why = String::from_utf8_lossy(&output.stderr).into_owned();
                eprintln!("SKIPPED: no small disk can be mounted: {}", why.trim());
                None
            }
            Err(error) => {
                eprintln!("SKIPPED: mount: {error}");
                None
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[test]
fn a_disk_without_space_ends_a_run_which_goes_on_when_there_is_some() {
    let folder = tempfile::tempdir().unwrap();
    let results = folder.path().join("results");
    let Some(_disk) = Disk::mount(&results) else {
        return;
    };
    let ballast = results.join("ballast");
    std::fs::write(&ballast, vec![1; (DISK - LEFT) as usize]).unwrap();
    let arguments = [
        "bench",
        "--sandbox",
        "local",
        "--run",
        "crowded",
        "--tasks",
        "compile-fix/hall-of-fame",
        "--model",
        "stub",
        "--samples",
        "24",
        "--episodes",
        "2",
    ];
    let (code, _, errors) = run(&results, &arguments);
    assert_eq!(code, 3, "{errors}");
    for part in [
        "trajectories.jsonl",
        "No space left",
        "free some space",
        "resume",
    ] {
        assert!(errors.contains(part), "{part:?} is missing in: {errors}");
    }
    let run_folder = results.join("crowded");
    let file = run_folder.join("trajectories.jsonl");
    let before = std::fs::read(&file).unwrap();
    let kept = read_file(&file).unwrap().len();
    assert!((1..24).contains(&kept), "{kept} were kept");
    assert!(before.ends_with(b"\n"), "no line is half written");

    // As long as there is no space, a resumed run ends in the same way and takes nothing away.
    let (code, _, errors) = run(&results, &["bench", "--resume", "crowded"]);
    assert_eq!(code, 3, "{errors}");
    assert!(std::fs::read(&file).unwrap().starts_with(&before));

    std::fs::remove_file(&ballast).unwrap();
    let (code, answer, errors) = run(&results, &["bench", "--resume", "crowded"]);
    assert_eq!((code, &answer["missing"]), (0, &0.into()), "{errors}");
    assert!(std::fs::read(&file).unwrap().starts_with(&before));
    let episodes: BTreeSet<String> = read_run(&run_folder)
        .unwrap()
        .into_iter()
        .map(|one| one.episode)
        .collect();
    assert_eq!((episodes.len(), read_file(&file).unwrap().len()), (24, 24));

    // A run that cannot even begin is no mistake of whoever began it.
    let rest = DISK - used(&results);
    let _ = std::fs::write(&ballast, vec![1; rest as usize + 4096]);
    let (code, _, errors) = run(&results, &["bench", "--run", "late", "--model", "stub"]);
    assert_eq!(code, 3, "{errors}");
    assert!(errors.contains("No space left"), "{errors}");
}

/// Bytes of all files below `folder`.
fn used(folder: &Path) -> u64 {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .filter(std::fs::Metadata::is_file)
        .map(|data| data.len())
        .sum()
}

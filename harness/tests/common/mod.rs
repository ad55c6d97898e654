//! What several test files share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use assay::sandbox::{BackendKind, DockerBackend, SandboxSettings, Say, SharedBackend, open};
use assay::task::{Task, load_task};
use serde_json::Value;

/// The project's top folder.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// One of the project's tasks.
pub fn task(id: &str) -> Task {
    load_task(&top().join("tasks").join(id)).unwrap()
}

async fn backend(backend: BackendKind, run: &str) -> SharedBackend {
    let say: Say = Arc::new(|line: &str| eprintln!("{line}"));
    let settings = SandboxSettings {
        backend,
        ..SandboxSettings::default()
    };
    open(&settings, run, say).await.unwrap().0
}

/// The local backend.
pub async fn local() -> SharedBackend {
    backend(BackendKind::Local, "test").await
}

/// The Docker backend, or `None` where no engine answers. Tests that skip say so.
pub async fn docker(run: &str) -> Option<SharedBackend> {
    if let Err(error) = DockerBackend::connect().await {
        eprintln!("SKIPPED for docker: {error}");
        return None;
    }
    Some(backend(BackendKind::Docker, run).await)
}

/// The program, with a folder of runs of its own and no endpoint in its environment.
pub fn assay(results: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
    command
        .arg("--results-dir")
        .arg(results)
        .args(arguments)
        .current_dir(top())
        .env_remove("OPENAI_BASE_URL")
        .env_remove("OPENAI_API_KEY");
    command
}

/// Runs the program to its end: exit code, answer, and what it said on standard error.
pub fn run(results: &Path, arguments: &[&str]) -> (i32, Value, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = assay(results, arguments).arg("--json").output().unwrap();
    let errors = String::from_utf8_lossy(&stderr).into_owned();
    let answer = serde_json::from_slice(&stdout).unwrap_or(Value::Null);
    (status.code().unwrap_or(-1), answer, errors)
}

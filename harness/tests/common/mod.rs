//! What several test files share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr
)]

use std::path::PathBuf;
use std::sync::Arc;

use assay::sandbox::{BackendKind, DockerBackend, SandboxSettings, Say, SharedBackend, open};
use assay::task::{Task, load_task};

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

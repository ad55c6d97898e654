//! What several test files share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr
)]

use std::path::PathBuf;
use std::sync::Arc;

use assay::sandbox::image::{self, ImageKind};
use assay::sandbox::{DockerBackend, LocalBackend, SandboxSize, SharedBackend};
use assay::task::{Task, load_task};

/// The project's top folder.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// One of the project's tasks.
pub fn task(id: &str) -> Task {
    load_task(&top().join("tasks").join(id)).unwrap()
}

/// The local backend.
pub fn local() -> SharedBackend {
    let image = image::prepare(ImageKind::Auto, false, &|line| eprintln!("{line}")).unwrap();
    Arc::new(LocalBackend::new(Arc::new(image), SandboxSize::default()).unwrap())
}

/// The Docker backend, or `None` where no engine answers. Tests that skip say so.
pub async fn docker(run: &str) -> Option<SharedBackend> {
    let engine = match DockerBackend::connect().await {
        Ok(engine) => engine,
        Err(error) => {
            eprintln!("SKIPPED for docker: {error}");
            return None;
        }
    };
    let image = tokio::task::spawn_blocking(|| {
        image::prepare(ImageKind::Auto, true, &|line| eprintln!("{line}"))
    })
    .await
    .unwrap()
    .unwrap();
    let backend = DockerBackend::new(
        engine,
        &Arc::new(image),
        SandboxSize::default(),
        run,
        &|line| eprintln!("{line}"),
    )
    .await
    .unwrap();
    Some(Arc::new(backend))
}

//! `assay sandbox doctor`: what this machine can do, found out by doing it.

use std::sync::Arc;

use serde::Serialize;

use super::image::{self, ImageKind, PreparedImage};
use super::{Backend, DockerBackend, LocalBackend, SandboxError, SandboxSize};

/// One thing looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// What.
    pub what: &'static str,
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found, or what to do about it.
    pub found: String,
}

/// What the doctor found.
#[derive(Debug, Clone, Serialize)]
pub struct Doctor {
    /// In the order of looking.
    pub checks: Vec<Check>,
    /// The backend that `--sandbox auto` takes; `None` when none works.
    pub auto: Option<&'static str>,
}

/// Looks at the toolchain, the image and both backends, by starting a sandbox in each.
pub async fn examine(kind: ImageKind, size: SandboxSize, say: &(dyn Fn(&str) + Sync)) -> Doctor {
    let mut checks = Vec::new();
    let image = match image::prepare(kind, true, say) {
        Ok(image) => Arc::new(image),
        Err(error) => {
            checks.push(Check {
                what: "image",
                ok: false,
                found: error.to_string(),
            });
            return Doctor { checks, auto: None };
        }
    };
    let version = image
        .toolchain()
        .version
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    checks.push(Check {
        what: "toolchain",
        ok: true,
        found: version,
    });
    let made = format!("from {}, key {}", image.kind().name(), &image.key()[..16]);
    checks.push(Check {
        what: "image",
        ok: true,
        found: made,
    });
    let docker = judge("docker", try_docker(&image, size, say).await);
    let local = judge("local", try_local(&image, size).await);
    let auto = [&docker, &local]
        .into_iter()
        .find(|check| check.ok)
        .map(|check| check.what);
    checks.extend([docker, local]);
    Doctor { checks, auto }
}

async fn try_docker(
    image: &Arc<PreparedImage>,
    size: SandboxSize,
    say: &(dyn Fn(&str) + Sync),
) -> Result<String, SandboxError> {
    let docker = DockerBackend::connect().await?;
    let version = docker
        .version()
        .await
        .ok()
        .and_then(|version| version.version)
        .unwrap_or_default();
    let backend = DockerBackend::new(docker, image, size, "doctor", say).await?;
    Ok(format!(
        "engine {version}; {}",
        try_backend(&backend).await?
    ))
}

async fn try_local(image: &Arc<PreparedImage>, size: SandboxSize) -> Result<String, SandboxError> {
    try_backend(&LocalBackend::new(Arc::clone(image), size)?).await
}

async fn try_backend(backend: &dyn Backend) -> Result<String, SandboxError> {
    let mut sandbox = backend.start(0).await?;
    let hello = sandbox.hello().clone();
    let cleaned = sandbox.reset().await;
    sandbox.destroy().await;
    cleaned?;
    let landlock = match hello.landlock {
        0 => "no Landlock: candidates are confined by the sandbox and seccomp alone".to_owned(),
        version => format!("Landlock {version}"),
    };
    Ok(format!(
        "a sandbox starts and resets; {landlock}, {} CPU(s) inside",
        hello.cpus
    ))
}

fn judge(what: &'static str, outcome: Result<String, SandboxError>) -> Check {
    match outcome {
        Ok(found) => Check {
            what,
            ok: true,
            found,
        },
        Err(error) => Check {
            what,
            ok: false,
            found: error.to_string(),
        },
    }
}

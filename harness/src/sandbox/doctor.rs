//! `assay sandbox doctor`: what this machine can do, found out by doing it.

use serde::Serialize;

use super::image::Toolchain;
use super::open::open_with;
use super::{DockerBackend, SandboxError, SandboxSettings, Say};

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

/// Looks at the toolchain and at both backends, by starting and resetting a sandbox in each.
pub async fn examine(settings: &SandboxSettings, say: &Say) -> Doctor {
    let toolchain =
        Toolchain::find().map(|found| found.version.lines().next().unwrap_or_default().to_owned());
    let docker = judge("docker", try_docker(settings, say).await);
    let local = judge("local", try_backend(None, settings, say).await);
    let auto = [&docker, &local]
        .into_iter()
        .find(|check| check.ok)
        .map(|check| check.what);
    Doctor {
        checks: vec![judge("toolchain", toolchain), docker, local],
        auto,
    }
}

async fn try_docker(settings: &SandboxSettings, say: &Say) -> Result<String, SandboxError> {
    let engine = DockerBackend::connect().await?;
    let version = engine
        .version()
        .await
        .ok()
        .and_then(|version| version.version)
        .unwrap_or_default();
    Ok(format!(
        "engine {version}; {}",
        try_backend(Some(engine), settings, say).await?
    ))
}

async fn try_backend(
    engine: Option<bollard::Docker>,
    settings: &SandboxSettings,
    say: &Say,
) -> Result<String, SandboxError> {
    let (backend, facts) = open_with(engine, settings, "doctor", say).await?;
    let mut sandbox = backend.start(0).await?;
    let cpus = sandbox.hello().cpus;
    let cleaned = sandbox.reset().await;
    sandbox.destroy().await;
    cleaned?;
    let landlock = match facts.landlock {
        0 => "no Landlock: candidates are confined by the sandbox and seccomp alone".to_owned(),
        version => format!("Landlock {version}"),
    };
    Ok(format!(
        "a sandbox starts and resets; image from {}, {landlock}, {cpus} CPU(s) inside",
        facts.made_from
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

//! Opening the backend that the settings ask for, and saying which one it is.

use std::sync::Arc;

use bollard::Docker;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::docker::remove_orphans;
use super::image::{self, ImageKind, PreparedImage};
use super::{BackendKind, DockerBackend, LocalBackend, SandboxError, SandboxSize, SharedBackend};

/// Sandboxes, as configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SandboxSettings {
    /// Which backend.
    pub backend: BackendKind,
    /// How the image is made.
    pub image: ImageKind,
    /// Sandboxes at a time; 0 for one per CPU.
    pub count: usize,
    /// The size of each.
    pub size: SandboxSize,
}

impl SandboxSettings {
    /// Sandboxes at a time.
    pub fn count(&self) -> usize {
        match self.count {
            0 => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            count => count,
        }
    }
}

/// What is recorded of the sandboxes of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxFacts {
    /// `docker` or `local`.
    pub backend: String,
    /// The image's digest, or the hash of the root folder.
    pub image: String,
    /// How the image was made.
    pub made_from: String,
    /// The kernel's Landlock version; 0 for none.
    pub landlock: u32,
    /// What `rustc -vV` prints inside.
    pub rustc: String,
    /// The size of each sandbox.
    pub size: SandboxSize,
}

/// Who is told what is going on.
pub type Say = Arc<dyn Fn(&str) + Send + Sync>;

/// Opens a backend. `run` labels its containers; `say` is told what is chosen and what takes time.
pub async fn open(
    settings: &SandboxSettings,
    run: &str,
    say: Say,
) -> Result<(SharedBackend, SandboxFacts), SandboxError> {
    let engine = match settings.backend {
        BackendKind::Local => None,
        BackendKind::Docker => Some(DockerBackend::connect().await?),
        BackendKind::Auto => match DockerBackend::connect().await {
            Ok(engine) => Some(engine),
            Err(error) => {
                say(&format!("sandbox: {error}"));
                None
            }
        },
    };
    let (backend, facts) = open_with(engine, settings, run, &say).await?;
    let compiler = facts.rustc.lines().next().unwrap_or_default();
    say(&format!(
        "sandbox: {} (image from {}, {compiler})",
        facts.backend, facts.made_from
    ));
    if facts.landlock == 0 {
        say("sandbox: no Landlock here; candidates are confined by the sandbox and seccomp alone");
    }
    Ok((backend, facts))
}

/// Opens the Docker backend over `engine`, or without one the local backend, over the first image that can be made.
pub(super) async fn open_with(
    engine: Option<Docker>,
    settings: &SandboxSettings,
    run: &str,
    say: &Say,
) -> Result<(SharedBackend, SandboxFacts), SandboxError> {
    if let Some(engine) = &engine {
        remove_orphans(engine).await?;
    }
    let mut reasons = Vec::new();
    for kind in image::ways(settings.image, engine.is_some()) {
        match try_way(kind, engine.clone(), settings, run, say).await {
            Ok(opened) => return Ok(opened),
            Err(error) => {
                let reason = format!("image from {}: {error}", kind.name());
                say(&format!("sandbox: {reason}"));
                reasons.push(reason);
            }
        }
    }
    Err(SandboxError::Image(reasons.join("; ")))
}

async fn try_way(
    kind: ImageKind,
    engine: Option<Docker>,
    settings: &SandboxSettings,
    run: &str,
    say: &Say,
) -> Result<(SharedBackend, SandboxFacts), SandboxError> {
    let teller = Arc::clone(say);
    let image = tokio::task::spawn_blocking(move || image::prepare(kind, teller.as_ref()))
        .await
        .map_err(|error| SandboxError::Image(error.to_string()))??;
    if let (Some(engine), Some(mounted)) = (&engine, image.mounted()) {
        match open_docker(engine.clone(), Arc::new(mounted), kind, settings, run, say).await {
            Ok(opened) => return Ok(opened),
            Err(error) => say(&format!(
                "sandbox: the engine cannot mount this machine's folders ({error}); it gets the image itself"
            )),
        }
    }
    let image = Arc::new(image);
    if let Some(engine) = engine {
        return open_docker(engine, image, kind, settings, run, say).await;
    }
    let backend: SharedBackend = Arc::new(LocalBackend::new(image, settings.size)?);
    let facts = inspect(&backend, kind, settings.size).await?;
    Ok((backend, facts))
}

async fn open_docker(
    engine: Docker,
    image: Arc<PreparedImage>,
    kind: ImageKind,
    settings: &SandboxSettings,
    run: &str,
    say: &Say,
) -> Result<(SharedBackend, SandboxFacts), SandboxError> {
    let backend = DockerBackend::new(engine, &image, settings.size, run, say.as_ref()).await?;
    let backend: SharedBackend = Arc::new(backend);
    let facts = inspect(&backend, kind, settings.size).await?;
    Ok((backend, facts))
}

/// Starts one sandbox and asks it what is inside.
async fn inspect(
    backend: &SharedBackend,
    kind: ImageKind,
    size: SandboxSize,
) -> Result<SandboxFacts, SandboxError> {
    let mut sandbox = backend.start(0).await?;
    let landlock = sandbox.hello().landlock;
    let asked = assay_guest::RunSpec {
        argv: vec![image::RUSTC.to_owned(), "-vV".to_owned()],
        confinement: assay_guest::Confinement {
            execute: ["/opt/rust", "/usr", "/lib", "/lib64"]
                .map(str::to_owned)
                .to_vec(),
            ..assay_guest::Confinement::default()
        },
        limits: assay_guest::Limits {
            wall_ms: 30_000,
            output_bytes: 4096,
            ..assay_guest::Limits::default()
        },
        ..assay_guest::RunSpec::default()
    };
    let ran = sandbox.run(asked).await;
    sandbox.destroy().await;
    let ran = ran?;
    if ran.exit != assay_guest::Exit::Code(0) {
        let said = String::from_utf8_lossy(&ran.stderr.bytes).into_owned();
        return Err(SandboxError::Image(format!(
            "the compiler inside does not run ({:?}): {said}",
            ran.exit
        )));
    }
    Ok(SandboxFacts {
        backend: backend.name().to_owned(),
        image: backend.image(),
        made_from: kind.name().to_owned(),
        landlock,
        rustc: String::from_utf8_lossy(&ran.stdout.bytes).trim().to_owned(),
        size,
    })
}

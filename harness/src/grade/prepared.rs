//! What is made once and serves many grades: the runner's common part, what cargo says of a manifest, what a reference
//! costs, what the compiler says of an error code.

use std::path::PathBuf;
use std::sync::Arc;

use assay_guest::{Confinement, File, Limits as RunLimits, Ran, RunSpec};
use tokio::sync::OnceCell;

use super::cargo::{self, Learned};
use super::cost::References;
use super::diagnose::Verdicts;
use super::once::Once;
use super::runner;
use super::rustc::{self, HIDDEN, LIBRARY, Linker, SCRATCH};
use super::stages;
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::Task;

/// The largest common part that is taken back from a sandbox, in bytes.
const LARGEST_RUNTIME: u64 = 8 * 1024 * 1024;

/// What is made once.
#[derive(Default)]
pub struct Prepared {
    /// What every runner is linked with and by.
    pub runtime: OnceCell<Arc<Runtime>>,
    /// What cargo says, by manifest.
    pub learned: Once<Arc<Learned>>,
    /// Instructions of the reference and of the start, by the task's hash.
    pub references: Once<References>,
    /// What the compiler says of the programs of a task in which programs are judged, by the task's hash.
    pub verdicts: Once<Arc<Verdicts>>,
    /// The compiler's explanations, by code; empty where it has none.
    pub explanations: Once<String>,
}

/// What every runner is linked with and by.
pub struct Runtime {
    /// The common part, compiled.
    pub rlib: Vec<u8>,
    /// The linker.
    pub linker: Linker,
}

/// Compiles the runner's common part in `sandbox` and finds a linker.
pub async fn runtime(sandbox: &mut Sandbox) -> Result<Arc<Runtime>, SandboxError> {
    let folder = |name: &str| File {
        path: format!("{name}/.keep"),
        contents: Vec::new(),
    };
    let source = File {
        path: format!("{HIDDEN}/runner.rs"),
        contents: runner::RUNTIME_SOURCE.as_bytes().to_vec(),
    };
    let probe = File {
        path: format!("{HIDDEN}/probe.rs"),
        contents: b"fn main() {}\n".to_vec(),
    };
    sandbox
        .write(vec![source, probe, folder(LIBRARY), folder(SCRATCH)])
        .await?;
    let ran = sandbox.run(rustc::runtime()).await?;
    let compile = rustc::verdict(&ran);
    if !compile.ok {
        let said: Vec<_> = compile
            .diagnostics
            .iter()
            .map(|one| one.message.clone())
            .collect();
        return Err(SandboxError::Image(format!(
            "its compiler cannot compile the test runner: {}",
            said.join("; ")
        )));
    }
    let path = format!("{LIBRARY}/libassay_runner.rlib");
    let (bytes, total) = sandbox.read(&path, LARGEST_RUNTIME).await?;
    if bytes.len() as u64 != total {
        return Err(SandboxError::Image(format!(
            "the compiled test runner has {total} bytes"
        )));
    }
    let linked = sandbox.run(rustc::linker_probe(Linker::Toolchain)).await?;
    let linker = if rustc::verdict(&linked).ok {
        Linker::Toolchain
    } else {
        tracing::info!("the toolchain brings no linker; the system's is used");
        Linker::System
    };
    Ok(Arc::new(Runtime {
        rlib: bytes,
        linker,
    }))
}

/// The key under which is kept what cargo says of a task: cargo decides by the manifest and by which files there are.
pub fn learned_key(task: &Task, image: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    let manifest = task.workspace.get("Cargo.toml");
    let parts = [
        image,
        manifest.map_or("", String::as_str),
        &task.crate_name,
        &task.manifest.edition,
        "learned 2",
    ];
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// What an earlier run of this program has learned.
pub fn recall(key: &str) -> Option<Learned> {
    let text = std::fs::read_to_string(place(key)).ok()?;
    serde_json::from_str(&text).ok()
}

/// Keeps what was learned for later runs. That it cannot be kept costs time and nothing else.
fn keep(key: &str, learned: &Learned) {
    let path = place(key);
    let aside = path.with_extension(std::process::id().to_string());
    let kept = serde_json::to_string(learned)
        .map_err(std::io::Error::from)
        .and_then(|text| {
            std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
            std::fs::write(&aside, text)?;
            std::fs::rename(&aside, &path)
        });
    if let Err(error) = kept {
        tracing::debug!(%error, "what cargo says was not kept");
    }
}

fn place(key: &str) -> PathBuf {
    crate::sandbox::image::cache_folder()
        .join("learned")
        .join(format!("{key}.json"))
}

/// Asks cargo in `sandbox` what it would tell the compiler about the task's package as it stands.
pub async fn learn(
    sandbox: &mut Sandbox,
    task: &Task,
    key: &str,
) -> Result<Arc<Learned>, SandboxError> {
    stages::lay_out(sandbox, &task.workspace).await?;
    let ran = sandbox.run(cargo::build(task, true)).await?;
    let said = String::from_utf8_lossy(&ran.stderr.bytes);
    match Learned::read(&said, &task.crate_name) {
        Some(learned) => {
            keep(key, &learned);
            Ok(Arc::new(learned))
        }
        None => Err(SandboxError::Image(format!(
            "cargo does not say how it compiles {}: {}",
            task.id(),
            said.trim()
        ))),
    }
}

/// Asks the compiler for its long explanation of `code`.
pub async fn explain(sandbox: &mut Sandbox, code: &str) -> Result<String, SandboxError> {
    let ran: Ran = sandbox.run(explanation(code)).await?;
    Ok(String::from_utf8_lossy(&ran.stdout.bytes).into_owned())
}

fn explanation(code: &str) -> RunSpec {
    RunSpec {
        argv: vec![
            crate::sandbox::image::RUSTC.to_owned(),
            "--explain".to_owned(),
            code.to_owned(),
        ],
        env: rustc::environment(),
        cwd: String::new(),
        confinement: Confinement {
            execute: ["/opt/rust", "/usr", "/lib", "/lib64"]
                .map(str::to_owned)
                .to_vec(),
            may_exec: true,
            ..Confinement::default()
        },
        limits: RunLimits {
            wall_ms: 30_000,
            output_bytes: 256 * 1024,
            ..RunLimits::default()
        },
        control: None,
        stdin: None,
    }
}

//! The local backend: a sandbox made of Linux namespaces by the guest program itself.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{ChildStderr, Command};

use super::connection::SandboxParts;
use super::image::{LocalRoot, PreparedImage};
use super::{Backend, Sandbox, SandboxError, SandboxSize, sandbox_user};

/// Starts sandboxes on this machine without a container engine.
pub struct LocalBackend {
    image: Arc<PreparedImage>,
    guest: PathBuf,
    root: LocalRoot,
    size: SandboxSize,
}

impl LocalBackend {
    /// A backend over a prepared root.
    pub fn new(image: Arc<PreparedImage>, size: SandboxSize) -> Result<Self, SandboxError> {
        let root = image.local_root().ok_or_else(|| {
            SandboxError::Image(
                "the image was made for Docker alone; use `[sandbox] image = \"debian\"`"
                    .to_owned(),
            )
        })?;
        let guest = image.guest_program()?;
        Ok(Self {
            image,
            guest,
            root,
            size,
        })
    }

    fn arguments(&self, slot: usize) -> Vec<String> {
        let mut words = vec!["jail".to_owned()];
        match &self.root {
            LocalRoot::Folder(path) => words.push(format!("root={}", path.display())),
            LocalRoot::Host { binds, links } => {
                words.extend(
                    binds
                        .iter()
                        .map(|(from, to)| format!("bind={}:{}", from.display(), to)),
                );
                words.extend(links.iter().map(|(at, to)| format!("link={at}:{to}")));
            }
        }
        words.push(format!("work_bytes={}", self.size.work_mb * 1024 * 1024));
        words.push(format!("work_entries={}", SandboxSize::WORK_ENTRIES));
        words.push(format!("uid={}", sandbox_user()));
        words.extend(
            self.size
                .cpus_of(slot)
                .into_iter()
                .map(|cpu| format!("cpu={cpu}")),
        );
        words
    }

    async fn launch(&self, slot: usize) -> Result<Sandbox, SandboxError> {
        let say = |error: std::io::Error| {
            SandboxError::Local(format!("{}: {error}", self.guest.display()))
        };
        let mut child = Command::new(&self.guest)
            .args(self.arguments(slot))
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(say)?;
        let (Some(input), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(SandboxError::Local("its pipes are missing".to_owned()));
        };
        let name = format!("local-{}", child.id().unwrap_or(0));
        let parts = SandboxParts {
            output: Box::pin(output),
            input: Box::pin(input),
            destroy: Box::new(move || {
                async move {
                    let _ = child.start_kill();
                    let _ = child.wait().await;
                }
                .boxed()
            }),
            name: name.clone(),
            size: self.size,
        };
        // What the guest complains of goes to the log, and into the error when it does not even start.
        match Sandbox::greet(parts).await {
            Ok(sandbox) => {
                tokio::spawn(log_lines(name, errors));
                Ok(sandbox)
            }
            Err(error) => {
                let mut said = String::new();
                let _ = errors.take(4096).read_to_string(&mut said).await;
                Err(SandboxError::Local(if said.is_empty() {
                    error.to_string()
                } else {
                    said.trim().to_owned()
                }))
            }
        }
    }
}

async fn log_lines(name: String, errors: ChildStderr) {
    let mut lines = BufReader::new(errors).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        tracing::warn!(sandbox = name, "{line}");
    }
}

impl Backend for LocalBackend {
    fn name(&self) -> &'static str {
        "local"
    }

    fn image(&self) -> String {
        self.image.key().to_owned()
    }

    fn start(&self, slot: usize) -> BoxFuture<'_, Result<Sandbox, SandboxError>> {
        self.launch(slot).boxed()
    }
}

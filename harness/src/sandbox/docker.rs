//! The Docker backend, through bollard.

use std::collections::HashMap;
use std::sync::Arc;

use bollard::Docker;
use bollard::container::{AttachContainerResults, LogOutput};
use bollard::models::{
    ContainerCreateBody, ContainerSummary, HostConfig, HostConfigLogConfig, Mount, MountType,
};
use bollard::query_parameters::{
    AttachContainerOptionsBuilder, CreateContainerOptionsBuilder, ListContainersOptionsBuilder,
    ListImagesOptionsBuilder, RemoveContainerOptionsBuilder, RemoveImageOptionsBuilder,
    StartContainerOptions,
};
use bytes::Bytes;
use futures::future::BoxFuture;
use futures::{FutureExt, StreamExt};
use tokio_util::io::StreamReader;

use super::connection::SandboxParts;
use super::image::{BASE_REPOSITORY, GUEST, LocalRoot, PreparedImage, ensure_docker_image};
use super::{Backend, Sandbox, SandboxError, SandboxSize, sandbox_user};

/// The label that every container of ours carries; its value is the run.
const RUN_LABEL: &str = "assay.run";
/// The label that names the harness which started it: this machine's boot, and the process.
const OWNER_LABEL: &str = "assay.owner";
/// What the engine itself refuses to the whole container, guest included. The guest puts a stricter filter on every
/// candidate; this one has to leave it Landlock, which the default profile of older engines lacks.
const SECCOMP: &str = include_str!("../../../sandboxes/rust/seccomp.json");

/// Calls that a guest needs to leave a root file system which is served by a process. It takes them from itself, and so
/// from every candidate, before it answers anybody.
const FOR_ANOTHER_ROOT: [&str; 4] = ["mount", "pivot_root", "umount2", "unshare"];
/// Storage drivers that serve a container's root by a process.
const SLOW_DRIVERS: [&str; 1] = ["fuse-overlayfs"];

/// Starts sandboxes as containers.
pub struct DockerBackend {
    docker: Docker,
    image_id: String,
    mounts: Vec<Mount>,
    size: SandboxSize,
    run: String,
    seccomp: String,
}

/// A container or image that an earlier run left behind.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Leftover {
    /// `container` or `image`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The run that a container belongs to, or an image's name.
    pub of: String,
    /// Its state, as the engine says it.
    pub state: String,
}

impl DockerBackend {
    /// Connects to the engine and negotiates the version of its API.
    pub async fn connect() -> Result<Docker, SandboxError> {
        let say = |error: bollard::errors::Error| SandboxError::NoEngine(error.to_string());
        let docker = Docker::connect_with_defaults()
            .map_err(say)?
            .negotiate_version()
            .await
            .map_err(say)?;
        docker.ping().await.map_err(say)?;
        Ok(docker)
    }

    /// A backend over `image`, which is handed to the engine when it has not got it yet. Containers are labelled with
    /// `run`.
    pub async fn new(
        docker: Docker,
        image: &Arc<PreparedImage>,
        size: SandboxSize,
        run: &str,
        say: &(dyn Fn(&str) + Sync),
    ) -> Result<Self, SandboxError> {
        let image_id = ensure_docker_image(&docker, image, say).await?;
        let mounts: Vec<Mount> = match image.local_root() {
            Some(LocalRoot::Host { binds, links }) => {
                let linked = links.iter().map(|(at, to)| mount(&format!("/{to}"), at));
                let bound = binds
                    .iter()
                    .map(|(from, to)| mount(&from.display().to_string(), to));
                bound.chain(linked).collect()
            }
            _ => Vec::new(),
        };
        let image_id = if mounts.is_empty() {
            image_id
        } else {
            format!("{image_id}+{}", image.key())
        };
        let seccomp = seccomp_profile(&docker).await?;
        Ok(Self {
            seccomp,
            docker,
            image_id,
            mounts,
            size,
            run: run.to_owned(),
        })
    }

    fn container(&self, slot: usize) -> ContainerCreateBody {
        let user = sandbox_user();
        let mebibytes = |count: u64| i64::try_from(count * 1024 * 1024).unwrap_or(i64::MAX);
        let cpus: Vec<String> = self
            .size
            .cpus_of(slot)
            .iter()
            .map(usize::to_string)
            .collect();
        let work = format!(
            "rw,exec,nosuid,nodev,size={},nr_inodes={},mode=0700,uid={user},gid={user}",
            self.size.work_mb * 1024 * 1024,
            SandboxSize::WORK_ENTRIES
        );
        ContainerCreateBody {
            image: Some(engine_image(&self.image_id).to_owned()),
            cmd: Some(vec![GUEST.to_owned(), "serve".to_owned()]),
            user: Some(format!("{user}:{user}")),
            working_dir: Some("/".to_owned()),
            hostname: Some("sandbox".to_owned()),
            env: Some(Vec::new()),
            open_stdin: Some(true),
            stdin_once: Some(true),
            attach_stdin: Some(true),
            attach_stdout: Some(true),
            attach_stderr: Some(true),
            network_disabled: Some(true),
            labels: Some(HashMap::from([
                (RUN_LABEL.to_owned(), self.run.clone()),
                (OWNER_LABEL.to_owned(), owner(std::process::id())),
            ])),
            host_config: Some(HostConfig {
                network_mode: Some("none".to_owned()),
                ipc_mode: Some("none".to_owned()),
                readonly_rootfs: Some(true),
                tmpfs: Some(HashMap::from([("/work".to_owned(), work)])),
                mounts: Some(self.mounts.clone()),
                cap_drop: Some(vec!["ALL".to_owned()]),
                security_opt: Some(vec![
                    "no-new-privileges".to_owned(),
                    format!("seccomp={}", self.seccomp),
                ]),
                memory: Some(mebibytes(self.size.memory_mb)),
                memory_swap: Some(mebibytes(self.size.memory_mb)),
                pids_limit: i64::try_from(self.size.processes).ok(),
                cpuset_cpus: Some(cpus.join(",")),
                oom_score_adj: Some(500),
                auto_remove: Some(true),
                // The guest is process 1 and reaps; what it writes is for us alone, not for the engine's log.
                init: Some(false),
                log_config: Some(HostConfigLogConfig {
                    typ: Some("none".to_owned()),
                    config: None,
                }),
                ..HostConfig::default()
            }),
            ..ContainerCreateBody::default()
        }
    }

    async fn launch(&self, slot: usize) -> Result<Sandbox, SandboxError> {
        let create = CreateContainerOptionsBuilder::default().build();
        let container = self
            .docker
            .create_container(Some(create), self.container(slot))
            .await
            .map_err(|error| engine("creating a container", &error))?;
        match self.attach_and_start(&container.id).await {
            Ok(attached) => Sandbox::greet(self.parts(container.id, attached)).await,
            Err(error) => {
                destroy(self.docker.clone(), container.id).await;
                Err(error)
            }
        }
    }

    async fn attach_and_start(&self, id: &str) -> Result<AttachContainerResults, SandboxError> {
        let attach = AttachContainerOptionsBuilder::default()
            .stream(true)
            .stdin(true)
            .stdout(true)
            .stderr(true)
            .build();
        // Attached before it starts, so that nothing it says is missed.
        let attached = self
            .docker
            .attach_container(id, Some(attach))
            .await
            .map_err(|error| engine("attaching to a container", &error))?;
        self.docker
            .start_container(id, None::<StartContainerOptions>)
            .await
            .map_err(|error| engine("starting a container", &error))?;
        Ok(attached)
    }

    fn parts(&self, id: String, attached: AttachContainerResults) -> SandboxParts {
        let name = format!("docker-{}", &id[..id.len().min(12)]);
        let label = name.clone();
        let output = attached
            .output
            .filter_map(move |frame| std::future::ready(stdout_of(&label, frame)));
        let docker = self.docker.clone();
        SandboxParts {
            output: Box::pin(StreamReader::new(Box::pin(output))),
            input: attached.input,
            destroy: Box::new(move || destroy(docker, id).boxed()),
            name,
            size: self.size,
        }
    }
}

/// The profile for an engine.
async fn seccomp_profile(docker: &Docker) -> Result<String, SandboxError> {
    let info = docker
        .info()
        .await
        .map_err(|error| engine("asking for its storage driver", &error))?;
    let driver = info.driver.unwrap_or_default();
    if !SLOW_DRIVERS.contains(&driver.as_str()) {
        return Ok(SECCOMP.to_owned());
    }
    without_calls(SECCOMP, &FOR_ANOTHER_ROOT)
        .map_err(|error| SandboxError::Image(format!("seccomp.json: {error}")))
}

/// A profile that refuses the same but for `calls`.
fn without_calls(profile: &str, calls: &[&str]) -> Result<String, serde_json::Error> {
    let mut profile: serde_json::Value = serde_json::from_str(profile)?;
    let rules = profile["syscalls"].as_array_mut();
    for rule in rules.into_iter().flatten() {
        if let Some(names) = rule["names"].as_array_mut() {
            names.retain(|name| !name.as_str().is_some_and(|name| calls.contains(&name)));
        }
    }
    serde_json::to_string(&profile)
}

/// A read-only mount of a folder that must be there: an engine elsewhere, which does not have it, then says so instead
/// of making an empty one.
fn mount(source: &str, target: &str) -> Mount {
    Mount {
        typ: Some(MountType::BIND),
        source: Some(source.to_owned()),
        target: Some(target.to_owned()),
        read_only: Some(true),
        ..Mount::default()
    }
}

/// The engine's own part of what identifies an image.
fn engine_image(image_id: &str) -> &str {
    image_id
        .split_once('+')
        .map_or(image_id, |(image, _)| image)
}

/// The guest's answers; its complaints go to the log.
fn stdout_of(
    name: &str,
    frame: Result<LogOutput, bollard::errors::Error>,
) -> Option<std::io::Result<Bytes>> {
    match frame {
        Ok(LogOutput::StdOut { message } | LogOutput::Console { message }) => Some(Ok(message)),
        Ok(LogOutput::StdErr { message }) => {
            tracing::warn!(
                sandbox = name,
                "{}",
                String::from_utf8_lossy(&message).trim_end()
            );
            None
        }
        Ok(LogOutput::StdIn { .. }) => None,
        Err(error) => Some(Err(std::io::Error::other(error))),
    }
}

/// Removes a container, which kills everything in it. That it is gone already is the usual case: containers remove
/// themselves when their guest ends.
async fn destroy(docker: Docker, id: String) {
    let options = RemoveContainerOptionsBuilder::default().force(true).build();
    match docker.remove_container(&id, Some(options)).await {
        Ok(()) => {}
        Err(bollard::errors::Error::DockerResponseServerError {
            status_code: 404 | 409,
            ..
        }) => {}
        Err(error) => tracing::warn!(container = id, %error, "a container could not be removed"),
    }
}

/// Containers with a label, whatever their state.
async fn labelled(docker: &Docker, label: String) -> Result<Vec<ContainerSummary>, SandboxError> {
    let filters = HashMap::from([("label".to_owned(), vec![label])]);
    let options = ListContainersOptionsBuilder::default()
        .all(true)
        .filters(&filters)
        .build();
    docker
        .list_containers(Some(options))
        .await
        .map_err(|error| engine("listing containers", &error))
}

/// Containers of ours, of one run or of all, whatever their state.
pub async fn find_containers(
    docker: &Docker,
    run: Option<&str>,
) -> Result<Vec<Leftover>, SandboxError> {
    let label = run.map_or_else(|| RUN_LABEL.to_owned(), |run| format!("{RUN_LABEL}={run}"));
    let leftover = |one: ContainerSummary| Leftover {
        kind: "container",
        id: one.id.unwrap_or_default(),
        of: one
            .labels
            .and_then(|labels| labels.get(RUN_LABEL).cloned())
            .unwrap_or_default(),
        state: one.state.map(|state| state.to_string()).unwrap_or_default(),
    };
    Ok(labelled(docker, label)
        .await?
        .into_iter()
        .map(leftover)
        .collect())
}

/// Removes containers whose harness is no longer alive. They end by themselves when it dies; this is for those that an
/// engine's restart or a frozen machine kept from it.
pub async fn remove_orphans(docker: &Docker) -> Result<(), SandboxError> {
    for one in labelled(docker, OWNER_LABEL.to_owned()).await? {
        let label = one
            .labels
            .and_then(|labels| labels.get(OWNER_LABEL).cloned())
            .unwrap_or_default();
        let process = label
            .rsplit_once(':')
            .and_then(|(_, process)| process.parse::<u32>().ok());
        // Only harnesses of this machine can be looked for.
        let ours = process.is_some_and(|process| label == owner(process));
        let alive = process
            .is_some_and(|process| std::path::Path::new(&format!("/proc/{process}")).exists());
        if let (true, false, Some(id)) = (ours, alive, one.id) {
            tracing::info!(
                container = id,
                "removing a container that a dead harness left behind"
            );
            destroy(docker.clone(), id).await;
        }
    }
    Ok(())
}

fn owner(process: u32) -> String {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    format!("{}:{process}", boot.trim())
}

/// Images of ours: those with a name of ours, and those that have lost it and kept the label.
pub async fn find_images(docker: &Docker) -> Result<Vec<Leftover>, SandboxError> {
    let mut found: Vec<Leftover> = Vec::new();
    for (filter, value) in [("reference", "assay/*"), ("label", "assay=image")] {
        let filters = HashMap::from([(filter.to_owned(), vec![value.to_owned()])]);
        let options = ListImagesOptionsBuilder::default()
            .filters(&filters)
            .build();
        let images = docker
            .list_images(Some(options))
            .await
            .map_err(|error| engine("listing images", &error))?;
        for one in images {
            if found.iter().all(|known| known.id != one.id) {
                found.push(Leftover {
                    kind: "image",
                    of: one.repo_tags.join(", "),
                    state: format!("{} MB", one.size / 1_000_000),
                    id: one.id,
                });
            }
        }
    }
    // What is made from another image goes first, or the engine keeps both.
    found.sort_by_key(|one| one.of.starts_with(BASE_REPOSITORY));
    Ok(found)
}

/// Removes one thing found by [`find_containers`] or [`find_images`].
pub async fn remove(docker: &Docker, what: &Leftover) -> Result<(), SandboxError> {
    if what.kind == "container" {
        destroy(docker.clone(), what.id.clone()).await;
        return Ok(());
    }
    let options = RemoveImageOptionsBuilder::default().force(true).build();
    match docker.remove_image(&what.id, Some(options), None).await {
        // Removing one image takes those with it that only it needed.
        Ok(_)
        | Err(bollard::errors::Error::DockerResponseServerError {
            status_code: 404, ..
        }) => Ok(()),
        Err(error) => Err(engine("removing an image", &error)),
    }
}

fn engine(doing: &'static str, error: &bollard::errors::Error) -> SandboxError {
    use bollard::errors::Error;
    let why = error.to_string();
    match error {
        Error::HyperLegacyError { .. } | Error::IOError { .. } | Error::SocketNotFoundError(_) => {
            SandboxError::EngineGone { doing, why }
        }
        _ => SandboxError::Engine { doing, why },
    }
}

impl Backend for DockerBackend {
    fn name(&self) -> &'static str {
        "docker"
    }

    fn image(&self) -> String {
        self.image_id.clone()
    }

    fn start(&self, slot: usize) -> BoxFuture<'_, Result<Sandbox, SandboxError>> {
        self.launch(slot).boxed()
    }
}

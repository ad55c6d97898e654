//! From a prepared root to an image in a Docker engine.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use bollard::Docker;
use bollard::models::{ContainerConfig, ContainerCreateBody};
use bollard::query_parameters::{
    BuildImageOptionsBuilder, CommitContainerOptionsBuilder, CreateContainerOptionsBuilder,
    CreateImageOptionsBuilder, RemoveContainerOptionsBuilder, UploadToContainerOptionsBuilder,
};
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt};
use tokio::sync::mpsc;

use super::{GUEST, GUEST_PROGRAM, ImageKind, LocalRoot, PreparedImage, guest_hash};
use crate::sandbox::SandboxError;

/// The repository name of our images.
pub const REPOSITORY: &str = "assay/rust";
/// The repository name of images that still lack the guest.
pub const BASE_REPOSITORY: &str = "assay/rust-base";
/// The Dockerfile for those who have a registry.
const DOCKERFILE: &str = "sandboxes/rust/Dockerfile";

/// A hash of the Dockerfile, which stands for what it makes.
pub fn dockerfile_key() -> Result<String, SandboxError> {
    let text = std::fs::read(DOCKERFILE)
        .map_err(|error| SandboxError::Image(format!("{DOCKERFILE}: {error}")))?;
    Ok(blake3::hash(&text).to_hex().to_string())
}

/// Makes sure that the engine has the image, and gives its id (`sha256:…`).
pub async fn ensure_docker_image(
    docker: &Docker,
    image: &PreparedImage,
    say: &(dyn Fn(&str) + Sync),
) -> Result<String, SandboxError> {
    let short = match image.local_root() {
        // Its folders are mounted: the image is the same whatever they hold.
        Some(LocalRoot::Host { .. }) => "mounted",
        _ => &image.key()[..16],
    };
    let tag = format!("{short}-{}", guest_hash());
    let name = format!("{REPOSITORY}:{tag}");
    if let Some(id) = find(docker, &name).await? {
        return Ok(id);
    }
    // One harness makes the image, others wait for it; two would leave a nameless one behind.
    let _lock = lock(image.cache.join("docker.lock")).await?;
    if let Some(id) = find(docker, &name).await? {
        return Ok(id);
    }
    let base = format!("{BASE_REPOSITORY}:{short}");
    if find(docker, &base).await?.is_none() {
        say("handing the image to the Docker engine");
        make_base(docker, image, &base).await?;
    }
    add_guest(docker, &base, &tag).await?;
    find(docker, &name)
        .await?
        .ok_or_else(|| SandboxError::Image(format!("the engine lost {name}")))
}

/// Holds a lock file until the result is dropped. Waiting for it must not hold up the runtime.
async fn lock(path: PathBuf) -> Result<std::fs::File, SandboxError> {
    let shown = path.display().to_string();
    let locked = tokio::task::spawn_blocking(move || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = std::fs::File::create(&path)?;
        file.lock().map(|()| file)
    });
    let locked = locked
        .await
        .map_err(|error| SandboxError::Image(error.to_string()))?;
    locked.map_err(|error| SandboxError::Image(format!("{shown}: {error}")))
}

async fn find(docker: &Docker, name: &str) -> Result<Option<String>, SandboxError> {
    match docker.inspect_image(name).await {
        Ok(image) => Ok(image.id),
        Err(bollard::errors::Error::DockerResponseServerError {
            status_code: 404, ..
        }) => Ok(None),
        Err(error) => Err(engine("looking for an image", &error)),
    }
}

async fn make_base(docker: &Docker, image: &PreparedImage, name: &str) -> Result<(), SandboxError> {
    match (image.kind(), image.local_root()) {
        (ImageKind::Registry, _) => build(docker, name).await,
        (_, Some(LocalRoot::Folder(root))) => import(docker, name, Some(root)).await,
        // The host's folders are mounted when a container starts; the image has only the places for them.
        _ => import(docker, name, None).await,
    }
}

async fn build(docker: &Docker, name: &str) -> Result<(), SandboxError> {
    let text = std::fs::read(DOCKERFILE)
        .map_err(|error| SandboxError::Image(format!("{DOCKERFILE}: {error}")))?;
    let archive = archive_of(&[("Dockerfile", &text, 0o644)])
        .map_err(|error| SandboxError::Image(error.to_string()))?;
    let options = BuildImageOptionsBuilder::default()
        .dockerfile("Dockerfile")
        .t(name)
        .rm(true)
        .build();
    let mut progress = docker.build_image(options, None, Some(bollard::body_full(archive.into())));
    while let Some(step) = progress.next().await {
        let step = step.map_err(|error| engine("building the Dockerfile", &error))?;
        if let Some(detail) = step.error_detail {
            let why = detail
                .message
                .unwrap_or_else(|| "it gives no reason".to_owned());
            return Err(SandboxError::Engine {
                doing: "building the Dockerfile",
                why,
            });
        }
    }
    Ok(())
}

async fn import(docker: &Docker, name: &str, root: Option<PathBuf>) -> Result<(), SandboxError> {
    let (repository, tag) = name.rsplit_once(':').unwrap_or((name, "latest"));
    let options = CreateImageOptionsBuilder::default()
        .from_src("-")
        .repo(repository)
        .tag(tag)
        .build();
    let body = bollard::body_try_stream(archive_stream(root));
    let progress = docker.create_image(Some(options), Some(body), None);
    progress
        .try_for_each(|_| std::future::ready(Ok(())))
        .await
        .map_err(|error| engine("importing an image", &error))
}

/// The root folder as a tar archive, made on a thread of its own while the engine reads it.
fn archive_stream(root: Option<PathBuf>) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
    let (sender, mut receiver) = mpsc::channel::<io::Result<Bytes>>(16);
    std::thread::spawn(move || {
        let pipe = io::BufWriter::with_capacity(256 * 1024, ChannelWriter(sender.clone()));
        if let Err(error) = write_root(root.as_deref(), pipe) {
            let _ = sender.blocking_send(Err(error));
        }
    });
    futures::stream::poll_fn(move |context| receiver.poll_recv(context))
}

struct ChannelWriter(mpsc::Sender<io::Result<Bytes>>);

impl Write for ChannelWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .blocking_send(Ok(Bytes::copy_from_slice(bytes)))
            .map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "the engine stopped reading"))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_root(root: Option<&Path>, target: impl Write) -> io::Result<()> {
    let mut archive = tar::Builder::new(target);
    archive.follow_symlinks(false);
    archive.mode(tar::HeaderMode::Deterministic);
    match root {
        Some(root) => archive.append_dir_all(".", root)?,
        None => {
            for folder in ["work/", "dev/", "proc/", "sys/", "tmp/", "assay/", "etc/"] {
                append(&mut archive, folder, &[], 0o755, tar::EntryType::Directory)?;
            }
        }
    }
    archive.into_inner()?.flush()
}

fn append<W: Write>(
    archive: &mut tar::Builder<W>,
    path: &str,
    bytes: &[u8],
    mode: u32,
    kind: tar::EntryType,
) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(bytes.len() as u64);
    archive.append_data(&mut header, path, bytes)
}

fn archive_of(files: &[(&str, &[u8], u32)]) -> io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes, mode) in files {
        append(&mut archive, path, bytes, *mode, tar::EntryType::Regular)?;
    }
    archive.into_inner()
}

/// Puts the guest into a container of the base image and keeps that as an image.
async fn add_guest(docker: &Docker, base: &str, tag: &str) -> Result<(), SandboxError> {
    let config = ContainerCreateBody {
        image: Some(base.to_owned()),
        cmd: Some(vec![GUEST.to_owned()]),
        network_disabled: Some(true),
        ..ContainerCreateBody::default()
    };
    let options = CreateContainerOptionsBuilder::default().build();
    let container = docker
        .create_container(Some(options), config)
        .await
        .map_err(|error| engine("preparing an image", &error))?;
    let outcome = commit_guest(docker, &container.id, tag).await;
    let remove = RemoveContainerOptionsBuilder::default().force(true).build();
    let removed = docker.remove_container(&container.id, Some(remove)).await;
    outcome?;
    removed.map_err(|error| engine("removing a container", &error))
}

async fn commit_guest(docker: &Docker, container: &str, tag: &str) -> Result<(), SandboxError> {
    let archive = archive_of(&[(GUEST.trim_start_matches('/'), GUEST_PROGRAM, 0o755)])
        .map_err(|error| SandboxError::Image(error.to_string()))?;
    let upload = UploadToContainerOptionsBuilder::default().path("/").build();
    docker
        .upload_to_container(container, Some(upload), bollard::body_full(archive.into()))
        .await
        .map_err(|error| engine("adding the guest", &error))?;
    let commit = CommitContainerOptionsBuilder::default()
        .container(container)
        .repo(REPOSITORY)
        .tag(tag)
        .build();
    let config = ContainerConfig {
        labels: Some([("assay".to_owned(), "image".to_owned())].into()),
        ..Default::default()
    };
    docker
        .commit_container(commit, config)
        .await
        .map_err(|error| engine("keeping the image", &error))?;
    Ok(())
}

fn engine(doing: &'static str, error: &bollard::errors::Error) -> SandboxError {
    SandboxError::Engine {
        doing,
        why: error.to_string(),
    }
}

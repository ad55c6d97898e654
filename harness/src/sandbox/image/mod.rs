//! What is inside of a sandbox: a small system, a toolchain and the guest.
//!
//! Three ways lead there, and none but the second needs an image registry:
//! - `debian`: Debian's packages (`apt-get download`, no root needed) plus this machine's toolchain, as a folder that the local
//!   backend mounts and the Docker backend imports;
//! - `registry`: `sandboxes/rust/Dockerfile`, on the official `rust` image;
//! - `host`: this machine's own system and toolchain folders, mounted read-only.

mod debian;
mod docker;
mod host;
mod toolchain;

pub use docker::{BASE_REPOSITORY, ensure_docker_image};
pub use toolchain::Toolchain;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SandboxError;

/// Where the compiler stands in every sandbox.
pub const RUSTC: &str = "/opt/rust/bin/rustc";
/// Where clippy stands in every sandbox.
pub const CLIPPY: &str = "/opt/rust/bin/clippy-driver";
/// Where the toolchain stands in every sandbox.
pub const TOOLCHAIN: &str = "/opt/rust";
/// Where the guest stands in every image.
pub const GUEST: &str = "/assay/guest";

/// The guest program of this build, linked statically.
static GUEST_PROGRAM: &[u8] = include_bytes!(env!("ASSAY_GUEST"));

/// The ways to make an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImageKind {
    /// `debian`, else `registry` (Docker only), else `host`.
    #[default]
    Auto,
    /// From Debian's packages and this machine's toolchain.
    Debian,
    /// From `sandboxes/rust/Dockerfile`.
    Registry,
    /// From this machine's own folders.
    Host,
}

impl ImageKind {
    /// The name used in files and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Debian => "debian",
            Self::Registry => "registry",
            Self::Host => "host",
        }
    }
}

/// The root of a local sandbox.
#[derive(Debug, Clone)]
pub enum LocalRoot {
    /// A folder that becomes `/`.
    Folder(PathBuf),
    /// Single host folders.
    Host {
        /// What appears where.
        binds: Vec<(PathBuf, String)>,
        /// Links to make: where, and what they say.
        links: Vec<(String, String)>,
    },
}

/// An image, ready to be used.
#[derive(Debug, Clone)]
pub struct PreparedImage {
    kind: ImageKind,
    key: String,
    cache: PathBuf,
    root: Option<LocalRoot>,
    toolchain: Toolchain,
}

impl PreparedImage {
    /// How it was made.
    pub fn kind(&self) -> ImageKind {
        self.kind
    }

    /// A hash of everything that went into it.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The root for the local backend, if this image has one.
    pub fn local_root(&self) -> Option<LocalRoot> {
        self.root.clone()
    }

    /// The same image with its root folder mounted, read-only, instead of handed to an engine. An engine on this machine
    /// then reads it straight from this machine's file system, which is faster than any storage driver. `None` when
    /// there is no such folder.
    pub fn mounted(&self) -> Option<Self> {
        let Some(LocalRoot::Folder(root)) = &self.root else {
            return None;
        };
        let mut binds = Vec::new();
        for entry in fs::read_dir(root).ok()?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !debian::OWN_FOLDERS.contains(&name.as_str()) {
                // A link to another folder of the root is followed here, on this side.
                binds.push((entry.path().canonicalize().ok()?, format!("/{name}")));
            }
        }
        binds.sort();
        Some(Self {
            root: Some(LocalRoot::Host {
                binds,
                links: Vec::new(),
            }),
            ..self.clone()
        })
    }

    /// The toolchain of this machine that went into it.
    pub fn toolchain(&self) -> &Toolchain {
        &self.toolchain
    }

    /// The guest as an executable file of this machine.
    pub fn guest_program(&self) -> Result<PathBuf, SandboxError> {
        let folder = self.cache.join("guests");
        let path = folder.join(guest_hash());
        if path.is_file() {
            return Ok(path);
        }
        let say =
            |error: std::io::Error| SandboxError::Image(format!("{}: {error}", path.display()));
        fs::create_dir_all(&folder).map_err(say)?;
        // Written aside and renamed: two harnesses may start at the same moment.
        let aside = folder.join(format!("{}.{}", guest_hash(), std::process::id()));
        fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o755)
            .open(&aside)
            .and_then(|mut file| file.write_all(GUEST_PROGRAM))
            .map_err(say)?;
        fs::set_permissions(&aside, fs::Permissions::from_mode(0o755)).map_err(say)?;
        fs::rename(&aside, &path).map_err(say)?;
        Ok(path)
    }
}

/// The first characters of the guest's hash: enough to tell builds apart.
pub fn guest_hash() -> String {
    blake3::hash(GUEST_PROGRAM).to_hex().as_str()[..16].to_owned()
}

/// The folder for what can be made again: `ASSAY_CACHE_DIR`, else the user's cache folder.
pub fn cache_folder() -> PathBuf {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("ASSAY_CACHE_DIR")
        .or_else(|| variable("XDG_CACHE_HOME").map(|folder| folder.join("assay")))
        .or_else(|| variable("HOME").map(|folder| folder.join(".cache/assay")))
        .unwrap_or_else(|| std::env::temp_dir().join("assay-cache"))
}

/// The ways that lead to what is `wanted`, in the order in which they are tried.
pub fn ways(wanted: ImageKind, for_docker: bool) -> Vec<ImageKind> {
    match wanted {
        ImageKind::Auto if for_docker => {
            vec![ImageKind::Debian, ImageKind::Registry, ImageKind::Host]
        }
        ImageKind::Auto => vec![ImageKind::Debian, ImageKind::Host],
        kind => vec![kind],
    }
}

/// Makes the image in one certain way, or finds it made. Blocks, the first time for as much as a minute; `say` is told what
/// is going on.
pub fn prepare(kind: ImageKind, say: &dyn Fn(&str)) -> Result<PreparedImage, SandboxError> {
    make(kind, &cache_folder(), &Toolchain::find()?, say)
}

fn make(
    kind: ImageKind,
    cache: &Path,
    toolchain: &Toolchain,
    say: &dyn Fn(&str),
) -> Result<PreparedImage, SandboxError> {
    let (key, root) = match kind {
        ImageKind::Auto | ImageKind::Debian => {
            let (key, folder) = debian::prepare(cache, toolchain, say)?;
            (key, Some(LocalRoot::Folder(folder)))
        }
        ImageKind::Host => {
            let (key, root) = host::describe(toolchain)?;
            (key, Some(root))
        }
        ImageKind::Registry => (docker::dockerfile_key()?, None),
    };
    let kind = if kind == ImageKind::Auto {
        ImageKind::Debian
    } else {
        kind
    };
    Ok(PreparedImage {
        kind,
        key,
        cache: cache.to_path_buf(),
        root,
        toolchain: toolchain.clone(),
    })
}

//! A root folder from Debian's packages and this machine's toolchain.
//!
//! `apt-get` is given a state of its own in the cache, so it needs no rights and changes nothing on this machine.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Toolchain;
use crate::sandbox::SandboxError;

/// Raised when the recipe changes in a way that its inputs do not show.
const RECIPE: &str = "debian 1";
/// What is installed: a linker, the C library to link with, and the counter of instructions.
const PACKAGES: [&str; 3] = ["gcc", "libc6-dev", "valgrind"];
/// What packages bring and no sandbox needs: documentation, a C compiler proper, sanitizers.
const UNNEEDED: [&str; 12] = [
    "usr/share",
    "usr/include",
    "usr/lib/gcc/x86_64-linux-gnu/12/cc1",
    "usr/lib/gcc/x86_64-linux-gnu/12/lto1",
    "usr/lib/gcc/aarch64-linux-gnu/12/cc1",
    "usr/lib/gcc/aarch64-linux-gnu/12/lto1",
    "usr/lib/x86_64-linux-gnu/libasan.so.8.0.0",
    "usr/lib/x86_64-linux-gnu/libtsan.so.2.0.0",
    "usr/lib/x86_64-linux-gnu/liblsan.so.0.0.0",
    "usr/lib/x86_64-linux-gnu/libubsan.so.1.0.0",
    "usr/lib/x86_64-linux-gnu/perl",
    "usr/lib/x86_64-linux-gnu/gconv",
];
/// Folders that every container has of its own.
pub const OWN_FOLDERS: [&str; 7] = ["work", "dev", "proc", "sys", "tmp", "assay", "etc"];
/// Folders that a sandbox mounts something on, or that must exist.
const MOUNT_POINTS: [&str; 6] = ["work", "dev", "proc", "sys", "tmp", "assay"];

/// Gives the root folder and its key, making it when it is not there yet.
pub fn prepare(
    cache: &Path,
    toolchain: &Toolchain,
    say: &dyn Fn(&str),
) -> Result<(String, PathBuf), SandboxError> {
    let key = key(toolchain)?;
    let roots = cache.join("roots");
    let root = roots.join(&key);
    if root.is_dir() {
        return Ok((key, root));
    }
    fs::create_dir_all(&roots)
        .map_err(|error| failed("making the cache folder", &roots, &error))?;
    let lock_path = roots.join("lock");
    let lock = fs::File::create(&lock_path)
        .map_err(|error| failed("opening the lock", &lock_path, &error))?;
    // One harness builds, others wait for it.
    lock.lock()
        .map_err(|error| failed("locking", &lock_path, &error))?;
    if root.is_dir() {
        return Ok((key, root));
    }
    let aside = roots.join(format!("{key}.unfinished"));
    if aside.exists() {
        fs::remove_dir_all(&aside).map_err(|error| failed("removing leftovers", &aside, &error))?;
    }
    say("fetching Debian's packages for the sandbox");
    let packages = download(&roots)?;
    say("unpacking them");
    unpack(&packages, &aside)?;
    say("copying the toolchain");
    add_toolchain(toolchain, &aside)?;
    finish(&aside)?;
    fs::rename(&aside, &root).map_err(|error| failed("putting it in place", &root, &error))?;
    Ok((key, root))
}

fn key(toolchain: &Toolchain) -> Result<String, SandboxError> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(RECIPE.as_bytes());
    hasher.update(PACKAGES.join(" ").as_bytes());
    hasher.update(&fs::read("/etc/os-release").unwrap_or_default());
    toolchain.fingerprint(&mut hasher)?;
    Ok(hasher.finalize().to_hex().to_string())
}

/// Downloads the packages with everything they depend on, as for an empty system.
fn download(roots: &Path) -> Result<Vec<PathBuf>, SandboxError> {
    let state = roots.join("apt");
    for folder in ["lists/partial", "archives/partial"] {
        fs::create_dir_all(state.join(folder))
            .map_err(|error| failed("making a folder for apt", &state, &error))?;
    }
    fs::write(state.join("status"), "").map_err(|error| failed("preparing apt", &state, &error))?;
    let options = [
        format!("Dir::State::lists={}", state.join("lists").display()),
        format!("Dir::State::status={}", state.join("status").display()),
        format!("Dir::Cache={}", state.display()),
        format!("Dir::Cache::archives={}", state.join("archives").display()),
        "Debug::NoLocking=1".to_owned(),
        "APT::Sandbox::User=".to_owned(),
        "APT::Install-Recommends=false".to_owned(),
        "Acquire::Languages=none".to_owned(),
    ];
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        for option in &options {
            command.args(["-o", option]);
        }
        command
            .arg("-q")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .env("LC_ALL", "C");
        output_of(command, "apt-get")
    };
    apt(&["update"])?;
    let mut install = vec!["--yes", "--download-only", "install"];
    install.extend(PACKAGES);
    apt(&install)?;
    let archives = state.join("archives");
    let mut packages = Vec::new();
    for entry in
        fs::read_dir(&archives).map_err(|error| failed("listing packages", &archives, &error))?
    {
        let path = entry
            .map_err(|error| failed("listing packages", &archives, &error))?
            .path();
        if path.extension().is_some_and(|extension| extension == "deb") {
            packages.push(path);
        }
    }
    packages.sort();
    Ok(packages)
}

fn unpack(packages: &[PathBuf], root: &Path) -> Result<(), SandboxError> {
    fs::create_dir_all(root).map_err(|error| failed("making the root", root, &error))?;
    for package in packages {
        let mut command = Command::new("dpkg-deb");
        command.arg("-x").arg(package).arg(root);
        output_of(command, "dpkg-deb")?;
    }
    for path in UNNEEDED {
        let path = root.join(path);
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        match removed {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed("removing what is not needed", &path, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn add_toolchain(toolchain: &Toolchain, root: &Path) -> Result<(), SandboxError> {
    let target = root.join(super::TOOLCHAIN.trim_start_matches('/'));
    for file in toolchain.files()? {
        let to = target.join(&file);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| failed("making a folder", folder, &error))?;
        }
        fs::copy(toolchain.sysroot.join(&file), &to)
            .map_err(|error| failed("copying the toolchain", &to, &error))?;
    }
    Ok(())
}

/// Adds mount points and the few files that programs look for, and makes everything readable for every user: the
/// sandbox's user owns none of it.
fn finish(root: &Path) -> Result<(), SandboxError> {
    for name in MOUNT_POINTS {
        let path = root.join(name);
        fs::create_dir_all(&path).map_err(|error| failed("making a mount point", &path, &error))?;
    }
    let etc = root.join("etc");
    let files = [
        ("passwd", "candidate:x:65534:65534::/work:/bin/false\n"),
        ("group", "candidate:x:65534:\n"),
    ];
    for (name, text) in files {
        fs::create_dir_all(&etc)
            .and_then(|()| fs::write(etc.join(name), text))
            .map_err(|error| failed("writing", &etc.join(name), &error))?;
    }
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.map_err(|error| SandboxError::Image(error.to_string()))?;
        if entry.file_type().is_symlink() {
            continue;
        }
        let metadata = entry
            .metadata()
            .map_err(|error| SandboxError::Image(error.to_string()))?;
        let mode = metadata.permissions().mode();
        let everyone = if metadata.is_dir() || mode & 0o100 != 0 {
            0o755
        } else {
            0o644
        };
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(everyone))
            .map_err(|error| failed("setting permissions", entry.path(), &error))?;
    }
    Ok(())
}

fn output_of(mut command: Command, name: &str) -> Result<(), SandboxError> {
    let output = command
        .output()
        .map_err(|error| SandboxError::Image(format!("{name}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last: Vec<&str> = said.lines().rev().take(5).collect();
    Err(SandboxError::Image(format!(
        "{name}: {}",
        last.into_iter().rev().collect::<Vec<_>>().join("; ")
    )))
}

fn failed(doing: &str, path: &Path, error: &dyn std::fmt::Display) -> SandboxError {
    SandboxError::Image(format!("{doing}: {}: {error}", path.display()))
}

//! The toolchain of this machine, and the part of it that a sandbox needs.

use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use crate::sandbox::SandboxError;

/// Programs that go into a sandbox.
const PROGRAMS: [&str; 3] = ["rustc", "clippy-driver", "cargo"];

/// A Rust toolchain on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toolchain {
    /// Its folder, with `bin` and `lib`.
    pub sysroot: PathBuf,
    /// What `rustc -vV` prints.
    pub version: String,
    /// The platform it runs on and compiles for.
    pub host: String,
}

impl Toolchain {
    /// The toolchain that `rustc` stands for here.
    pub fn find() -> Result<Self, SandboxError> {
        let sysroot = rustc(&["--print", "sysroot"])?;
        let version = rustc(&["-vV"])?;
        let host = version
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .ok_or_else(|| SandboxError::Image("`rustc -vV` names no host".to_owned()))?
            .to_owned();
        let toolchain = Self {
            sysroot: PathBuf::from(sysroot.trim()),
            version: version.trim().to_owned(),
            host,
        };
        for program in PROGRAMS {
            if !toolchain.sysroot.join("bin").join(program).is_file() {
                return Err(SandboxError::Image(format!(
                    "{} has no {program}; `rustup component add clippy` adds clippy",
                    toolchain.sysroot.display()
                )));
            }
        }
        Ok(toolchain)
    }

    /// The files that a sandbox needs, relative to the sysroot, sorted.
    pub fn files(&self) -> Result<Vec<PathBuf>, SandboxError> {
        let mut files: Vec<PathBuf> = PROGRAMS
            .iter()
            .map(|program| Path::new("bin").join(program))
            .collect();
        let library = self.sysroot.join("lib");
        let platform = Path::new("lib/rustlib").join(&self.host);
        for entry in WalkDir::new(&library) {
            let entry = entry.map_err(|error| SandboxError::Image(error.to_string()))?;
            let relative = entry
                .path()
                .strip_prefix(&self.sysroot)
                .unwrap_or(entry.path());
            let shared = relative.parent() == Some(Path::new("lib"));
            if !entry.file_type().is_dir() && (shared || relative.starts_with(&platform)) {
                files.push(relative.to_path_buf());
            }
        }
        files.sort();
        Ok(files)
    }

    /// A hash of the version and of every file's name and size.
    pub fn fingerprint(&self, hasher: &mut blake3::Hasher) -> Result<(), SandboxError> {
        hasher.update(self.version.as_bytes());
        for file in self.files()? {
            let length = self
                .sysroot
                .join(&file)
                .metadata()
                .map_or(0, |metadata| metadata.len());
            hasher.update(file.to_string_lossy().as_bytes());
            hasher.update(&length.to_le_bytes());
        }
        Ok(())
    }
}

fn rustc(arguments: &[&str]) -> Result<String, SandboxError> {
    let say = |why: String| SandboxError::Image(format!("`rustc {}`: {why}", arguments.join(" ")));
    let output = Command::new("rustc")
        .args(arguments)
        .output()
        .map_err(|error| say(error.to_string()))?;
    if !output.status.success() {
        return Err(say(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

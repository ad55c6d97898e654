//! The work area: the only place of a sandbox where anything can be written.

use std::ffi::CString;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Component, Path, PathBuf};

use assay_guest::{File, ResetReport, WORK_AREA};

use crate::processes;

/// Makes sure that the work area is there, empty and ours.
pub fn prepare() -> Result<(), String> {
    let report = reset()?;
    match report.leftovers.as_slice() {
        [] => Ok(()),
        leftovers => Err(format!("it holds {leftovers:?} and they cannot be removed")),
    }
}

/// Writes `files` in order.
pub fn write(files: &[File]) -> Result<(), String> {
    for file in files {
        let path = inside(&file.path)?;
        let say = |error: std::io::Error| format!("{}: {error}", file.path);
        if let Some(folder) = path.parent() {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)
                .map_err(say)?;
        }
        fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            // A link left by an earlier run must not lead the write elsewhere.
            .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC)
            .open(&path)
            .and_then(|mut target| target.write_all(&file.contents))
            .map_err(say)?;
    }
    Ok(())
}

/// Opens a plain file for reading, and tells its length.
pub fn open(path: &str) -> Result<(fs::File, u64), String> {
    let say = |error: std::io::Error| format!("{path}: {error}");
    let file = fs::OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC)
        .open(inside(path)?)
        .map_err(say)?;
    let metadata = file.metadata().map_err(say)?;
    if metadata.is_file() {
        Ok((file, metadata.len()))
    } else {
        Err(format!("{path}: not a plain file"))
    }
}

/// Reads at most `max_bytes` of a file, and its whole length.
pub fn read(path: &str, max_bytes: u64) -> Result<(Vec<u8>, u64), String> {
    let say = |error: std::io::Error| format!("{path}: {error}");
    let (file, length) = open(path)?;
    let mut bytes = Vec::new();
    file.take(max_bytes).read_to_end(&mut bytes).map_err(say)?;
    Ok((bytes, length))
}

/// Removes files and folders; what is not there is fine.
pub fn remove(paths: &[String]) -> Result<(), String> {
    for path in paths {
        remove_entry(&inside(path)?).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// Kills every other process, empties the work area and looks whether both worked.
pub fn reset() -> Result<ResetReport, String> {
    let killed = processes::kill_everything();
    let mut report = ResetReport {
        killed,
        ..ResetReport::default()
    };
    for entry in entries()? {
        match remove_entry(&entry) {
            Ok(()) => report.removed += 1,
            Err(error) => report
                .leftovers
                .push(format!("{}: {error}", entry.display())),
        }
    }
    report.leftovers.extend(
        entries()?
            .into_iter()
            .map(|entry| entry.display().to_string()),
    );
    report.leftovers.extend(
        processes::other_processes()
            .into_iter()
            .map(|pid| format!("process {pid}")),
    );
    report.guest_cpu_us = crate::limits::own_cpu_us();
    Ok(report)
}

fn entries() -> Result<Vec<PathBuf>, String> {
    let say = |error: std::io::Error| format!("{WORK_AREA}: {error}");
    let mut found = Vec::new();
    for entry in fs::read_dir(WORK_AREA).map_err(say)? {
        found.push(entry.map_err(say)?.path());
    }
    Ok(found)
}

fn remove_entry(path: &Path) -> std::io::Result<()> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if !metadata.is_dir() {
        return fs::remove_file(path);
    }
    // `remove_dir_all` recurses without following links; only folders that were made unreadable need help first.
    fs::remove_dir_all(path).or_else(|_| {
        open_up(path);
        fs::remove_dir_all(path)
    })
}

/// Gives the owner every right on each folder below `path`, as far as that works.
fn open_up(path: &Path) {
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o700));
    let Ok(entries) = fs::read_dir(path) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            open_up(&entry.path());
        }
    }
}

/// The absolute path for a path of the protocol. The harness is trusted, but a slip there must not write elsewhere.
fn inside(path: &str) -> Result<PathBuf, String> {
    let relative = Path::new(path);
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !plain {
        return Err(format!("{path:?} is not a plain path below the work area"));
    }
    Ok(Path::new(WORK_AREA).join(relative))
}

/// Whether the file system of the work area has no space or no entries left.
pub fn is_full() -> bool {
    let Ok(path) = CString::new(WORK_AREA) else {
        return false;
    };
    let mut figures = std::mem::MaybeUninit::<libc::statvfs>::uninit();
    // SAFETY: the path is a C string and the buffer is of the size that the call fills.
    let status = unsafe { libc::statvfs(path.as_ptr(), figures.as_mut_ptr()) };
    if status != 0 {
        return false;
    }
    // SAFETY: the call succeeded and has filled the buffer.
    let figures = unsafe { figures.assume_init() };
    figures.f_bfree == 0 || (figures.f_files > 0 && figures.f_ffree == 0)
}

//! Leaving a root file system that is served by a process.
//!
//! Some engines lay their containers' root out through FUSE. The kernel then asks that process for permission at the
//! root folder whenever anybody opens an absolute path, hundreds of times for one call of the compiler. Everything that
//! is used lies in mounts below; so the guest makes itself a root in memory, with the same mounts in the same places.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::sys::statfs::statfs;
use nix::unistd::{Gid, Uid};

use crate::jail::{drop_capabilities, map_to_self, pivot};

/// The type of a FUSE file system, from `linux/magic.h`.
const FUSE: i64 = 0x6573_5546;
/// Where the new root is put together; it is in every image, empty.
const STAGE: &str = "/tmp";

/// Moves to a root in memory if the present one is served by a process and the kernel permits it. Rights that this
/// takes are lent by a user namespace and given up before anything else happens.
pub fn leave_slow_root() -> Result<(), String> {
    let slow = statfs("/").is_ok_and(|root| root.filesystem_type().0 == FUSE);
    let (uid, gid) = (Uid::current(), Gid::current());
    if !slow || unshare(CloneFlags::CLONE_NEWUSER | CloneFlags::CLONE_NEWNS).is_err() {
        return Ok(());
    }
    map_to_self(uid, gid)?;
    let outcome = build().map_err(|(what, error)| format!("{what}: {error}"));
    drop_capabilities().map_err(|error| format!("capset: {error}"))?;
    outcome
}

type Step = Result<(), (String, io::Error)>;

fn build() -> Step {
    let say = |what: &str| {
        let what = what.to_owned();
        move |error: io::Error| (what, error)
    };
    // Refused by some engines' own rules for mounts; then everything stays as it is.
    if mount(
        None::<&str>,
        "/",
        None::<&str>,
        MsFlags::MS_REC | MsFlags::MS_PRIVATE,
        None::<&str>,
    )
    .is_err()
    {
        return Ok(());
    }
    let entries: Vec<fs::DirEntry> = fs::read_dir("/").map_err(say("/"))?.flatten().collect();
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV;
    mount(
        Some("root"),
        STAGE,
        Some("tmpfs"),
        flags,
        Some("size=64k,mode=755"),
    )
    .map_err(|error| ("a root in memory".to_owned(), error.into()))?;
    std::env::set_current_dir(STAGE).map_err(say(STAGE))?;
    for entry in entries {
        let from = entry.path();
        if from != Path::new(STAGE) {
            bring(&from)?;
        }
    }
    fs::create_dir("tmp").map_err(say("tmp"))?;
    pivot()?;
    let read_only = MsFlags::MS_REMOUNT | MsFlags::MS_BIND | MsFlags::MS_RDONLY | flags;
    mount(None::<&str>, "/", None::<&str>, read_only, None::<&str>)
        .map_err(|error| ("making the root read-only".to_owned(), error.into()))
}

/// Makes what is at `from` appear at the same place below the new root.
fn bring(from: &Path) -> Step {
    let Ok(to) = from.strip_prefix("/") else {
        return Ok(());
    };
    let say = |error: io::Error| (from.display().to_string(), error);
    let metadata = fs::symlink_metadata(from).map_err(say)?;
    if metadata.is_symlink() {
        return symlink(fs::read_link(from).map_err(say)?, to).map_err(say);
    }
    if metadata.is_dir() {
        fs::create_dir(to).map_err(say)?;
    } else {
        fs::File::create(to).map_err(say)?;
    }
    mount(
        Some(from),
        to,
        None::<&str>,
        MsFlags::MS_BIND | MsFlags::MS_REC,
        None::<&str>,
    )
    .map_err(|error| say(error.into()))
}

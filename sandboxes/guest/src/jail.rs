//! A sandbox made of Linux namespaces, for machines without a container engine.
//!
//! ```text
//! parent: new namespaces, waits ──fork──▶ child, process 1: mounts, gives up every right, serves requests
//! ```
//!
//! With the right to do so (root) the mounts are made first and the user changed afterwards; without it a user
//! namespace lends the rights for the mounts, and they are given up before the first request is read.

use std::ffi::CString;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sched::{CloneFlags, CpuSet, sched_setaffinity, unshare};
use nix::unistd::{ForkResult, Gid, Pid, Uid, fork, setgroups, setresgid, setresuid};

use crate::serve;

/// Device files that programs expect; none of them leads anywhere.
const DEVICES: [&str; 5] = ["null", "zero", "full", "random", "urandom"];
/// Where the new root is put together. It exists everywhere and is hidden for nobody but us.
const STAGE: &str = "/tmp";

/// What the harness asked for.
#[derive(Debug, Default)]
struct Plan {
    /// A folder that becomes `/`.
    root: Option<PathBuf>,
    /// Without a root folder: host files and folders to appear read-only, and where.
    binds: Vec<(PathBuf, PathBuf)>,
    /// Links to make in a root of binds: where, and what it says.
    links: Vec<(PathBuf, PathBuf)>,
    /// Size of the work area, in bytes.
    work_bytes: u64,
    /// Files and folders that fit into the work area.
    work_entries: u64,
    /// CPUs that the sandbox may use.
    cpus: Vec<usize>,
    /// The user and group inside.
    uid: u32,
}

impl Plan {
    fn parse(words: &[&str]) -> Result<Self, String> {
        let mut plan = Self::default();
        for word in words {
            let (key, value) = word
                .split_once('=')
                .ok_or_else(|| format!("{word:?} is not KEY=VALUE"))?;
            let number = || {
                value
                    .parse::<u64>()
                    .map_err(|error| format!("{word:?}: {error}"))
            };
            match key {
                "root" => plan.root = Some(value.into()),
                "bind" | "link" => {
                    let (one, other) = value
                        .split_once(':')
                        .ok_or_else(|| format!("{word:?} is not {key}=A:B"))?;
                    let list = if key == "bind" {
                        &mut plan.binds
                    } else {
                        &mut plan.links
                    };
                    list.push((one.into(), other.into()));
                }
                "work_bytes" => plan.work_bytes = number()?,
                "work_entries" => plan.work_entries = number()?,
                "cpu" => plan.cpus.push(number()? as usize),
                "uid" => plan.uid = number()? as u32,
                _ => return Err(format!("{key:?} is no key of a jail")),
            }
        }
        Ok(plan)
    }
}

/// Builds the sandbox and serves in it. Comes back in the parent, with the guest's exit code.
pub fn enter(words: &[&str]) -> Result<ExitCode, String> {
    let plan = Plan::parse(words)?;
    pin(&plan.cpus)?;
    if let Some(root) = &plan.root {
        // From here on the root is ".", so that a user who may not walk the path to it can still mount it.
        std::env::set_current_dir(root).map_err(|error| format!("{}: {error}", root.display()))?;
    }
    let privileged = new_namespaces()?;
    // SAFETY: this process has one thread.
    match unsafe { fork() }.map_err(|error| format!("fork: {error}"))? {
        ForkResult::Parent { child } => wait_for(child),
        ForkResult::Child => {
            build_root(&plan).map_err(|(what, error)| format!("{what}: {error}"))?;
            give_up_rights(plan.uid, privileged)?;
            // After the change of user, which would clear it: with the parent goes the sandbox.
            nix::sys::prctl::set_pdeathsig(nix::sys::signal::Signal::SIGKILL)
                .map_err(|error| format!("PR_SET_PDEATHSIG: {error}"))?;
            let code = serve::serve()?;
            Ok(code)
        }
    }
}

fn pin(cpus: &[usize]) -> Result<(), String> {
    if cpus.is_empty() {
        return Ok(());
    }
    let mut set = CpuSet::new();
    for cpu in cpus {
        set.set(*cpu)
            .map_err(|error| format!("CPU {cpu}: {error}"))?;
    }
    sched_setaffinity(Pid::from_raw(0), &set).map_err(|error| format!("CPUs {cpus:?}: {error}"))
}

/// Enters new namespaces and says whether that was done with the host's rights rather than a user namespace's.
fn new_namespaces() -> Result<bool, String> {
    let wanted = CloneFlags::CLONE_NEWNS
        | CloneFlags::CLONE_NEWPID
        | CloneFlags::CLONE_NEWNET
        | CloneFlags::CLONE_NEWIPC
        | CloneFlags::CLONE_NEWUTS;
    if Uid::effective().is_root() && unshare(wanted).is_ok() {
        return Ok(true);
    }
    let (uid, gid) = (Uid::effective(), Gid::effective());
    unshare(wanted | CloneFlags::CLONE_NEWUSER).map_err(|error| {
        format!(
            "the kernel refuses user namespaces ({error}). What to enable, whichever this system has: \
             `sysctl user.max_user_namespaces=15000`, `sysctl kernel.unprivileged_userns_clone=1`, \
             `sysctl kernel.apparmor_restrict_unprivileged_userns=0`; inside a container, its seccomp profile \
             must allow `unshare` and `mount`"
        )
    })?;
    map_to_self(uid, gid)?;
    Ok(false)
}

/// Makes the user and group of a fresh user namespace the same as outside of it.
pub fn map_to_self(uid: Uid, gid: Gid) -> Result<(), String> {
    let map = |file: &str, text: String| {
        fs::write(format!("/proc/self/{file}"), text)
            .map_err(|error| format!("/proc/self/{file}: {error}"))
    };
    map("setgroups", "deny".to_owned())?;
    map("uid_map", format!("{uid} {uid} 1"))?;
    map("gid_map", format!("{gid} {gid} 1"))
}

fn wait_for(child: Pid) -> Result<ExitCode, String> {
    use nix::sys::wait::{WaitStatus, waitpid};
    loop {
        match waitpid(child, None) {
            Ok(WaitStatus::Exited(_, code)) => return Ok(ExitCode::from(code.clamp(0, 255) as u8)),
            Ok(WaitStatus::Signaled(_, signal, _)) => {
                return Err(format!("the guest was killed by {signal}"));
            }
            Ok(_) | Err(nix::errno::Errno::EINTR) => {}
            Err(error) => return Err(format!("waiting for the guest: {error}")),
        }
    }
}

pub type Step = Result<(), (String, io::Error)>;

fn build_root(plan: &Plan) -> Step {
    attach(None, "/", None, MsFlags::MS_REC | MsFlags::MS_PRIVATE, None)?;
    match &plan.root {
        Some(_) => attach(Some("."), STAGE, None, MsFlags::MS_BIND, None)?,
        None => attach(
            Some("tmpfs"),
            STAGE,
            Some("tmpfs"),
            safe_flags(),
            Some("size=1m,mode=755"),
        )?,
    }
    std::env::set_current_dir(STAGE).map_err(|error| (STAGE.to_owned(), error))?;
    for folder in ["work", "dev", "proc"] {
        // In a prepared root they are there already.
        let _ = fs::create_dir(folder);
    }
    for (source, target) in &plan.binds {
        bind_read_only(source, target)?;
    }
    for (at, to) in &plan.links {
        symlink(to, below_stage(at)).map_err(|error| (at.display().to_string(), error))?;
    }
    let size = format!(
        "size={},nr_inodes={},mode=777",
        plan.work_bytes, plan.work_entries
    );
    attach(
        Some("work"),
        "work",
        Some("tmpfs"),
        safe_flags(),
        Some(&size),
    )?;
    build_devices()?;
    // Refused inside a container that hides parts of its own /proc. Nothing that we run needs it.
    let _ = attach(
        Some("proc"),
        "proc",
        Some("proc"),
        safe_flags() | MsFlags::MS_NOEXEC,
        None,
    );
    pivot()?;
    let kept = locked_flags("/");
    let read_only =
        MsFlags::MS_REMOUNT | MsFlags::MS_BIND | MsFlags::MS_RDONLY | safe_flags() | kept;
    attach(None, "/", None, read_only, None)
}

fn safe_flags() -> MsFlags {
    MsFlags::MS_NOSUID | MsFlags::MS_NODEV
}

fn build_devices() -> Step {
    attach(
        Some("dev"),
        "dev",
        Some("tmpfs"),
        MsFlags::MS_NOSUID | MsFlags::MS_NOEXEC,
        Some("size=64k,mode=755"),
    )?;
    for name in DEVICES {
        let target = format!("dev/{name}");
        fs::File::create(&target).map_err(|error| (target.clone(), error))?;
        attach(
            Some(&format!("/dev/{name}")),
            &target,
            None,
            MsFlags::MS_BIND,
            None,
        )?;
    }
    let read_only =
        MsFlags::MS_REMOUNT | MsFlags::MS_RDONLY | MsFlags::MS_NOSUID | MsFlags::MS_NOEXEC;
    attach(None, "dev", None, read_only, None)
}

fn bind_read_only(source: &Path, target: &Path) -> Step {
    let target = below_stage(target);
    let say = |error| (source.display().to_string(), error);
    if source.is_dir() {
        fs::create_dir_all(&target).map_err(say)?;
    } else {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(say)?;
        }
        fs::File::create(&target).map_err(say)?;
    }
    let (source, target) = (source.to_string_lossy(), target.to_string_lossy());
    attach(
        Some(&source),
        &target,
        None,
        MsFlags::MS_BIND | MsFlags::MS_REC,
        None,
    )?;
    let flags = MsFlags::MS_REMOUNT | MsFlags::MS_BIND | MsFlags::MS_RDONLY | safe_flags();
    attach(None, &target, None, flags | locked_flags(&target), None)
}

fn below_stage(path: &Path) -> PathBuf {
    path.strip_prefix("/").unwrap_or(path).to_path_buf()
}

/// Flags of a mount that a user namespace may not take away again.
fn locked_flags(path: &str) -> MsFlags {
    let Ok(path) = CString::new(path) else {
        return MsFlags::empty();
    };
    let mut figures = std::mem::MaybeUninit::<libc::statvfs>::zeroed();
    // SAFETY: a C string and a buffer of the right size; zeroed bytes are a valid answer should it fail.
    let set = unsafe {
        libc::statvfs(path.as_ptr(), figures.as_mut_ptr());
        figures.assume_init().f_flag
    };
    let pairs = [
        (libc::ST_NOEXEC, MsFlags::MS_NOEXEC),
        (libc::ST_NOATIME, MsFlags::MS_NOATIME),
        (libc::ST_NODIRATIME, MsFlags::MS_NODIRATIME),
        (libc::ST_RELATIME, MsFlags::MS_RELATIME),
    ];
    pairs
        .into_iter()
        .filter(|(bit, _)| set & bit != 0)
        .map(|(_, flag)| flag)
        .collect()
}

/// Makes the current folder the root and lets go of the old one.
pub fn pivot() -> Step {
    nix::unistd::pivot_root(".", ".").map_err(|error| ("pivot_root".to_owned(), error.into()))?;
    umount2(".", MntFlags::MNT_DETACH)
        .map_err(|error| ("leaving the old root".to_owned(), error.into()))?;
    std::env::set_current_dir("/").map_err(|error| ("/".to_owned(), error))
}

fn attach(
    source: Option<&str>,
    target: &str,
    kind: Option<&str>,
    flags: MsFlags,
    data: Option<&str>,
) -> Step {
    mount(source, target, kind, flags, data).map_err(|error| {
        let what = source.or(kind).unwrap_or("new flags");
        (format!("mounting {what} on {target}"), error.into())
    })
}

/// Becomes an ordinary user without a single capability.
fn give_up_rights(uid: u32, privileged: bool) -> Result<(), String> {
    let _ = nix::unistd::sethostname("sandbox");
    for capability in 0..64 {
        // SAFETY: plain numbers; a capability that this kernel does not know is refused, which is fine.
        unsafe { libc::prctl(libc::PR_CAPBSET_DROP, capability, 0, 0, 0) };
    }
    if privileged {
        let (user, group) = (Uid::from_raw(uid), Gid::from_raw(uid));
        setgroups(&[]).map_err(|error| format!("setgroups: {error}"))?;
        setresgid(group, group, group).map_err(|error| format!("setresgid {uid}: {error}"))?;
        setresuid(user, user, user).map_err(|error| format!("setresuid {uid}: {error}"))?;
    }
    drop_capabilities().map_err(|error| format!("capset: {error}"))?;
    nix::sys::prctl::set_no_new_privs().map_err(|error| format!("PR_SET_NO_NEW_PRIVS: {error}"))
}

/// Empties the permitted, effective and inheritable sets.
pub fn drop_capabilities() -> io::Result<()> {
    #[repr(C)]
    struct Header {
        version: u32,
        pid: i32,
    }
    const VERSION_3: u32 = 0x2008_0522;
    let header = Header {
        version: VERSION_3,
        pid: 0,
    };
    // Two sets of three 32-bit words: effective, permitted, inheritable, low half and high half.
    let none = [0u32; 6];
    // SAFETY: the header and the data have the layout that version 3 of the call defines, and outlive it.
    if unsafe { libc::syscall(libc::SYS_capset, &header, none.as_ptr()) } == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

//! What a candidate's processes may open and call: Landlock for files, seccomp for system calls.

use std::collections::BTreeMap;
use std::io;
use std::os::unix::fs::PermissionsExt;

use assay_guest::Confinement;
use landlock::{
    ABI, Access, AccessFs, BitFlags, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreated,
    RulesetCreatedAttr, Scope, path_beneath_rules,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};

/// The newest Landlock version whose rights we name; older kernels take what they know of it.
const NEWEST: ABI = ABI::V6;

/// The rules of one run, made before the fork so that the child only has to put them on.
pub struct Armour {
    landlock: Option<RulesetCreated>,
    filters: Vec<BpfProgram>,
}

impl Armour {
    /// Prepares the rules.
    pub fn forge(wanted: &Confinement) -> Result<Self, String> {
        let landlock = if landlock_version() > 0 {
            Some(files(wanted)?)
        } else {
            None
        };
        Ok(Self {
            landlock,
            filters: filters(wanted.may_exec).map_err(|error| error.to_string())?,
        })
    }

    /// Puts the rules on the calling process, for good. To be called in the child, last before `exec`.
    pub fn wear(&mut self) -> io::Result<()> {
        if let Some(rules) = self.landlock.take() {
            rules.restrict_self().map_err(io::Error::other)?;
        }
        for filter in &self.filters {
            seccompiler::apply_filter(filter).map_err(io::Error::other)?;
        }
        Ok(())
    }
}

/// Takes everybody's right to read the programs that may only be executed.
pub fn hide_programs(wanted: &Confinement) -> io::Result<()> {
    for path in &wanted.execute_only {
        match std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o111)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The kernel's Landlock version; 0 when it has none or refuses to say.
pub fn landlock_version() -> u32 {
    const CREATE_RULESET_VERSION: u32 = 1;
    // SAFETY: with a null attribute and this flag the call only returns a number.
    let version = unsafe {
        libc::syscall(
            libc::SYS_landlock_create_ruleset,
            std::ptr::null::<u8>(),
            0usize,
            CREATE_RULESET_VERSION,
        )
    };
    u32::try_from(version).unwrap_or(0)
}

fn files(wanted: &Confinement) -> Result<RulesetCreated, String> {
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    let write = AccessFs::from_all(NEWEST) & !BitFlags::from(AccessFs::Execute);
    let grants: [(&[String], BitFlags<AccessFs>); 4] = [
        (&wanted.read, read),
        (&wanted.execute, read | AccessFs::Execute),
        // The kernel opens what it executes for reading, so Landlock alone cannot tell the two apart; the file's
        // mode, which `hide_programs` sets, does.
        (&wanted.execute_only, AccessFs::ReadFile | AccessFs::Execute),
        (&wanted.write, write),
    ];
    let build = || -> Result<RulesetCreated, landlock::RulesetError> {
        let mut ruleset = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(NEWEST))?
            .scope(Scope::from_all(NEWEST))?
            .create()?;
        for (paths, access) in grants {
            // Paths that do not exist are skipped: what is not there cannot be opened either.
            ruleset = ruleset.add_rules(path_beneath_rules(paths, access))?;
        }
        Ok(ruleset)
    };
    build().map_err(|error| format!("Landlock: {error}"))
}

/// System calls that no compiler and no test needs, and that reach beyond the process or make traces that outlive it.
const REFUSED: &[libc::c_long] = &[
    libc::SYS_acct,
    libc::SYS_add_key,
    libc::SYS_bpf,
    libc::SYS_chroot,
    libc::SYS_delete_module,
    libc::SYS_fanotify_init,
    libc::SYS_finit_module,
    libc::SYS_init_module,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_io_uring_setup,
    libc::SYS_kcmp,
    libc::SYS_kexec_load,
    libc::SYS_keyctl,
    libc::SYS_kill,
    libc::SYS_mount,
    libc::SYS_mount_setattr,
    libc::SYS_move_mount,
    libc::SYS_mq_open,
    libc::SYS_msgget,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_open_tree,
    libc::SYS_perf_event_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_send_signal,
    libc::SYS_pivot_root,
    libc::SYS_process_madvise,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_ptrace,
    libc::SYS_quotactl,
    libc::SYS_reboot,
    libc::SYS_request_key,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_sched_setaffinity,
    libc::SYS_semget,
    libc::SYS_setns,
    libc::SYS_shmget,
    libc::SYS_socket,
    libc::SYS_swapoff,
    libc::SYS_swapon,
    libc::SYS_syslog,
    libc::SYS_tkill,
    libc::SYS_umount2,
    libc::SYS_unshare,
    libc::SYS_userfaultfd,
];

/// System calls with which a guest makes its own root, and that nobody in a sandbox needs afterwards.
const BUILDING: &[libc::c_long] = &[
    libc::SYS_chroot,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fsopen,
    libc::SYS_fspick,
    libc::SYS_mount,
    libc::SYS_mount_setattr,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_pivot_root,
    libc::SYS_setns,
    libc::SYS_umount2,
    libc::SYS_unshare,
];

/// Takes from the guest, and from everything that it will ever start, the calls that make and change mounts and
/// namespaces.
pub fn finish_building() -> Result<(), String> {
    let say = |error: seccompiler::BackendError| error.to_string();
    let mut refused: BTreeMap<i64, Vec<SeccompRule>> =
        BUILDING.iter().map(|call| (*call, Vec::new())).collect();
    refused.insert(libc::SYS_clone, namespace_flags().map_err(say)?);
    let arch = std::env::consts::ARCH.try_into().map_err(say)?;
    let refuse = SeccompAction::Errno(libc::EPERM as u32);
    let filter = SeccompFilter::new(refused, SeccompAction::Allow, refuse, arch).map_err(say)?;
    let program: BpfProgram = filter.try_into().map_err(say)?;
    seccompiler::apply_filter(&program).map_err(|error| error.to_string())
}

fn filters(may_exec: bool) -> Result<Vec<BpfProgram>, seccompiler::Error> {
    let arch = std::env::consts::ARCH.try_into()?;
    let mut refused: BTreeMap<i64, Vec<SeccompRule>> =
        REFUSED.iter().map(|call| (*call, Vec::new())).collect();
    let mut clone = namespace_flags()?;
    if !may_exec {
        // Threads, and no processes: a tree of one process cannot leave anything behind.
        clone.push(without_flag(libc::CLONE_THREAD)?);
        #[cfg(target_arch = "x86_64")]
        for call in [libc::SYS_fork, libc::SYS_vfork] {
            refused.insert(call, Vec::new());
        }
        // The program itself is started by `execve`; what it would start in turn goes through `execveat` or a second
        // `execve`, and Landlock grants that second one no file to execute.
        refused.insert(libc::SYS_execveat, Vec::new());
        // Cargo starts the compiler by way of an anonymous pair.
        refused.insert(libc::SYS_socketpair, Vec::new());
        refused.insert(libc::SYS_memfd_create, Vec::new());
        // A program that may be executed and not read stays that way.
        for call in [
            libc::SYS_chmod,
            libc::SYS_fchmod,
            libc::SYS_fchmodat,
            libc::SYS_fchmodat2,
        ] {
            refused.insert(call, Vec::new());
        }
    }
    refused.insert(libc::SYS_clone, clone);
    let eperm = SeccompFilter::new(
        refused,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM as u32),
        arch,
    )?;
    // `clone3` keeps its flags behind a pointer that a filter cannot read; told that it does not exist, the C library
    // falls back to `clone`, which the filter above can judge.
    let unknown = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
    let enosys = SeccompFilter::new(
        unknown,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::ENOSYS as u32),
        arch,
    )?;
    Ok(vec![eperm.try_into()?, enosys.try_into()?])
}

/// The rule that finds calls of `clone` without `flag`.
fn without_flag(flag: i32) -> Result<SeccompRule, seccompiler::BackendError> {
    SeccompRule::new(vec![SeccompCondition::new(
        0,
        SeccompCmpArgLen::Qword,
        SeccompCmpOp::MaskedEq(flag as u64),
        0,
    )?])
}

/// One rule for each flag of `clone` that makes a new namespace.
fn namespace_flags() -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    [
        libc::CLONE_NEWUSER,
        libc::CLONE_NEWNS,
        libc::CLONE_NEWPID,
        libc::CLONE_NEWNET,
        libc::CLONE_NEWIPC,
        libc::CLONE_NEWUTS,
        libc::CLONE_NEWCGROUP,
    ]
    .into_iter()
    .map(|flag| {
        let flag = flag as u64;
        SeccompRule::new(vec![SeccompCondition::new(
            0,
            SeccompCmpArgLen::Qword,
            SeccompCmpOp::MaskedEq(flag),
            flag,
        )?])
    })
    .collect()
}

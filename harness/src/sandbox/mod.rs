//! Sandboxes: where candidates are compiled and run.
//!
//! ```text
//! Backend (docker | local) ──start──▶ Sandbox ──requests──▶ guest, process 1 inside
//!            ▲                           ▲
//!       image (what is inside)         Pool (warm ones, one lease at a time, proven reset between leases)
//! ```

mod connection;
mod docker;
mod doctor;
mod error;
pub mod image;
mod local;
mod open;
mod pool;

pub use connection::{Sandbox, SandboxParts};
pub use docker::{DockerBackend, Leftover, find_containers, find_images, remove};
pub use doctor::{Check, Doctor, examine};
pub use error::SandboxError;
pub use local::LocalBackend;
pub use open::{SandboxFacts, SandboxSettings, Say, open};
pub use pool::{Lease, Pool, PoolFigures};

use std::sync::Arc;

use futures::future::BoxFuture;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which backend to use.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum BackendKind {
    /// Docker when an engine answers, else local.
    #[default]
    Auto,
    /// Containers of a Docker engine.
    Docker,
    /// Linux namespaces made by the guest itself.
    Local,
}

/// Something that can start sandboxes. Every implementation passes the same conformance tests.
pub trait Backend: Send + Sync {
    /// `docker` or `local`.
    fn name(&self) -> &'static str;

    /// What identifies the inside of its sandboxes: an image digest or a root folder's hash.
    fn image(&self) -> String;

    /// Starts one sandbox and waits until its guest has answered. `slot` numbers sandboxes that live at the same
    /// time; it decides which CPUs this one may use.
    fn start(&self, slot: usize) -> BoxFuture<'_, Result<Sandbox, SandboxError>>;
}

/// A backend shared between tasks.
pub type SharedBackend = Arc<dyn Backend>;

/// The size of each sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SandboxSize {
    /// CPUs that it may use, and sees.
    pub cpus: usize,
    /// Memory of everything in it, in MiB, the work area included.
    pub memory_mb: u64,
    /// The work area, in MiB.
    pub work_mb: u64,
    /// Processes and threads in it at a time.
    pub processes: u64,
}

impl Default for SandboxSize {
    fn default() -> Self {
        Self {
            cpus: 1,
            memory_mb: 2048,
            work_mb: 256,
            processes: 256,
        }
    }
}

impl SandboxSize {
    /// Files and folders that fit into the work area.
    pub const WORK_ENTRIES: u64 = 20_000;

    /// The CPUs of sandbox `slot`, spread over the machine's.
    pub fn cpus_of(&self, slot: usize) -> Vec<usize> {
        let available = available_cpus();
        let wanted = self.cpus.clamp(1, available.len().max(1));
        let first = slot * wanted;
        let mut cpus: Vec<usize> = (0..wanted)
            .filter_map(|index| {
                available
                    .get((first + index) % available.len().max(1))
                    .copied()
            })
            .collect();
        cpus.sort_unstable();
        cpus
    }
}

/// CPUs that this process may run on, by number.
fn available_cpus() -> Vec<usize> {
    let mut set = std::mem::MaybeUninit::<libc::cpu_set_t>::zeroed();
    // SAFETY: the buffer has the size that is given; zeroed bytes are an empty set should the call fail.
    let set = unsafe {
        libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), set.as_mut_ptr());
        set.assume_init()
    };
    // SAFETY: the numbers stay below the set's size.
    let cpus: Vec<usize> = (0..libc::CPU_SETSIZE as usize)
        .filter(|cpu| unsafe { libc::CPU_ISSET(*cpu, &set) })
        .collect();
    if cpus.is_empty() { vec![0] } else { cpus }
}

/// A user for a sandbox. Each sandbox has one of its own, so that the kernel's count of processes per user is a count
/// per sandbox.
fn sandbox_user() -> u32 {
    rand::random_range(200_000..1_000_000_000)
}

//! Warm sandboxes: started ahead, lent one at a time, cleaned and proven clean before they are lent again.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::task::TaskTracker;

use super::{Sandbox, SandboxError, SharedBackend};

/// After so many leases a sandbox is replaced, so that nothing can build up in one for ever.
const LEASES_PER_SANDBOX: u32 = 1000;

/// How long an engine that went away is waited for: long enough for it to be restarted.
const ENGINE_PATIENCE: Duration = Duration::from_secs(60);
/// The first pause between two looks at it; each is twice as long as the one before, up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(4);

/// A pool of sandboxes of one backend.
#[derive(Clone)]
pub struct Pool {
    inner: Arc<Inner>,
}

struct Inner {
    backend: SharedBackend,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Member>>,
    free_slots: Mutex<BTreeSet<usize>>,
    tasks: TaskTracker,
    started: AtomicU64,
    reused: AtomicU64,
    discarded: AtomicU64,
    guest_cpu_us: AtomicU64,
}

struct Member {
    sandbox: Sandbox,
    slot: usize,
    leases: u32,
    /// What its guest had used at the last reset, in CPU microseconds.
    guest_cpu_us: u64,
}

/// What a pool has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct PoolFigures {
    /// Sandboxes started.
    pub started: u64,
    /// Leases served by a sandbox that had served before.
    pub reused: u64,
    /// Sandboxes given up because they died or were not clean.
    pub discarded: u64,
    /// CPU microseconds of the guests themselves, without what ran under them.
    pub guest_cpu_us: u64,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // The data under these locks is whole at every moment, so a panic elsewhere does not spoil it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pool {
    /// A pool of at most `size` sandboxes.
    pub fn new(backend: SharedBackend, size: usize) -> Self {
        let size = size.max(1);
        Self {
            inner: Arc::new(Inner {
                backend,
                permits: Arc::new(Semaphore::new(size)),
                idle: Mutex::new(Vec::new()),
                free_slots: Mutex::new((0..size).collect()),
                tasks: TaskTracker::new(),
                started: AtomicU64::new(0),
                reused: AtomicU64::new(0),
                discarded: AtomicU64::new(0),
                guest_cpu_us: AtomicU64::new(0),
            }),
        }
    }

    /// The backend behind the pool.
    pub fn backend(&self) -> &SharedBackend {
        &self.inner.backend
    }

    /// Lends a clean sandbox, waiting until one is free.
    pub async fn lease(&self) -> Result<Lease, SandboxError> {
        let permit = Arc::clone(&self.inner.permits)
            .acquire_owned()
            .await
            .map_err(|_| SandboxError::Died {
                doing: "waiting for a sandbox",
                why: "the pool is closed".to_owned(),
            })?;
        let pool = Arc::clone(&self.inner);
        let idle = lock(&self.inner.idle).pop();
        if let Some(member) = idle {
            self.inner.reused.fetch_add(1, Ordering::Relaxed);
            return Ok(Lease::of(member, pool, permit));
        }
        // On a task of its own: whoever waits may be cancelled, and a container that is created and never started
        // would stay behind. A lease that nobody takes is dropped, and its sandbox destroyed.
        let starting = self.inner.tasks.spawn(async move {
            let member = pool.start().await?;
            Ok(Lease::of(member, pool, permit))
        });
        starting.await.map_err(|error| SandboxError::Died {
            doing: "starting a sandbox",
            why: error.to_string(),
        })?
    }

    /// What the pool has done so far.
    pub fn figures(&self) -> PoolFigures {
        PoolFigures {
            started: self.inner.started.load(Ordering::Relaxed),
            reused: self.inner.reused.load(Ordering::Relaxed),
            discarded: self.inner.discarded.load(Ordering::Relaxed),
            guest_cpu_us: self.inner.guest_cpu_us.load(Ordering::Relaxed),
        }
    }

    /// Ends every sandbox and waits until they are gone.
    pub async fn close(&self) {
        self.inner.permits.close();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        let idle = std::mem::take(&mut *lock(&self.inner.idle));
        futures::future::join_all(idle.into_iter().map(|member| member.sandbox.destroy())).await;
    }
}

impl Inner {
    async fn start(&self) -> Result<Member, SandboxError> {
        let slot = lock(&self.free_slots).pop_first().unwrap_or(0);
        match self.start_in(slot).await {
            Ok(sandbox) => {
                self.started.fetch_add(1, Ordering::Relaxed);
                Ok(Member {
                    sandbox,
                    slot,
                    leases: 0,
                    guest_cpu_us: 0,
                })
            }
            Err(error) => {
                lock(&self.free_slots).insert(slot);
                Err(error)
            }
        }
    }

    /// Starts a sandbox, and waits for an engine that went away, unless the pool is being closed.
    async fn start_in(&self, slot: usize) -> Result<Sandbox, SandboxError> {
        let (began, mut pause) = (Instant::now(), FIRST_PAUSE);
        loop {
            match self.backend.start(slot).await {
                Err(error)
                    if error.is_absence()
                        && began.elapsed() < ENGINE_PATIENCE
                        && !self.permits.is_closed() =>
                {
                    if pause == FIRST_PAUSE {
                        tracing::warn!(%error, "waiting for the engine to come back");
                    }
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                outcome => return outcome,
            }
        }
    }

    async fn discard(&self, member: Member) {
        self.discarded.fetch_add(1, Ordering::Relaxed);
        member.sandbox.destroy().await;
        lock(&self.free_slots).insert(member.slot);
    }

    async fn take_back(&self, mut member: Member) {
        member.leases += 1;
        if member.leases >= LEASES_PER_SANDBOX {
            return self.discard(member).await;
        }
        match member.sandbox.reset().await {
            Ok(report) => {
                let used = report.guest_cpu_us.saturating_sub(member.guest_cpu_us);
                member.guest_cpu_us = report.guest_cpu_us;
                self.guest_cpu_us.fetch_add(used, Ordering::Relaxed);
                lock(&self.idle).push(member);
            }
            Err(error) => {
                tracing::warn!(sandbox = member.sandbox.name(), %error, "sandbox given up after its reset");
                self.discard(member).await;
            }
        }
    }
}

/// A sandbox on loan. Give it back with [`Lease::give_back`]; one that is merely dropped is destroyed, since nobody
/// vouches for the state that it is in.
pub struct Lease {
    member: Option<Member>,
    pool: Arc<Inner>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lease {
    fn of(member: Member, pool: Arc<Inner>, permit: OwnedSemaphorePermit) -> Self {
        Self {
            member: Some(member),
            pool,
            permit: Some(permit),
        }
    }

    /// The sandbox.
    pub fn sandbox(&mut self) -> Result<&mut Sandbox, SandboxError> {
        match &mut self.member {
            Some(member) => Ok(&mut member.sandbox),
            None => Err(SandboxError::Died {
                doing: "using a lease",
                why: "it was given back".to_owned(),
            }),
        }
    }

    /// Returns the sandbox. It is cleaned in the background; the place in the pool is free once that is done.
    pub fn give_back(mut self) {
        self.settle(true);
    }

    fn settle(&mut self, reuse: bool) {
        let Some(member) = self.member.take() else {
            return;
        };
        let pool = Arc::clone(&self.pool);
        let permit = self.permit.take();
        self.pool.tasks.spawn(async move {
            if reuse {
                pool.take_back(member).await;
            } else {
                pool.discard(member).await;
            }
            drop(permit);
        });
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // Outside a runtime there is nobody to clean up; closing the guest's input ends the sandbox all the same.
        if self.member.is_some() && tokio::runtime::Handle::try_current().is_ok() {
            self.settle(false);
        }
    }
}

//! Rewards and episodes as a service: `assay serve`.
//!
//! Everything that is graded here goes through the same environment as a bench's episodes. A request takes a place in
//! the queue, waits for its turn, and only then holds a sandbox; an open session holds none. What our
//! side breaks is an error with a class and never a reward.

mod access;
mod api;
mod candidates;
mod catalogue;
mod grade_api;
mod inline;
mod input;
mod listen;
mod metrics;
mod nemo_gym;
mod openenv;
mod problem;
mod queue;
mod run_code;
mod settings;
mod tasks_api;
mod work;

pub use access::Token;
pub use api::{openapi, router};
pub use catalogue::Catalogue;
pub use listen::{Listening, listen};
pub use problem::{ErrorClass, Problem};
pub use settings::ServeSettings;

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::episode::Environment;
use inline::InlineTasks;
use metrics::Metrics;
use queue::Queue;

/// Slots beyond one for each sandbox: what is ahead in its static rules, or waits for its sandbox to be cleaned, must
/// not leave one idle.
const SLOTS_AHEAD: usize = 4;

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    settings: ServeSettings,
    environment: Environment,
    /// Turns of an episode that does not say how many it may have.
    turns: u32,
    catalogue: Catalogue,
    inline: InlineTasks,
    queue: Queue,
    metrics: Metrics,
    token: Option<Token>,
    /// KiB of bodies that may still be taken in.
    bodies: Arc<Semaphore>,
    /// Sessions that may still be opened.
    sessions: Arc<Semaphore>,
    /// Nothing new is taken any more.
    draining: CancellationToken,
    /// What still waits is given up.
    given_up: CancellationToken,
}

/// What a service is made of.
pub struct Parts {
    /// Its settings.
    pub settings: ServeSettings,
    /// What grades.
    pub environment: Environment,
    /// Turns of an episode at most.
    pub turns: u32,
    /// The tasks that are served.
    pub catalogue: Catalogue,
    /// The token that every request needs, if any does.
    pub token: Option<Token>,
    /// Sandboxes at a time.
    pub sandboxes: usize,
}

impl Service {
    /// A service of these parts.
    pub fn new(parts: Parts) -> Self {
        let settings = parts.settings;
        let kib = usize::try_from(settings.bodies_mb.saturating_mul(1024)).unwrap_or(usize::MAX);
        Self {
            inner: Arc::new(Inner {
                queue: Queue::new(settings.queue, parts.sandboxes + SLOTS_AHEAD),
                bodies: Arc::new(Semaphore::new(kib.min(Semaphore::MAX_PERMITS))),
                sessions: Arc::new(Semaphore::new(settings.sessions)),
                environment: parts.environment,
                turns: parts.turns,
                catalogue: parts.catalogue,
                inline: InlineTasks::default(),
                metrics: Metrics::new(),
                token: parts.token,
                draining: CancellationToken::new(),
                given_up: CancellationToken::new(),
                settings,
            }),
        }
    }

    fn settings(&self) -> &ServeSettings {
        &self.inner.settings
    }

    fn environment(&self) -> &Environment {
        &self.inner.environment
    }

    fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }
}

//! Carrying out one piece of work for a client: waiting for its turn, its deadline, and what happens when the client
//! goes away.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio::time::Instant;

use super::Service;
use super::candidates::Given;
use super::problem::{ErrorClass, Problem};
use super::queue::{Client, Place};
use crate::episode::{Environment, Judged};
use crate::task::Task;

/// How long a grade that nobody waits for any more may go on. Most end sooner; then their sandbox is used again, and
/// whoever asks again finds the grade.
const GRACE: Duration = Duration::from_secs(2);
/// The longest deadline that can be asked for, in seconds.
const LONGEST: f64 = 86_400.0;

/// When an answer is no longer of use.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    at: Instant,
    seconds: f64,
}

impl Service {
    /// The deadline of a request that asks for `seconds`, or for nothing.
    pub(super) fn deadline(&self, seconds: Option<f64>) -> Result<Deadline, Problem> {
        let seconds = seconds.unwrap_or(self.settings().timeout_s as f64);
        if !(seconds > 0.0 && seconds <= LONGEST) {
            let why = format!("is {seconds}, and must be more than 0 and at most {LONGEST}");
            return Err(Problem::field("timeout_s", why));
        }
        Ok(Deadline {
            at: Instant::now() + Duration::from_secs_f64(seconds),
            seconds,
        })
    }

    /// Places in the queue for `count` pieces of work, all or none.
    pub(super) fn reserve(&self, client: &Client, count: usize) -> Result<Vec<Place>, Problem> {
        if self.inner.draining.is_cancelled() {
            return Err(Problem::draining());
        }
        self.inner.queue.reserve(client, count).map_err(|full| {
            self.metrics().rejected.inc();
            Problem::full(full.retry_after_s)
        })
    }

    /// One place in the queue.
    pub(super) fn reserve_one(&self, client: &Client) -> Result<Place, Problem> {
        self.reserve(client, 1)?
            .pop()
            .ok_or_else(|| Problem::new(ErrorClass::Internal, "the queue gave no place"))
    }

    /// Has a candidate for the untouched workspace of `task` judged, and counts what came of it.
    pub(super) async fn judge(
        &self,
        place: Place,
        deadline: Deadline,
        environment: Environment,
        task: Arc<Task>,
        given: Arc<Given>,
    ) -> Result<Judged, Problem> {
        let work = async move {
            environment
                .judge(&task, &task.workspace, given.candidate())
                .await
                .map_err(|failure| Problem::grading(&failure))
        };
        let outcome = self.carry_out(place, deadline, work).await;
        let outcome = outcome.and_then(|judged| judged);
        self.metrics().outcome(&outcome);
        outcome
    }

    /// Waits for a turn and does `work`. Nothing of it is done before its turn, and it does not go on for long after
    /// the deadline or after whoever awaits this has gone.
    pub(super) async fn carry_out<T: Send + 'static>(
        &self,
        place: Place,
        deadline: Deadline,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, Problem> {
        let late = || Problem::deadline(deadline.seconds);
        let waiting = std::time::Instant::now();
        let slot = tokio::select! {
            slot = place.slot() => slot,
            () = tokio::time::sleep_until(deadline.at) => return Err(late()),
            () = self.inner.given_up.cancelled() => return Err(Problem::draining()),
        };
        self.metrics().waited(waiting.elapsed());
        let mut running = tokio::spawn(async move {
            let _held = (slot, place);
            work.await
        });
        let _leash = Leash(running.abort_handle());
        tokio::select! {
            done = &mut running => done.map_err(|error| {
                tracing::error!(%error, "a piece of work broke");
                Problem::new(ErrorClass::Internal, "the harness broke while grading; its log says more")
            }),
            () = tokio::time::sleep_until(deadline.at) => Err(late()),
        }
    }
}

/// Ends a piece of work some time after nobody waits for it any more.
struct Leash(AbortHandle);

impl Drop for Leash {
    fn drop(&mut self) {
        let handle = self.0.clone();
        if !handle.is_finished() && tokio::runtime::Handle::try_current().is_ok() {
            tokio::spawn(async move {
                tokio::time::sleep(GRACE).await;
                handle.abort();
            });
        }
    }
}

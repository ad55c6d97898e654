//! The limits that all clones of an endpoint share: slots, rates, and the pause after a 429.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex as StdMutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::{Mutex, Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep, sleep_until};

use super::EndpointConfig;

/// Slots, request and token rates, and the pause of one endpoint.
pub(super) struct Limits {
    slots: Semaphore,
    requests: Option<DefaultDirectRateLimiter>,
    tokens: Option<TokenBudget>,
    /// Held while waiting for a rate: whoever came first is served first, and a large request
    /// cannot be starved by small ones.
    turn: Mutex<()>,
    paused_until: StdMutex<Option<Instant>>,
}

/// A token rate with its correction by what requests really used.
struct TokenBudget {
    limiter: DefaultDirectRateLimiter,
    burst: u32,
    /// Tokens that past requests used beyond (or, negative, below) their estimates; settled by
    /// the next request.
    correction: AtomicI64,
}

/// The right to send one request; ends with the request.
pub(super) struct Admission<'a> {
    limits: &'a Limits,
    charged: u64,
    _slot: Option<SemaphorePermit<'a>>,
}

impl Limits {
    pub(super) fn new(config: &EndpointConfig) -> Self {
        let per_minute = |n: Option<u32>| n.and_then(NonZeroU32::new);
        Self {
            slots: Semaphore::new((config.concurrency.max(1) as usize).min(Semaphore::MAX_PERMITS)),
            requests: per_minute(config.requests_per_minute)
                .map(|n| RateLimiter::direct(Quota::per_minute(n))),
            tokens: per_minute(config.tokens_per_minute).map(|n| TokenBudget {
                limiter: RateLimiter::direct(Quota::per_minute(n)),
                burst: n.get(),
                correction: AtomicI64::new(0),
            }),
            turn: Mutex::new(()),
            paused_until: StdMutex::new(None),
        }
    }

    /// Waits for a slot, for the end of any pause and for the rates. `estimate` is the number of
    /// tokens the request is expected to use, prompt and answer together.
    pub(super) async fn admit(&self, estimate: u64) -> Admission<'_> {
        // The semaphore is never closed, so this is always a permit.
        let slot = self.slots.acquire().await.ok();
        {
            let _turn = self.turn.lock().await;
            self.wait_for_requests().await;
            self.wait_for_tokens(estimate).await;
        }
        // Last, so that a 429 during the waits above is heeded as well.
        self.wait_for_pause().await;
        Admission {
            limits: self,
            charged: estimate,
            _slot: slot,
        }
    }

    /// Holds back every request for `wait`, unless a longer pause is already in force.
    pub(super) fn pause(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut paused = self.lock_pause();
        *paused = Some(paused.map_or(until, |current| current.max(until)));
    }

    async fn wait_for_pause(&self) {
        loop {
            let until = *self.lock_pause();
            match until {
                Some(until) if until > Instant::now() => sleep_until(until).await,
                _ => return,
            }
        }
    }

    async fn wait_for_requests(&self) {
        let Some(limiter) = &self.requests else {
            return;
        };
        while let Err(denied) = limiter.check() {
            sleep(denied.wait_time_from(DefaultClock::default().now())).await;
        }
    }

    async fn wait_for_tokens(&self, estimate: u64) {
        let Some(budget) = &self.tokens else { return };
        let mut due = budget.due(estimate);
        while let Some(part) = budget.part(due) {
            while let Err(wait) = budget.try_take(part) {
                sleep(wait).await;
            }
            due -= u64::from(part.get());
        }
    }

    fn lock_pause(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.paused_until
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl TokenBudget {
    /// Tokens to take for a request: its estimate, corrected by what earlier ones owe or are owed.
    fn due(&self, estimate: u64) -> u64 {
        let owed = self.correction.swap(0, Ordering::Relaxed);
        let due = i64::try_from(estimate)
            .unwrap_or(i64::MAX)
            .saturating_add(owed);
        if due < 0 {
            // More credit than this request needs: keep the rest for the next one.
            self.settle(due);
        }
        u64::try_from(due).unwrap_or(0)
    }

    /// The next bite: the limiter refuses more than a minute's share at a time.
    fn part(&self, due: u64) -> Option<NonZeroU32> {
        NonZeroU32::new(u32::try_from(due).unwrap_or(u32::MAX).min(self.burst))
    }

    fn try_take(&self, part: NonZeroU32) -> Result<(), Duration> {
        match self.limiter.check_n(part) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(denied)) => Err(denied.wait_time_from(DefaultClock::default().now())),
            // Cannot happen, as parts never exceed the burst; letting it pass beats waiting forever.
            Err(_) => Ok(()),
        }
    }

    fn settle(&self, difference: i64) {
        // Bounded to an hour's share, so that one absurd usage report cannot stall the endpoint.
        let bound = i64::from(self.burst).saturating_mul(60);
        let add = |current: i64| Some(current.saturating_add(difference).clamp(-bound, bound));
        // The closure never declines, so there is no error to handle.
        let _ = self
            .correction
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

impl Admission<'_> {
    /// Replaces the estimate by the tokens really used, and frees the slot. Without a figure the
    /// estimate stands.
    pub(super) fn settle(self, used: Option<u64>) {
        if let (Some(budget), Some(used)) = (&self.limits.tokens, used) {
            let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            budget.settle(signed(used).saturating_sub(signed(self.charged)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    fn limits(edit: impl FnOnce(&mut EndpointConfig)) -> Limits {
        let mut config = EndpointConfig::new("http://localhost/v1", "m");
        edit(&mut config);
        Limits::new(&config)
    }

    #[tokio::test]
    async fn requests_beyond_the_minute_wait() {
        let limits = limits(|c| c.requests_per_minute = Some(2));
        assert!(limits.admit(1).now_or_never().is_some());
        assert!(limits.admit(1).now_or_never().is_some());
        assert!(limits.admit(1).now_or_never().is_none());
    }

    #[tokio::test]
    async fn tokens_beyond_the_minute_wait_and_are_corrected_afterwards() {
        let limits = limits(|c| c.tokens_per_minute = Some(1000));
        let first = limits.admit(900).now_or_never();
        // It used a tenth of its estimate, so the next one has room again.
        first.into_iter().for_each(|a| a.settle(Some(90)));
        let second = limits.admit(900).now_or_never();
        assert!(second.is_some());
        // This one used far more than charged, and the next one pays.
        second.into_iter().for_each(|a| a.settle(Some(2000)));
        assert!(limits.admit(1).now_or_never().is_none());
    }

    #[tokio::test]
    async fn a_request_larger_than_the_rate_waits_instead_of_failing() {
        let limits = limits(|c| c.tokens_per_minute = Some(10));
        assert!(limits.admit(25).now_or_never().is_none());
    }

    #[tokio::test]
    async fn absurd_usage_is_bounded() {
        let limits = limits(|c| c.tokens_per_minute = Some(10));
        let admission = limits.admit(1).await;
        admission.settle(Some(u64::MAX));
        let owed = limits
            .tokens
            .as_ref()
            .map(|b| b.correction.load(Ordering::Relaxed));
        assert_eq!(owed, Some(600));
    }

    #[tokio::test]
    async fn slots_are_limited_and_come_back() {
        let limits = limits(|c| c.concurrency = 1);
        let held = limits.admit(0).await;
        assert!(limits.admit(0).now_or_never().is_none());
        held.settle(None);
        assert!(limits.admit(0).now_or_never().is_some());
    }

    #[tokio::test]
    async fn a_pause_holds_everyone_and_ends() {
        let limits = limits(|_| ());
        limits.pause(Duration::ZERO);
        assert!(limits.admit(0).now_or_never().is_some());
        limits.pause(Duration::from_secs(3600));
        // A shorter one does not end it early.
        limits.pause(Duration::ZERO);
        assert!(limits.admit(0).now_or_never().is_none());
    }
}

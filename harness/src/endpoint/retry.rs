//! When to try again: back-off with full jitter, the server's own wishes, and an end.

use std::time::{Duration, SystemTime};

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use reqwest::header::{HeaderMap, RETRY_AFTER};

use super::fault::Fault;
use super::{EndpointConfig, FailureClass};

/// Upper bound of the first wait; it doubles from there.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// What follows a failed attempt.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    /// Try again after this wait.
    Retry(Duration),
    /// Stop, with the reason as a sentence part where the fault's own message is not enough.
    GiveUp(Option<String>),
}

/// The retry state of one call.
pub(super) struct Plan {
    waits: ExponentialBackoff,
    max_wait: Duration,
    max_attempts: u32,
}

impl Plan {
    pub(super) fn new(config: &EndpointConfig) -> Self {
        let max_wait = config.max_retry_wait();
        let retries = usize::try_from(config.max_attempts.saturating_sub(1)).unwrap_or(usize::MAX);
        Self {
            waits: ExponentialBuilder::new()
                .with_min_delay(FIRST_WAIT.min(max_wait))
                .with_max_delay(max_wait)
                .with_max_times(retries)
                .build(),
            max_wait,
            max_attempts: config.max_attempts,
        }
    }

    /// Decides what follows `fault`. Each call uses up one attempt.
    pub(super) fn after(&mut self, fault: &Fault) -> Next {
        if !fault.retryable {
            return Next::GiveUp(None);
        }
        if let Some(asked) = fault.retry_after.filter(|asked| *asked > self.max_wait) {
            return Next::GiveUp(Some(format!(
                "the server asks to wait {} s, longer than max_retry_wait_s = {}",
                asked.as_secs(),
                self.max_wait.as_secs_f64()
            )));
        }
        let Some(ceiling) = self.waits.next() else {
            return Next::GiveUp(Some(match self.max_attempts {
                1 => "max_attempts = 1 allows no retry".to_owned(),
                n => format!("gave up after {n} attempts"),
            }));
        };
        Next::Retry(fault.retry_after.unwrap_or_else(|| full_jitter(ceiling)))
    }

    /// The pause that a 429 puts on the whole endpoint when this call itself does not go on.
    pub(super) fn pause_of(&self, fault: &Fault) -> Option<Duration> {
        let limited = fault.class == FailureClass::RateLimited;
        fault
            .retry_after
            .filter(|asked| limited && *asked <= self.max_wait)
    }
}

/// A wait drawn evenly from zero to `ceiling`: callers that failed together come back apart.
fn full_jitter(ceiling: Duration) -> Duration {
    ceiling.mul_f64(rand::random_range(0.0..=1.0))
}

/// The wait a reply asks for: `retry-after-ms`, or `Retry-After` as seconds or as a date.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    if let Some(wait) = text("retry-after-ms").and_then(|ms| parse_number(ms, 1e-3)) {
        return Some(wait);
    }
    let value = text(RETRY_AFTER.as_str())?;
    parse_number(value, 1.0).or_else(|| {
        let date = httpdate::parse_http_date(value).ok()?;
        // A date that has passed means: now.
        Some(date.duration_since(now).unwrap_or_default())
    })
}

/// A count of `unit` seconds. Fractions are accepted; the rest, `inf` and `nan` too, is not.
fn parse_number(text: &str, unit: f64) -> Option<Duration> {
    let value: f64 = text
        .parse()
        .ok()
        .filter(|v: &f64| v.is_finite() && *v >= 0.0)?;
    // Beyond what a duration holds it is simply very long.
    Some(Duration::try_from_secs_f64(value * unit).unwrap_or(Duration::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        let mut map = HeaderMap::new();
        if let Ok(value) = value.parse() {
            map.insert(name, value);
        }
        map
    }

    fn plan(edit: impl FnOnce(&mut EndpointConfig)) -> Plan {
        let mut config = EndpointConfig::new("http://localhost/v1", "m");
        edit(&mut config);
        Plan::new(&config)
    }

    #[test]
    fn reads_every_form_of_retry_after() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_700);
        let read = |name, value| retry_after(&headers(name, value), now);
        assert_eq!(read("retry-after", "7"), Some(Duration::from_secs(7)));
        assert_eq!(read("retry-after", "0.5"), Some(Duration::from_millis(500)));
        assert_eq!(
            read("retry-after-ms", "250"),
            Some(Duration::from_millis(250))
        );
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(read("retry-after", date), Some(Duration::from_secs(77)));
        let past = "Sat, 06 Nov 1993 08:49:37 GMT";
        assert_eq!(read("retry-after", past), Some(Duration::ZERO));
        for junk in ["", "soon", "-1", "nan", "inf", "99 Nov"] {
            assert_eq!(read("retry-after", junk), None, "{junk}");
        }
        assert_eq!(read("retry-after", "1e300"), Some(Duration::MAX));
    }

    #[test]
    fn milliseconds_win_over_seconds() {
        let mut map = headers("retry-after", "9");
        map.extend(headers("retry-after-ms", "20"));
        let wait = retry_after(&map, SystemTime::now());
        assert_eq!(wait, Some(Duration::from_millis(20)));
    }

    #[test]
    fn attempts_end() {
        let mut plan = plan(|c| c.max_attempts = 4);
        let fault = Fault::new(FailureClass::ServerError, "x");
        for _ in 0..3 {
            assert!(matches!(plan.after(&fault), Next::Retry(_)));
        }
        assert!(matches!(plan.after(&fault), Next::GiveUp(Some(_))));
    }

    #[test]
    fn waits_stay_below_the_cap() {
        let mut plan = plan(|c| {
            c.max_attempts = 200;
            c.max_retry_wait_s = 0.75;
        });
        let fault = Fault::new(FailureClass::Network, "x");
        for _ in 0..199 {
            let Next::Retry(wait) = plan.after(&fault) else {
                panic!("ended early");
            };
            assert!(wait <= Duration::from_millis(750), "{wait:?}");
        }
    }

    #[test]
    fn a_server_that_asks_for_too_long_is_given_up_on() {
        let mut plan = plan(|c| c.max_retry_wait_s = 5.0);
        let mut fault = Fault::new(FailureClass::RateLimited, "x");
        fault.retry_after = Some(Duration::from_secs(5));
        assert_eq!(plan.after(&fault), Next::Retry(Duration::from_secs(5)));
        fault.retry_after = Some(Duration::from_secs(6));
        let Next::GiveUp(Some(reason)) = plan.after(&fault) else {
            panic!("went on");
        };
        assert!(
            reason.contains("6 s") && reason.contains("max_retry_wait_s"),
            "{reason}"
        );
    }

    #[test]
    fn hopeless_faults_end_at_once() {
        let fault = Fault::new(FailureClass::Auth, "x");
        assert_eq!(plan(|_| ()).after(&fault), Next::GiveUp(None));
        let fault = Fault::new(FailureClass::Timeout, "x").for_good();
        assert_eq!(plan(|_| ()).after(&fault), Next::GiveUp(None));
    }
}

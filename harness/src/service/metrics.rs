//! Figures for Prometheus.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use super::Service;
use super::problem::Problem;
use crate::episode::Judged;

/// A request's labels. Both have few values, whatever clients send.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    path: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StageLabels {
    stage: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ErrorLabels {
    class: String,
}

/// The figures of a service.
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    graded: Family<StageLabels, Counter>,
    cached: Counter,
    failed: Family<ErrorLabels, Counter>,
    wait: Histogram,
    grade: Histogram,
    places: Gauge,
    running: Gauge,
    /// Requests turned away because the queue was full.
    pub rejected: Counter,
    /// Open sessions.
    pub sessions: Gauge,
    started: Gauge<u64, AtomicU64>,
    reused: Gauge<u64, AtomicU64>,
    discarded: Gauge<u64, AtomicU64>,
}

impl Metrics {
    /// All at zero.
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("assay");
        // From 1 ms to about 65 s.
        let seconds = || Histogram::new(exponential_buckets(0.001, 2.0, 17));
        let metrics = Self {
            requests: Family::default(),
            graded: Family::default(),
            cached: Counter::default(),
            failed: Family::default(),
            wait: seconds(),
            grade: seconds(),
            places: Gauge::default(),
            running: Gauge::default(),
            rejected: Counter::default(),
            sessions: Gauge::default(),
            started: Gauge::default(),
            reused: Gauge::default(),
            discarded: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register(
            "requests",
            "Requests by path and status",
            metrics.requests.clone(),
        );
        registry.register(
            "grades",
            "Grades by the stage at which they stopped",
            metrics.graded.clone(),
        );
        registry.register(
            "grades_cached",
            "Grades that were there already",
            metrics.cached.clone(),
        );
        registry.register(
            "grade_failures",
            "Candidates without a grade, by class",
            metrics.failed.clone(),
        );
        registry.register("wait_seconds", "Waiting for a turn", metrics.wait.clone());
        registry.register(
            "grade_seconds",
            "Grading, from the sandbox in hand",
            metrics.grade.clone(),
        );
        registry.register(
            "queue_places",
            "Candidates that wait or are being graded",
            metrics.places.clone(),
        );
        registry.register(
            "queue_running",
            "Candidates that are being graded",
            metrics.running.clone(),
        );
        registry.register(
            "queue_rejected",
            "Requests turned away because the queue was full",
            metrics.rejected.clone(),
        );
        registry.register("sessions", "Open sessions", metrics.sessions.clone());
        registry.register(
            "sandboxes_started",
            "Sandboxes started",
            metrics.started.clone(),
        );
        registry.register(
            "sandboxes_reused",
            "Leases of sandboxes that had served before",
            metrics.reused.clone(),
        );
        registry.register(
            "sandboxes_discarded",
            "Sandboxes given up",
            metrics.discarded.clone(),
        );
        Self {
            registry,
            ..metrics
        }
    }

    /// A request was answered.
    pub fn request(&self, path: &str, status: u16) {
        let labels = RequestLabels {
            path: path.to_owned(),
            status,
        };
        self.requests.get_or_create(&labels).inc();
    }

    /// Somebody had their turn after so long.
    pub fn waited(&self, time: Duration) {
        self.wait.observe(time.as_secs_f64());
    }

    /// A candidate was graded, or could not be.
    pub fn outcome(&self, outcome: &Result<Judged, Problem>) {
        match outcome {
            Ok(judged) => self.graded(&judged.grade),
            Err(problem) => self.failure(problem),
        }
    }

    /// A candidate was graded.
    pub fn graded(&self, grade: &crate::grade::Grade) {
        let labels = StageLabels {
            stage: grade.stops_at.name().to_owned(),
        };
        self.graded.get_or_create(&labels).inc();
        if grade.cached {
            self.cached.inc();
        } else if grade.timing.wall_ms > 0 {
            self.grade.observe(grade.timing.wall_ms as f64 / 1000.0);
        }
    }

    /// A candidate could not be graded.
    pub fn failure(&self, problem: &Problem) {
        let labels = ErrorLabels {
            class: problem.class.name().to_owned(),
        };
        self.failed.get_or_create(&labels).inc();
    }

    /// All of them as text.
    pub fn text(&self, service: &Service) -> String {
        let queue = service.inner.queue.figures();
        let pool = service.environment().grader().pool().figures();
        let gauge = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.places.set(gauge(queue.places));
        self.running.set(gauge(queue.running));
        self.started.set(pool.started);
        self.reused.set(pool.reused);
        self.discarded.set(pool.discarded);
        let mut text = String::new();
        // A String takes whatever is written to it.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

//! Progress of long work on standard error: bars on a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

/// Seconds between lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

fn board() -> &'static MultiProgress {
    static BOARD: OnceLock<MultiProgress> = OnceLock::new();
    BOARD.get_or_init(MultiProgress::new)
}

/// Prints something without tearing the bars.
pub fn beside(print: impl FnOnce()) {
    board().suspend(print);
}

/// The progress of one piece of work.
pub struct Progress {
    bar: Option<ProgressBar>,
    what: String,
    total: u64,
    done: AtomicU64,
    last: std::sync::Mutex<Instant>,
    quiet: bool,
}

impl Progress {
    /// Progress of `total` steps of `what`.
    pub fn new(what: &str, total: usize, quiet: bool) -> Self {
        let bar = (!quiet && std::io::stderr().is_terminal()).then(|| {
            let style = ProgressStyle::with_template(
                "{msg} [{bar:32}] {pos}/{len} {elapsed} (about {eta} left)",
            )
            .unwrap_or_else(|_| ProgressStyle::default_bar());
            let bar =
                board().add(ProgressBar::new(total as u64).with_style(style.progress_chars("=> ")));
            bar.set_message(what.to_owned());
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        Self {
            bar,
            what: what.to_owned(),
            total: total as u64,
            done: AtomicU64::new(0),
            last: std::sync::Mutex::new(Instant::now()),
            quiet,
        }
    }

    /// One step is done; `state` says how things stand.
    pub fn step(&self, state: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{} {state}", self.what));
            bar.inc(1);
            return;
        }
        let due = self.last.lock().is_ok_and(|mut last| {
            let due = last.elapsed() >= LINE_EVERY || done == self.total;
            if due {
                *last = Instant::now();
            }
            due
        });
        if due && !self.quiet {
            let _ = writeln!(
                std::io::stderr(),
                "{}: {done} of {} {state}",
                self.what,
                self.total
            );
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

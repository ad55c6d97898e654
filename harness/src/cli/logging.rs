//! The log: warnings on standard error, everything of a run in its folder.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use tracing_subscriber::filter::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::prelude::*;

static RUN_LOG: OnceLock<Mutex<File>> = OnceLock::new();

/// Sets up logging. `ASSAY_LOG` takes filters in the usual form and wins over the flags.
pub fn init(verbose: u8, quiet: bool) {
    let level = match (quiet, verbose) {
        (true, _) => "error",
        (false, 0) => "warn",
        (false, 1) => "info",
        (false, _) => "debug",
    };
    // That library logs bodies which it cannot parse, and they may hold what must not be logged.
    let silence = ",async_openai=off,hyper=warn,bollard=warn,globset=warn,mio=warn";
    let filter = |level: &str| EnvFilter::new(format!("{level}{silence}"));
    let shown = std::env::var("ASSAY_LOG").map_or_else(|_| filter(level), |given| filter(&given));
    let terminal = tracing_subscriber::fmt::layer()
        .with_writer(Terminal)
        .with_target(false)
        .without_time()
        .with_ansi(false)
        .with_filter(shown);
    let file = tracing_subscriber::fmt::layer()
        .with_writer(RunLog)
        .with_ansi(false)
        .with_filter(filter("info"));
    // A second call, as in tests, changes nothing.
    let _ = tracing_subscriber::registry()
        .with(terminal)
        .with(file)
        .try_init();
}

/// From now on everything is logged to `path` too.
pub fn to_file(path: &Path) -> std::io::Result<()> {
    let file = File::options().create(true).append(true).open(path)?;
    let _ = RUN_LOG.set(Mutex::new(file));
    Ok(())
}

struct Terminal;

impl Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        super::progress::beside(|| {
            let _ = std::io::stderr().write_all(bytes);
        });
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Terminal {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}

struct RunLog;

impl Write for RunLog {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(Ok(mut file)) = RUN_LOG.get().map(Mutex::lock) {
            // A full disk must not stop the run because of its log.
            let _ = file.write_all(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for RunLog {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}

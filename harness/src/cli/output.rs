//! Answers on standard output, news on standard error.

use std::io::{IsTerminal, Write};

use serde::Serialize;

use super::{Exit, Failure};

/// Prints an answer. A reader that has gone away (`| head`) is no error.
pub fn answer(text: &str) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    let written = output.write_all(text.as_bytes()).and_then(|()| {
        if text.ends_with('\n') {
            Ok(())
        } else {
            output.write_all(b"\n")
        }
    });
    match written.and_then(|()| output.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::infrastructure(error))
        }
        _ => Ok(()),
    }
}

/// Prints an answer as JSON.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    answer(&serde_json::to_string_pretty(value).map_err(Failure::infrastructure)?)
}

/// Prints an answer as one line of JSON, for a program that reads line by line.
pub fn json_line(value: &impl Serialize) -> Result<(), Failure> {
    answer(&serde_json::to_string(value).map_err(Failure::infrastructure)?)
}

/// Says something on standard error.
pub fn news(text: &str) {
    super::progress::beside(|| {
        let _ = writeln!(std::io::stderr(), "{text}");
    });
}

/// Whether standard output is a terminal that takes colours.
pub fn colours() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The terminal's width in columns, when there is a terminal.
pub fn width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    let mut size = libc::winsize {
        ws_row: 0,
        ws_col: 0,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    // SAFETY: the call fills a struct of its own kind, or fails and leaves it as it is.
    let status = unsafe { libc::ioctl(libc::STDOUT_FILENO, libc::TIOCGWINSZ, &mut size) };
    (status == 0 && size.ws_col > 0).then_some(usize::from(size.ws_col))
}

/// Success if `good`, else a failed task or model.
pub fn verdict(good: bool) -> Exit {
    if good { Exit::Success } else { Exit::Failed }
}

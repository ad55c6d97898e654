//! Exit codes, and errors on their way to the user.

use std::io::Write;
use std::process::ExitCode;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: everything is as it should be.
    Success,
    /// 1: a task or a model failed.
    Failed,
    /// 2: bad usage or configuration.
    Usage,
    /// 3: infrastructure.
    Infrastructure,
    /// 130: interrupted.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Infrastructure => 3,
            Exit::Interrupted => 130,
        })
    }
}

/// An error with the exit code that it leads to.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    error: anyhow::Error,
}

impl Failure {
    /// Bad usage or configuration.
    pub fn usage(error: impl Into<anyhow::Error>) -> Self {
        Self {
            exit: Exit::Usage,
            error: error.into(),
        }
    }

    /// Infrastructure.
    pub fn infrastructure(error: impl Into<anyhow::Error>) -> Self {
        Self {
            exit: Exit::Infrastructure,
            error: error.into(),
        }
    }

    /// Prints the error with its causes on standard error.
    pub fn report(&self) -> ExitCode {
        let mut text = format!("error: {}", self.error);
        for cause in self.error.chain().skip(1) {
            let cause = cause.to_string();
            if !text.contains(&cause) {
                text.push_str(&format!("\n  because: {cause}"));
            }
        }
        let _ = writeln!(std::io::stderr(), "{text}");
        self.exit.into()
    }
}

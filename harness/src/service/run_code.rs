//! `POST /run_code`: compiles and runs one Rust program, as SandboxFusion does.
//!
//! After `sandbox/server/sandbox_api.py` of SandboxFusion. What models write runs in the same sandboxes as candidates.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Service;
use super::input::{Asker, Input};
use super::problem::{ErrorClass, Problem};
use crate::action::check_path;
use crate::grade::{Ended, Program};

/// Files sent along at most.
const MOST_FILES: usize = 64;
/// The longest time for compiling or running, in seconds.
const LONGEST: f64 = 120.0;

/// A program to be run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RunCodeRequest {
    /// Seconds for the compiler.
    pub compile_timeout: Option<f64>,
    /// Seconds for the program.
    pub run_timeout: Option<f64>,
    /// MiB of memory for the program; -1 for as much as a sandbox has.
    #[serde(rename = "memory_limit_MB")]
    pub memory_limit_mb: Option<i64>,
    /// The source.
    pub code: String,
    /// Its standard input.
    pub stdin: Option<String>,
    /// The language: `rust`.
    pub language: String,
    /// Files in its working directory, by path, in base64.
    pub files: BTreeMap<String, Option<String>>,
    /// Files to be read back.
    pub fetch_files: Vec<String>,
}

impl Default for RunCodeRequest {
    fn default() -> Self {
        Self {
            compile_timeout: None,
            run_timeout: None,
            memory_limit_mb: None,
            code: String::new(),
            stdin: None,
            language: "rust".to_owned(),
            files: BTreeMap::new(),
            fetch_files: Vec::new(),
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunCodeAnswer {
    /// Whether it compiled and ended with code 0.
    pub status: RunStatus,
    /// What went wrong on our side.
    pub message: String,
    /// Compiling it.
    pub compile_result: Option<CommandResult>,
    /// Running it.
    pub run_result: Option<CommandResult>,
    /// Not used.
    pub executor_pod_name: Option<String>,
    /// The files that were asked for, in base64.
    pub files: BTreeMap<String, String>,
}

/// How the whole ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum RunStatus {
    /// It compiled and ended with code 0.
    Success,
    /// It did not.
    Failed,
    /// Our side failed.
    SandboxError,
}

/// How one command ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommandResult {
    /// In a word.
    pub status: CommandStatus,
    /// Seconds on the clock.
    pub execution_time: Option<f64>,
    /// Its exit code.
    pub return_code: Option<i32>,
    /// Standard output.
    pub stdout: Option<String>,
    /// Standard error.
    pub stderr: Option<String>,
}

/// How one command ended, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CommandStatus {
    /// By itself.
    Finished,
    /// A signal or a limit ended it.
    Error,
    /// Time ran out.
    TimeLimitExceeded,
}

/// Runs a program.
///
/// Clients read what went wrong on our side from the body. Only where another try may help they are given the status
/// on which they try again, 504.
pub async fn run_code(
    State(service): State<Service>,
    Asker(client): Asker,
    Input { value, held: _held }: Input<RunCodeRequest>,
) -> Result<(StatusCode, Json<RunCodeAnswer>), Problem> {
    let program = value.program()?;
    let seconds = (program.compile_ms + program.run_ms) as f64 / 1000.0;
    let deadline = service.deadline(None)?;
    let grader = service.environment().grader().clone();
    let outcome = async {
        let place = service.reserve_one(&client)?;
        let work = async move { grader.run_program(&program).await };
        let ran = service.carry_out(place, deadline, work).await?;
        ran.map_err(|failure| Problem::grading(&failure))
    };
    match outcome.await {
        Ok(ran) => {
            let run_ok = |ended: &Ended| ended.code == Some(0) && ended.killed.is_none();
            let success = ran.run.as_ref().is_some_and(run_ok);
            let answer = RunCodeAnswer {
                status: if success {
                    RunStatus::Success
                } else {
                    RunStatus::Failed
                },
                message: String::new(),
                compile_result: Some(result_of(ran.compile)),
                run_result: ran.run.map(result_of),
                executor_pod_name: None,
                files: ran
                    .files
                    .into_iter()
                    .map(|(path, bytes)| (path, STANDARD.encode(bytes)))
                    .collect(),
            };
            Ok((StatusCode::OK, Json(answer)))
        }
        Err(problem) => {
            service.metrics().failure(&problem);
            tracing::warn!(%problem, seconds, "a program was not run");
            let status = match problem.class {
                ErrorClass::QueueFull | ErrorClass::Deadline | ErrorClass::Draining => {
                    StatusCode::GATEWAY_TIMEOUT
                }
                _ => StatusCode::OK,
            };
            let answer = RunCodeAnswer {
                status: RunStatus::SandboxError,
                message: problem.message,
                compile_result: None,
                run_result: None,
                executor_pod_name: None,
                files: BTreeMap::new(),
            };
            Ok((status, Json(answer)))
        }
    }
}

impl RunCodeRequest {
    fn program(&self) -> Result<Program, Problem> {
        if self.language != "rust" {
            let shown: String = self.language.chars().take(40).collect();
            let why = format!("{shown:?} is not run here; `rust` is");
            return Err(Problem::field("language", why));
        }
        if self.files.len() > MOST_FILES || self.fetch_files.len() > MOST_FILES {
            return Err(Problem::field(
                "files",
                format!("at most {MOST_FILES} files"),
            ));
        }
        let check = |field: &str, path: &String| {
            check_path(path).map_err(|error| Problem::field(field, format!("{path:?}: {error}")))
        };
        let mut files = Vec::new();
        for (path, contents) in &self.files {
            check("files", path)?;
            let bytes = STANDARD
                .decode(contents.as_deref().unwrap_or_default())
                .map_err(|error| {
                    Problem::field("files", format!("{path:?}: no base64: {error}"))
                })?;
            files.push((path.clone(), bytes));
        }
        for path in &self.fetch_files {
            check("fetch_files", path)?;
        }
        let megabytes = self.memory_limit_mb.unwrap_or(-1);
        Ok(Program {
            source: self.code.clone(),
            stdin: self.stdin.clone().unwrap_or_default().into_bytes(),
            files,
            fetch: self.fetch_files.clone(),
            compile_ms: milliseconds("compile_timeout", self.compile_timeout)?,
            run_ms: milliseconds("run_timeout", self.run_timeout)?,
            memory: u64::try_from(megabytes)
                .unwrap_or(0)
                .saturating_mul(1024 * 1024),
        })
    }
}

fn milliseconds(field: &str, seconds: Option<f64>) -> Result<u64, Problem> {
    let seconds = seconds.unwrap_or(10.0);
    if seconds > 0.0 && seconds <= LONGEST {
        Ok((seconds * 1000.0).ceil() as u64)
    } else {
        let why = format!("is {seconds}, and must be more than 0 and at most {LONGEST}");
        Err(Problem::field(field, why))
    }
}

fn result_of(ended: Ended) -> CommandResult {
    let status = match (ended.timed_out, &ended.killed) {
        (true, _) => CommandStatus::TimeLimitExceeded,
        (false, Some(_)) => CommandStatus::Error,
        (false, None) => CommandStatus::Finished,
    };
    let stderr = match ended.killed {
        Some(why) => format!("{}\n{why}", ended.stderr),
        None => ended.stderr,
    };
    CommandResult {
        status,
        execution_time: Some(ended.seconds),
        return_code: ended.code,
        stdout: Some(ended.stdout),
        stderr: Some(stderr),
    }
}

//! Measured cost: instructions of a workload, counted by valgrind, against the reference and the start.
//!
//! Instructions and not seconds: the count hardly depends on the machine's load, so a reward made of it can be
//! trusted. It is scored in tenths, with a margin, so that the little that still differs does not show.

use assay_guest::{Exit, File, Ran};

use super::cargo::Learned;
use super::rustc::{self, HIDDEN, LIBRARY, PACKAGE, Profile};
use super::valgrind::{self, Checked};
use super::{Cost, LimitHit, TamperingKind, runner};
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::Task;

/// The instruction counter.
const COUNTER: [&str; 3] = [
    "--tool=cachegrind",
    "--cache-sim=no",
    "--cachegrind-out-file=/dev/null",
];
/// A candidate this much dearer than the reference is still as good.
const MARGIN: f64 = 1.15;

/// What one workload needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// So many instructions, and a digest of what they computed.
    Instructions {
        /// How many.
        count: u64,
        /// The digest.
        answer: u64,
    },
    /// It tried to be taken for better than it is.
    Tampered(TamperingKind),
    /// A limit ended it.
    Limit(LimitHit),
    /// It did not come to its end.
    Died,
}

/// Compiles the library with optimisation and counts the workload's instructions. The package is in the sandbox.
/// Gives the count and the CPU milliseconds of compiling and of running.
pub async fn measure(
    sandbox: &mut Sandbox,
    task: &Task,
    learned: &Learned,
    workload: &str,
) -> Result<(Measured, u64, u64), SandboxError> {
    let library = sandbox
        .run(rustc::library(task, learned, Profile::Optimised))
        .await?;
    if !rustc::verdict(&library).ok {
        return Ok((Measured::Died, library.cpu_ms, 0));
    }
    let program = "workload";
    let file = |name: &str, text: &str| File {
        path: format!("{HIDDEN}/{name}"),
        contents: text.as_bytes().to_vec(),
    };
    sandbox
        .write(vec![
            file("main.rs", &runner::for_workload()),
            file("workload.rs", workload),
        ])
        .await?;
    let built = sandbox.run(rustc::workload(task, program)).await?;
    sandbox
        .remove([HIDDEN, LIBRARY, PACKAGE].map(str::to_owned).to_vec())
        .await?;
    let compile_ms = library.cpu_ms + built.cpu_ms;
    if !rustc::verdict(&built).ok {
        return Ok((Measured::Died, compile_ms, 0));
    }
    let token = runner::token();
    let checked = Checked {
        task,
        tool: &COUNTER,
        program,
        environment: Vec::new(),
        control: runner::workload_control(&token),
    };
    let ran = valgrind::run(sandbox, &checked).await?;
    Ok((read(&token, &ran), compile_ms, ran.cpu_ms))
}

/// Reads the counter's log, and the workload's own word that it came to its end, token and all.
fn read(token: &[u8; runner::TOKEN_BYTES], ran: &Ran) -> Measured {
    if let Some(limit) = ran.limit {
        return Measured::Limit(rustc::limit_hit(limit));
    }
    let log = String::from_utf8_lossy(&ran.report);
    let said = String::from_utf8_lossy(&ran.stderr.bytes);
    let words: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
    let done = format!("workload done {words} ");
    let answer = said
        .lines()
        .find_map(|line| u64::from_str_radix(line.strip_prefix(&done)?, 16).ok());
    let counts: Vec<u64> = log
        .lines()
        .filter_map(|line| {
            let (_, number) = line
                .split_once("I   refs:")
                .or_else(|| line.split_once("I refs:"))?;
            number.trim().replace(',', "").parse().ok()
        })
        .collect();
    match (answer, counts.as_slice(), ran.exit) {
        // The counter writes one.
        (_, [_, _, ..], _) => Measured::Tampered(TamperingKind::ForgedReport),
        (Some(answer), [count], Exit::Code(0)) => Measured::Instructions {
            count: *count,
            answer,
        },
        (None, _, Exit::Code(0)) => Measured::Tampered(TamperingKind::EarlyExit),
        _ => {
            tracing::debug!(exit = ?ran.exit, %log, %said, "a workload did not come to its end");
            Measured::Died
        }
    }
}

/// What a task's own programs cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct References {
    /// Instructions of the reference.
    pub reference: u64,
    /// Instructions of the start.
    pub start: u64,
    /// The digest of what both computed.
    pub answer: u64,
}

/// Scores a candidate between the start (0) and the reference (1), by the logarithm, in tenths.
pub fn score(candidate: Measured, of: References) -> Cost {
    let (instructions, limit, right) = match candidate {
        Measured::Instructions { count, answer } => (count, None, answer == of.answer),
        Measured::Limit(limit) => (0, Some(limit), false),
        Measured::Died | Measured::Tampered(_) => (0, None, false),
    };
    let (reference, start) = (of.reference as f64, of.start as f64);
    let score = if !right {
        0.0
    } else if instructions as f64 <= reference * MARGIN {
        1.0
    } else if reference < start {
        let part = (start / instructions as f64).ln() / (start / reference).ln();
        // Never a full score beyond the margin, and no flicker where two figures nearly meet.
        ((part * 10.0 + 1e-6).floor() / 10.0).clamp(0.0, 0.9)
    } else {
        0.0
    };
    Cost {
        instructions,
        reference: of.reference,
        start: of.start,
        score,
        limit,
        right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_runs_from_the_start_to_the_reference() {
        let references = References {
            reference: 1_000,
            start: 100_000,
            answer: 7,
        };
        let with = |count, answer| score(Measured::Instructions { count, answer }, references);
        let of = |count| with(count, 7).score;
        assert_eq!(of(900), 1.0);
        assert_eq!(of(1_100), 1.0);
        assert_eq!(of(1_200), 0.9);
        assert_eq!(of(10_000), 0.5);
        assert_eq!(of(100_000), 0.0);
        assert_eq!(of(1_000_000), 0.0);
        assert_eq!(score(Measured::Died, references).score, 0.0);
        // Fast, and something else.
        let wrong = with(900, 8);
        assert_eq!((wrong.score, wrong.right), (0.0, false));
    }

    #[test]
    fn a_count_without_the_workloads_word_is_none() {
        let token = runner::token();
        let words: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        let ran = |report: &str, said: &str, exit: Exit| Ran {
            exit,
            limit: None,
            stdout: assay_guest::Captured::default(),
            stderr: assay_guest::Captured {
                bytes: said.as_bytes().to_vec(),
                total: said.len() as u64,
            },
            report: report.as_bytes().to_vec(),
            cpu_ms: 0,
            wall_ms: 0,
            max_rss_kib: 0,
            stragglers: 0,
            disturbed: false,
        };
        let done = format!("noise\nworkload done {words} 00000000000000ff\n");
        let log = "==1== Cachegrind\n==1== I   refs:      1,234,567\n";
        let ok = Exit::Code(0);
        assert_eq!(
            read(&token, &ran(log, &done, ok)),
            Measured::Instructions {
                count: 1_234_567,
                answer: 255
            }
        );
        assert_eq!(
            read(&token, &ran(log, "", ok)),
            Measured::Tampered(TamperingKind::EarlyExit)
        );
        assert_eq!(
            read(&token, &ran(log, &done, Exit::Signal(9))),
            Measured::Died
        );
        let twice = format!("==1== I   refs: 9\n{log}");
        assert_eq!(
            read(&token, &ran(&twice, &done, ok)),
            Measured::Tampered(TamperingKind::ForgedReport)
        );
    }
}

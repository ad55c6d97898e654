//! Memory checked by valgrind's memcheck: every case is answered once more, all in one process.
//!
//! Memcheck sees reads and writes beyond a block of the heap or of one that was freed, decisions made by values that were
//! never written, blocks freed twice or wrongly, and, where a task asks, blocks that are lost. It sees nothing of the
//! rules of references, nor of arrays on the stack. What comes out is one more hidden test.

use assay_guest::{Exit, File, Ran};

use super::runner::{self, TOKEN_BYTES};
use super::rustc::{self, SCRATCH};
use super::valgrind::{self, Checked};
use super::{TestResult, tests};
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::{How, Task};

/// The exit code of a program that did what it must not.
const FOUND: &str = "--error-exitcode=77";
/// Lines kept of what memcheck said.
const KEPT_LINES: usize = 12;

/// Runs the compiled runner `program` on every case. Gives the outcome, what there is to say of it, and the CPU
/// milliseconds.
pub async fn run(
    sandbox: &mut Sandbox,
    task: &Task,
    program: &str,
) -> Result<(TestResult, Option<String>, u64), SandboxError> {
    let leaks = task
        .manifest
        .memcheck
        .as_ref()
        .is_some_and(|spec| spec.leaks);
    let tool: &[&str] = if leaks {
        &[
            "--tool=memcheck",
            FOUND,
            "--leak-check=full",
            "--show-leak-kinds=definite",
            "--errors-for-leak-kinds=definite",
        ]
    } else {
        &["--tool=memcheck", FOUND, "--leak-check=no"]
    };
    let inputs: Vec<&str> = task
        .tests()
        .into_iter()
        .filter_map(|test| match &test.how {
            How::Case(case) => Some(case.input.as_str()),
            _ => None,
        })
        .collect();
    let token = runner::token();
    let checked = Checked {
        task,
        tool,
        program,
        environment: vec![("LD_LIBRARY_PATH".to_owned(), tests::library_path())],
        control: runner::control_of_all(&inputs, &token),
    };
    // It was removed with the sources.
    let scratch = File {
        path: format!("{SCRATCH}/.keep"),
        contents: Vec::new(),
    };
    sandbox.write(vec![scratch]).await?;
    let ran = valgrind::run(sandbox, &checked).await?;
    if ran.limit.is_none() && !has_begun(&ran) {
        // Its first words come before the candidate's first instruction.
        return Err(SandboxError::Image(format!(
            "memcheck does not start: {:?}, {}",
            ran.exit,
            String::from_utf8_lossy(&ran.stderr.bytes).trim()
        )));
    }
    let (result, message) = judge(&token, &ran);
    Ok((result, message, ran.cpu_ms))
}

fn has_begun(ran: &Ran) -> bool {
    String::from_utf8_lossy(&ran.report).contains("Memcheck, a memory error detector")
}

/// Clean means: the program came to its end and said so, memcheck's one summary counts nothing, and its exit code agrees.
fn judge(token: &[u8; TOKEN_BYTES], ran: &Ran) -> (TestResult, Option<String>) {
    if let Some(limit) = ran.limit {
        return (TestResult::Limit(rustc::limit_hit(limit)), None);
    }
    let log = String::from_utf8_lossy(&ran.report);
    let said = String::from_utf8_lossy(&ran.stderr.bytes);
    let words: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
    let ended = said
        .lines()
        .any(|line| line == format!("cases done {words}"));
    let summaries: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("ERROR SUMMARY:"))
        .collect();
    let clean = matches!(summaries.as_slice(), [one] if one.contains("ERROR SUMMARY: 0 errors"));
    match (ended, clean, ran.exit) {
        (true, true, Exit::Code(0)) => (TestResult::Passed, None),
        (false, true, _) => (
            TestResult::Died,
            Some("under memcheck the program did not come to its end".to_owned()),
        ),
        _ => (TestResult::Failed, Some(first_words(&log))),
    }
}

/// What memcheck said first, without the process numbers and addresses that differ from run to run.
fn first_words(log: &str) -> String {
    let lines = log.lines().filter_map(|line| {
        let text = line.strip_prefix("==")?.split_once("==")?.1.trim();
        let banner = text.is_empty()
            || ["Memcheck,", "Copyright", "Using Valgrind", "Command:"]
                .iter()
                .any(|start| text.starts_with(start));
        (!banner).then(|| without_addresses(text))
    });
    let lines: Vec<String> = lines.take(KEPT_LINES).collect();
    format!("memcheck: {}", lines.join("\n"))
}

fn without_addresses(text: &str) -> String {
    let words = text.split(' ').filter(|word| !word.starts_with("0x"));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests_of_judge {
    use super::*;

    fn ran(report: &str, said: &str, exit: Exit) -> Ran {
        Ran {
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
        }
    }

    #[test]
    fn only_an_end_with_one_clean_summary_passes() {
        let token = runner::token();
        let words: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        let done = format!("noise\ncases done {words}\n");
        let clean = "==7== ERROR SUMMARY: 0 errors from 0 contexts\n";
        let dirty = "==7== Memcheck, a\n==7== Invalid read of size 4\n==7==    at 0x4: f (in x)\n==7== ERROR SUMMARY: 1 errors\n";
        let of = |report: &str, said: &str, exit| judge(&token, &ran(report, said, exit)).0;
        assert_eq!(of(clean, &done, Exit::Code(0)), TestResult::Passed);
        assert_eq!(
            of(clean, "cases done 00\n", Exit::Code(0)),
            TestResult::Died
        );
        assert_eq!(of(dirty, &done, Exit::Code(77)), TestResult::Failed);
        // A second summary can only be the candidate's.
        let forged = format!("{clean}{dirty}");
        assert_eq!(of(&forged, &done, Exit::Code(0)), TestResult::Failed);
        assert_eq!(of("", &done, Exit::Code(0)), TestResult::Failed);
        let message = judge(&token, &ran(dirty, &done, Exit::Code(77))).1.unwrap();
        assert!(
            message.starts_with("memcheck: Invalid read of size 4\nat f"),
            "{message}"
        );
    }
}

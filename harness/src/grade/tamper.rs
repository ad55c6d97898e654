//! Tampering: what a grade shows of attempts to be taken for better than one is.
//!
//! Only what no honest program does is called so. It is found in what the tests' processes left behind, by the harness
//! and not by the processes themselves.

use assay_guest::{Exit, Ran};

use super::runner::{NONCE_BYTES, Reported};
use super::{Tampering, TamperingKind};

/// What one test's process shows of tampering.
pub fn of_test(test: &str, ran: &Ran, reported: &Reported) -> Option<Tampering> {
    let found = |kind, evidence: &str| {
        Some(Tampering {
            kind,
            evidence: format!("{test}: {evidence}"),
        })
    };
    if ran.limit.is_some() {
        return None;
    }
    match (reported, ran.exit) {
        (Reported::Forged, Exit::Code(_)) => found(
            TamperingKind::ForgedReport,
            "something without the token was written where only the runner writes",
        ),
        (Reported::Nothing, Exit::Code(0)) => found(
            TamperingKind::EarlyExit,
            "the process ended itself as if all were well before the test had ended",
        ),
        (Reported::Returned, _) => None,
        _ if is_test_summary(&ran.stdout.bytes) || is_test_summary(&ran.stderr.bytes) => found(
            TamperingKind::ForgedOutput,
            "it printed that a whole test run had passed, and failed",
        ),
        _ => None,
    }
}

/// What a canary shows: a test that passed, called once more so that it has to fail with `nonce`.
pub fn of_canary(
    test: &str,
    nonce: &[u8; NONCE_BYTES],
    ran: &Ran,
    reported: &Reported,
) -> Option<Tampering> {
    let words: String = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    let evidence = match reported {
        // One that was refused a thread shows nothing.
        Reported::Crowded => return None,
        _ if ran.limit.is_some() => return None,
        Reported::Panicked(message) if *message == words => return None,
        Reported::Returned => "a test that had to fail passed",
        Reported::Panicked(_) | Reported::Foreign(_) => "a test that had to fail failed otherwise",
        // A crash proves nothing.
        Reported::Nothing if ran.exit != Exit::Code(0) => return None,
        Reported::Nothing | Reported::Forged => "a test that had to fail did not come to its end",
    };
    Some(Tampering {
        kind: TamperingKind::Canary,
        evidence: format!("{test}: {evidence}"),
    })
}

/// Whether there is a line among `output` as Rust's test harness ends with, in text, JSON or XML.
fn is_test_summary(output: &[u8]) -> bool {
    let text = String::from_utf8_lossy(output);
    text.lines().any(|line| {
        let line = line.trim();
        let tight: String = line.split_whitespace().collect();
        line.starts_with("test result: ok. ")
            || (tight.starts_with('{')
                && tight.contains("\"type\":\"suite\"")
                && tight.contains("\"event\":\"ok\""))
            || (line.contains("<testsuite") && line.contains("failures=\"0\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(exit: Exit, stdout: &str) -> Ran {
        Ran {
            exit,
            limit: None,
            stdout: assay_guest::Captured {
                bytes: stdout.as_bytes().to_vec(),
                total: stdout.len() as u64,
            },
            stderr: assay_guest::Captured::default(),
            report: Vec::new(),
            cpu_ms: 0,
            wall_ms: 0,
            max_rss_kib: 0,
            stragglers: 0,
            disturbed: false,
        }
    }

    #[test]
    fn an_exit_as_if_all_were_well_is_tampering_and_a_crash_is_not() {
        let kind = |exit, said: &str| of_test("t", &ran(exit, said), &Reported::Nothing);
        assert_eq!(
            kind(Exit::Code(0), "").map(|found| found.kind),
            Some(TamperingKind::EarlyExit)
        );
        assert_eq!(kind(Exit::Code(1), ""), None);
        assert_eq!(kind(Exit::Signal(6), "all is well"), None);
        let passed = of_test(
            "t",
            &ran(Exit::Code(0), "test result: ok. 1 passed"),
            &Reported::Returned,
        );
        assert_eq!(passed, None);
        assert_eq!(
            kind(Exit::Code(1), "\ntest result: ok. 9 passed; 0 failed").map(|found| found.kind),
            Some(TamperingKind::ForgedOutput)
        );
    }

    #[test]
    fn a_canary_must_fail_with_its_nonce() {
        let nonce = [7; NONCE_BYTES];
        let good = Reported::Panicked("07".repeat(NONCE_BYTES));
        let of = |exit, reported: &Reported| of_canary("t", &nonce, &ran(exit, ""), reported);
        assert_eq!(of(Exit::Code(0), &good), None);
        assert!(of(Exit::Code(0), &Reported::Returned).is_some());
        assert!(of(Exit::Code(0), &Reported::Panicked("other".to_owned())).is_some());
        assert!(of(Exit::Code(0), &Reported::Nothing).is_some());
        assert_eq!(of(Exit::Signal(11), &Reported::Nothing), None);
    }
}

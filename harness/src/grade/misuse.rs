//! Programs that must be refused: each is compiled against the finished library, and what the compiler says decides.

use assay_guest::{Request, Response, RunSpec};

use super::rustc::{self, HIDDEN, LIBRARY, PACKAGE, RUNTIME_FOLDER, SCRATCH, at};
use super::{Compile, TestOutcome, TestResult};
use crate::sandbox::image::RUSTC;
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::{How, Task};

/// The folder of these programs, below [`HIDDEN`].
pub const FOLDER: &str = "misuse";

/// Compiles each of the task's programs, whose sources are in the sandbox already, and then removes everything that a
/// running candidate must not see. Gives the outcomes and the CPU milliseconds.
pub async fn run(
    sandbox: &mut Sandbox,
    task: &Task,
    library: &str,
) -> Result<(Vec<TestOutcome>, u64), SandboxError> {
    let tests: Vec<_> = task
        .tests()
        .into_iter()
        .filter_map(|test| match &test.how {
            How::Misuse(codes) => Some((test, codes)),
            _ => None,
        })
        .collect();
    let mut requests: Vec<Request> = tests
        .iter()
        .map(|(test, _)| Request::Run(Box::new(spec(task, &test.module, library))))
        .collect();
    requests.push(remove());
    let responses = sandbox
        .sequence("compiling programs that must be refused", requests)
        .await?;
    let (mut outcomes, mut cpu_ms) = (Vec::new(), 0);
    for (response, (test, codes)) in responses.into_iter().zip(&tests) {
        let Response::Ran(ran) = response else {
            return Err(SandboxError::Protocol {
                doing: "compiling programs that must be refused",
                got: "no run among the answers".to_owned(),
            });
        };
        let ran = sandbox.proper("the compiler", *ran)?;
        cpu_ms += ran.cpu_ms;
        let (result, message) = judge(&rustc::verdict(&ran), codes);
        outcomes.push(TestOutcome {
            name: test.name.clone(),
            result,
            message,
        });
    }
    Ok((outcomes, cpu_ms))
}

/// Removes sources, library and package.
pub fn remove() -> Request {
    Request::Remove {
        paths: [HIDDEN, LIBRARY, PACKAGE, SCRATCH, RUNTIME_FOLDER]
            .map(str::to_owned)
            .to_vec(),
    }
}

/// Checks one program, as far as the compiler goes without writing code.
fn spec(task: &Task, module: &str, library: &str) -> RunSpec {
    let arguments = vec![
        format!("{FOLDER}/{module}.rs"),
        "--crate-type=bin".to_owned(),
        format!("--crate-name={module}"),
        format!("--edition={}", task.manifest.edition),
        "--error-format=json".to_owned(),
        "--cap-lints=allow".to_owned(),
        "--emit=metadata".to_owned(),
        format!("--extern={}={}", task.crate_name, at(library)),
        format!("--out-dir={}", at(SCRATCH)),
    ];
    rustc::compiler(
        &task.manifest.limits,
        RUSTC,
        arguments,
        HIDDEN,
        &[SCRATCH],
        &[HIDDEN, library],
    )
}

/// It has to be refused, with nothing but the expected codes.
fn judge(compile: &Compile, expected: &[String]) -> (TestResult, Option<String>) {
    if let Some(limit) = compile.limit {
        return (TestResult::Limit(limit), None);
    }
    let codes = &compile.codes;
    if compile.ok {
        return (
            TestResult::Failed,
            Some("a program that misuses the package compiles".to_owned()),
        );
    }
    if codes.is_empty() || !codes.iter().all(|code| expected.contains(code)) {
        return (
            TestResult::Failed,
            Some(format!(
                "a program that misuses the package is refused for another reason ({})",
                codes.join(", ")
            )),
        );
    }
    (TestResult::Passed, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compile(ok: bool, codes: &[&str]) -> Compile {
        Compile {
            ok,
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
            diagnostics: Vec::new(),
            cut: 0,
            limit: None,
        }
    }

    #[test]
    fn only_the_expected_codes_are_a_refusal() {
        let expected = ["E0308".to_owned(), "E0599".to_owned()];
        let of = |ok, codes: &[&str]| judge(&compile(ok, codes), &expected).0;
        assert_eq!(of(false, &["E0599"]), TestResult::Passed);
        assert_eq!(of(false, &["E0308", "E0599"]), TestResult::Passed);
        assert_eq!(of(false, &["E0432", "E0599"]), TestResult::Failed);
        assert_eq!(of(false, &[]), TestResult::Failed);
        assert_eq!(of(true, &[]), TestResult::Failed);
    }
}

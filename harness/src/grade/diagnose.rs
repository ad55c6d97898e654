//! Programs to be judged: what the compiler says of each is compared with what the candidate says it says.
//!
//! A candidate of such a task is a file of answers and no program; nothing of it is compiled or run.

use std::collections::BTreeMap;

use assay_guest::RunSpec;
use serde::Deserialize;

use super::rustc::{self, PACKAGE, SCRATCH, at};
use super::{Compile, Grade, Stage, TestOutcome, TestResult, Tests, stages};
use crate::action::Files;
use crate::diagnostic::{Diagnostic, Level};
use crate::sandbox::image::RUSTC;
use crate::sandbox::{Sandbox, SandboxError};
use crate::task::{ANSWERS, How, Task};

/// What the compiler says of the task's programs, by their names.
pub type Verdicts = BTreeMap<String, Verdict>;

/// What the compiler says of one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It compiles.
    Compiles,
    /// It has one error.
    Fails {
        /// The error's code.
        code: String,
        /// The line of its first primary span, from 1.
        line: u32,
    },
    /// It is no program for such a task: why not.
    Unfit(String),
}

/// `answers.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    #[serde(default)]
    programs: BTreeMap<String, Answer>,
}

/// What is said of one program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    compiles: bool,
    code: Option<String>,
    line: Option<u32>,
}

/// Asks the compiler about every program.
pub async fn verdicts(sandbox: &mut Sandbox, task: &Task) -> Result<Verdicts, SandboxError> {
    stages::lay_out(sandbox, &task.workspace).await?;
    let mut verdicts = Verdicts::new();
    for test in task.tests() {
        if let How::Program(path) = &test.how {
            let ran = sandbox.run(spec(task, path, &test.name)).await?;
            verdicts.insert(test.name.clone(), verdict(&rustc::verdict(&ran)));
        }
    }
    Ok(verdicts)
}

fn spec(task: &Task, path: &str, name: &str) -> RunSpec {
    let arguments = vec![
        path.to_owned(),
        "--crate-type=lib".to_owned(),
        format!("--crate-name={name}"),
        format!("--edition={}", task.manifest.edition),
        "--error-format=json".to_owned(),
        "--emit=metadata".to_owned(),
        format!("--out-dir={}", at(SCRATCH)),
    ];
    rustc::compiler(
        &task.manifest.limits,
        RUSTC,
        arguments,
        PACKAGE,
        &[SCRATCH],
        &[PACKAGE],
    )
}

fn verdict(compile: &Compile) -> Verdict {
    if compile.ok {
        return Verdict::Compiles;
    }
    let errors: Vec<&Diagnostic> = compile
        .diagnostics
        .iter()
        .filter(|one| one.is_error())
        .collect();
    let [error] = errors.as_slice() else {
        return Verdict::Unfit(format!("it has {} errors, and may have one", errors.len()));
    };
    let line = error
        .spans
        .iter()
        .find(|span| span.primary)
        .map(|span| span.line);
    match (&error.code, line) {
        (Some(code), Some(line)) => Verdict::Fails {
            code: code.clone(),
            line,
        },
        _ => Verdict::Unfit(format!(
            "its error has no code or no place: {}",
            error.message
        )),
    }
}

/// Grades a candidate by what the compiler says.
pub fn grade(task: &Task, files: &Files, verdicts: &Verdicts) -> Grade {
    let text = files.get(ANSWERS).map_or("", String::as_str);
    let answers = match toml::from_str::<Answers>(text) {
        Ok(answers) => answers,
        Err(error) => {
            return Grade {
                compile: Some(read(Some(&error.to_string()))),
                ..Grade::stopped(Stage::Compile)
            };
        }
    };
    let mut outcomes: Vec<TestOutcome> = task
        .tests()
        .into_iter()
        .map(|test| {
            let right = verdicts.get(&test.name);
            let (result, message) = compare(answers.programs.get(&test.name), right);
            TestOutcome {
                name: test.name.clone(),
                result,
                message,
            }
        })
        .collect();
    discount_the_easy(&mut outcomes, verdicts);
    let all = outcomes
        .iter()
        .all(|outcome| outcome.result == TestResult::Passed);
    Grade {
        compile: Some(read(None)),
        tests: Some(Tests {
            built: true,
            limit: None,
            diagnostics: Vec::new(),
            outcomes,
        }),
        ..Grade::stopped(if all { Stage::Solved } else { Stage::Tests })
    }
}

/// Whoever calls every program right has looked at none: that a program compiles counts only together with an error that
/// was found, where there is one to find.
fn discount_the_easy(outcomes: &mut [TestOutcome], verdicts: &Verdicts) {
    let fails = |name: &str| matches!(verdicts.get(name), Some(Verdict::Fails { .. }));
    let found = outcomes
        .iter()
        .any(|one| one.result == TestResult::Passed && fails(&one.name));
    if found || !outcomes.iter().any(|one| fails(&one.name)) {
        return;
    }
    for one in outcomes {
        if one.result == TestResult::Passed {
            one.result = TestResult::NotRun;
            one.message = Some("does not count before any error is found".to_owned());
        }
    }
}

/// Code and line must both be right: either alone is easily guessed.
fn compare(answer: Option<&Answer>, right: Option<&Verdict>) -> (TestResult, Option<String>) {
    let Some(answer) = answer else {
        return (TestResult::Failed, Some("there is no answer".to_owned()));
    };
    let matches = match right {
        Some(Verdict::Compiles) => answer.compiles,
        Some(Verdict::Fails { code, line }) => {
            !answer.compiles && answer.code.as_ref() == Some(code) && answer.line == Some(*line)
        }
        Some(Verdict::Unfit(_)) | None => false,
    };
    match matches {
        true => (TestResult::Passed, None),
        false => (
            TestResult::Failed,
            Some("the compiler says something else".to_owned()),
        ),
    }
}

/// Whether the answers could be read, in the place where other tasks say whether the library compiles.
fn read(wrong: Option<&str>) -> Compile {
    let diagnostics = wrong
        .map(|why| Diagnostic {
            code: None,
            level: Level::Error,
            rendered: format!("{ANSWERS}: {why}"),
            message: format!("{ANSWERS} cannot be read"),
            spans: Vec::new(),
            notes: Vec::new(),
            suggestions: Vec::new(),
        })
        .into_iter()
        .collect();
    Compile {
        ok: wrong.is_none(),
        codes: Vec::new(),
        diagnostics,
        cut: 0,
        limit: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_its_line_is_no_answer() {
        let right = Verdict::Fails {
            code: "E0502".to_owned(),
            line: 7,
        };
        let of = |compiles, code: Option<&str>, line| {
            let answer = Answer {
                compiles,
                code: code.map(str::to_owned),
                line,
            };
            compare(Some(&answer), Some(&right)).0 == TestResult::Passed
        };
        assert!(of(false, Some("E0502"), Some(7)));
        assert!(!of(false, Some("E0502"), None));
        assert!(!of(false, Some("E0499"), Some(7)));
        assert!(!of(false, Some("E0502"), Some(8)));
        assert!(!of(true, Some("E0502"), Some(7)));
        assert_eq!(compare(None, Some(&right)).0, TestResult::Failed);
        let yes = Answer {
            compiles: true,
            code: None,
            line: None,
        };
        assert_eq!(
            compare(Some(&yes), Some(&Verdict::Compiles)).0,
            TestResult::Passed
        );
    }
}

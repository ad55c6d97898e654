//! What a policy is told after a turn.

use std::fmt::Write;

use super::environment::EnvironmentSettings;
use crate::action::{Files, ReplyFormat};
use crate::endpoint::Message;
use crate::grade::{Grade, Stage, TestResult, Tests};
use crate::task::{ANSWERS, Task, TestFeedback};

/// New messages for the policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observation {
    /// In order; the first observation may have a system message before the user's.
    pub messages: Vec<Message>,
}

/// What the tools say of a candidate, ready to be shown; empty where they say nothing or are not to be heard.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// The compiler, in the configured style.
    pub compiler: String,
    /// Clippy.
    pub clippy: String,
}

/// After a reply that could not be used.
pub(super) fn unusable(
    task: &Task,
    settings: &EnvironmentSettings,
    files: &Files,
    why: &str,
) -> Observation {
    let text = format!(
        "Your reply could not be used, and nothing was changed: {why}\n{}",
        state(task, settings, files)
    );
    Observation {
        messages: vec![Message::user(text.trim_end())],
    }
}

/// After a graded turn.
pub(super) fn after(
    task: &Task,
    settings: &EnvironmentSettings,
    files: &Files,
    grade: &Grade,
    said: &Said,
) -> Observation {
    let shown = said.compiler.as_str();
    let feedback = task.manifest.tests.feedback.min(settings.test_feedback);
    let text = match grade.stops_at {
        Stage::Solved => return Observation::default(),
        Stage::Parse => "Your reply could not be used.".to_owned(),
        Stage::Rules => rules(grade),
        Stage::Compile if task.manifest.diagnose.is_some() => format!(
            "{ANSWERS} cannot be read.\n\n{}",
            block("text", &first_error(grade))
        ),
        Stage::Compile if shown.is_empty() => "That is not right yet.".to_owned(),
        Stage::Compile => format!("It does not compile.\n\n{}", block("text", shown)),
        Stage::TestBuild => interface(grade, feedback),
        Stage::Tests if task.manifest.diagnose.is_some() => answers(grade.tests.as_ref(), feedback),
        Stage::Tests => tests(grade.tests.as_ref(), feedback),
        Stage::Lints => named_lints(grade),
        Stage::Cost => cost(grade),
    };
    let mut text = text.trim_end().to_owned() + "\n";
    // What the task's own lints find has been said.
    if grade.stops_at != Stage::Lints {
        text.push_str(&clippy(said));
    }
    text.push_str(&state(task, settings, files));
    Observation {
        messages: vec![Message::user(text.trim_end())],
    }
}

/// What clippy finds besides, where it is to be shown.
pub(super) fn clippy(said: &Said) -> String {
    if said.clippy.is_empty() {
        return String::new();
    }
    format!("\nClippy finds this:\n\n{}", block("text", &said.clippy))
}

fn rules(grade: &Grade) -> String {
    let mut text =
        "Your code was not compiled, because it does what this package must not do:\n".to_owned();
    for finding in grade.rules.iter().filter(|finding| finding.forbidden) {
        let _ = writeln!(
            text,
            "- {}:{}:{}: {} ({})",
            finding.file, finding.line, finding.column, finding.what, finding.rule
        );
    }
    text
}

/// The library compiles, but not with the tests. Their source stays hidden; the messages alone say what is missing.
fn interface(grade: &Grade, feedback: TestFeedback) -> String {
    let mut text = "The package compiles, but the hidden tests do not compile against it: some name, signature or type \
                    is not what the task asks for."
        .to_owned();
    if feedback >= TestFeedback::Names
        && let Some(tests) = &grade.tests
    {
        text.push('\n');
        for one in tests
            .diagnostics
            .iter()
            .filter(|one| one.is_error())
            .take(5)
        {
            let code = one
                .code
                .as_ref()
                .map(|code| format!("[{code}]"))
                .unwrap_or_default();
            let _ = writeln!(text, "- error{code}: {}", one.message);
        }
    }
    text
}

fn first_error(grade: &Grade) -> String {
    let mut diagnostics = grade
        .compile
        .iter()
        .flat_map(|compile| &compile.diagnostics);
    diagnostics
        .next()
        .map(|one| one.rendered.clone())
        .unwrap_or_default()
}

/// Which programs are judged wrongly. What would be right stays hidden.
fn answers(tests: Option<&Tests>, feedback: TestFeedback) -> String {
    let Some(tests) = tests.filter(|_| feedback > TestFeedback::None) else {
        return "That is not right yet.".to_owned();
    };
    let mut text = format!(
        "{} of {} programs are judged as the compiler does.",
        tests.passed(),
        tests.outcomes.len()
    );
    if feedback >= TestFeedback::Names {
        let _ = write!(text, " Not so: {}.", tests.failed().join(", "));
    }
    text
}

fn tests(tests: Option<&Tests>, feedback: TestFeedback) -> String {
    let Some(tests) = tests else {
        return "That is not right yet.".to_owned();
    };
    let (passed, total) = (tests.passed(), tests.outcomes.len());
    if feedback == TestFeedback::None {
        return "It compiles, but it does not do what the task asks for.".to_owned();
    }
    let mut text = format!("It compiles. {passed} of {total} hidden tests pass.");
    if feedback == TestFeedback::Count {
        return text;
    }
    text.push_str(" These do not:\n");
    for outcome in tests
        .outcomes
        .iter()
        .filter(|outcome| outcome.result != TestResult::Passed)
    {
        let how = match outcome.result {
            TestResult::Limit(limit) => format!(" (ended by a limit: {limit:?})"),
            TestResult::Died => " (the process ended before the test did)".to_owned(),
            TestResult::NotRun => " (not run)".to_owned(),
            TestResult::Passed | TestResult::Failed => String::new(),
        };
        let _ = writeln!(text, "- {}{how}", outcome.name);
        if let (TestFeedback::Messages, Some(message)) = (feedback, &outcome.message) {
            for line in message.trim_end().lines().take(12) {
                let _ = writeln!(text, "    {line}");
            }
        }
    }
    text
}

/// The first of what the task's lints find: their words say how to mend it.
fn named_lints(grade: &Grade) -> String {
    const SHOWN: usize = 12;
    let found = match &grade.named_lints {
        Some(found) if !found.diagnostics.is_empty() => found,
        _ => return "All hidden tests pass, but clippy did not come to its end.".to_owned(),
    };
    let total: u32 = found.counts.values().sum();
    let mut text = format!(
        "All hidden tests pass, but the lints that the task names still find {total}; there were {} at the start.\n\n",
        found.at_start
    );
    let shown: Vec<&str> = found
        .diagnostics
        .iter()
        .take(SHOWN)
        .map(|one| one.rendered.trim_end())
        .collect();
    text.push_str(&block("text", &shown.join("\n\n")));
    text
}

fn cost(grade: &Grade) -> String {
    match &grade.cost {
        Some(cost) if cost.instructions > 0 => format!(
            "All hidden tests pass, but it is not cheap enough yet: the measured workload takes {} instructions; it took \
             {} at the start, and about {} are possible.",
            cost.instructions, cost.start, cost.reference
        ),
        _ => "All hidden tests pass, but the measured workload did not come to its end.".to_owned(),
    }
}

/// The editable files as they are now, for formats whose edits refer to them. Whole files need no such reminder.
fn state(task: &Task, settings: &EnvironmentSettings, files: &Files) -> String {
    if settings.reply_format == ReplyFormat::WholeFile {
        return String::new();
    }
    let mut text = "\nThe files as they are now:\n".to_owned();
    for (path, content) in task.editable(files) {
        let _ = write!(
            text,
            "\n{path}\n{}",
            fenced(&path, &content, settings.reply_format)
        );
    }
    text
}

/// A file as a fenced block; with line numbers where edits go by them.
pub(super) fn fenced(path: &str, content: &str, format: ReplyFormat) -> String {
    let language = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("rs") => "rust",
        Some(extension) => extension,
        None => "text",
    };
    if format != ReplyFormat::LineRange {
        return block(language, content);
    }
    let mut numbered = String::new();
    for (index, line) in content.lines().enumerate() {
        let _ = writeln!(numbered, "{:>4} | {line}", index + 1);
    }
    block("text", &numbered)
}

/// A fenced block that its content cannot end.
pub(super) fn block(language: &str, content: &str) -> String {
    let longest = content
        .lines()
        .map(|line| {
            line.trim_start()
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count()
        })
        .max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", content.trim_end())
}

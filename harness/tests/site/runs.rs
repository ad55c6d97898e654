//! Runs to be shown: a small one whose figures are known, one that is hostile in every field, and one that is long.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use assay::action::ReplyFormat;
use assay::diagnostic::{Diagnostic, Level, Span};
use assay::endpoint::{Message, Usage};
use assay::grade::{Compile, Grade, Scoring, Stage, TestOutcome, TestResult, Tests};
use assay::report::{Collected, SiteIndex, Trajectories, write_site};
use assay::trajectory::{
    EndClass, EndedBy, Reply, SCHEMA_VERSION, Status, Totals, Trajectory, Turn, read_each_at,
};

/// What the workspace begins with.
pub const START: &str =
    "pub fn first(names: &Vec<String>) -> &String {\n    let name = names[0];\n    &name\n}\n";
/// What solves it.
pub const SOLVED: &str = "pub fn first(names: &[String]) -> &String {\n    &names[0]\n}\n";

/// An error in the second line of the start.
pub fn diagnostic(message: &str) -> Diagnostic {
    Diagnostic {
        code: Some("E0507".to_owned()),
        level: Level::Error,
        message: message.to_owned(),
        spans: vec![Span {
            file: "src/lib.rs".to_owned(),
            line: 2,
            column: 16,
            end_line: 2,
            end_column: 24,
            byte_start: 62,
            byte_end: 70,
            primary: true,
            label: Some("move occurs because".to_owned()),
        }],
        rendered: format!(
            "error[E0507]: {message}\n --> src/lib.rs:2:16\n  |\n2 |     let name = names[0];\n  |                ^^^^^^^^ move occurs because\n  |\n  = note: a note\n"
        ),
        notes: Vec::new(),
        suggestions: Vec::new(),
    }
}

/// A grade of something that does not compile.
pub fn broken(message: &str) -> Grade {
    let mut grade = Grade::stopped(Stage::Compile);
    grade.compile = Some(Compile {
        ok: false,
        codes: vec!["E0507".to_owned()],
        diagnostics: vec![diagnostic(message)],
        cut: 0,
        limit: None,
    });
    grade
}

/// A grade of something that compiles, with these tests.
pub fn tested(stage: Stage, outcomes: &[(&str, TestResult)]) -> Grade {
    let mut grade = Grade::stopped(stage);
    grade.compile = Some(Compile {
        ok: true,
        codes: Vec::new(),
        diagnostics: Vec::new(),
        cut: 0,
        limit: None,
    });
    let mut quoted = diagnostic("quoted");
    quoted.rendered = "SECRET SOURCE OF A HIDDEN TEST".to_owned();
    grade.tests = Some(Tests {
        built: true,
        limit: None,
        diagnostics: vec![quoted],
        outcomes: outcomes
            .iter()
            .map(|(name, result)| TestOutcome {
                name: (*name).to_owned(),
                result: *result,
                message: (*result != TestResult::Passed).then(|| "it was not equal".to_owned()),
            })
            .collect(),
    });
    grade
}

/// The first prompt of a task, as the environment writes it.
pub fn prompt(title: &str) -> Vec<Message> {
    vec![
        Message::system("You are given a Rust package and a task."),
        Message::user(format!(
            "# {title}\n\nMake `first` give the first name.\n\n# The package\n\nCargo.toml (not to be changed)\n```toml\n[package]\nname = \"names\"\n```\n\nsrc/lib.rs\n```rust\n{}\n```\n\n# What the compiler says\n\n```text\nerror\n```\n",
            START.trim_end()
        )),
    ]
}

/// One turn.
pub fn turn(number: u32, said: &str, file: &str, grade: Grade, reward: f64) -> Turn {
    Turn {
        turn: number,
        messages: vec![Message::user(format!("Observation {number}."))],
        reply: Reply {
            text: said.to_owned(),
            reasoning: Some("Let me think.".to_owned()),
            usage: tokens(900, 100),
            ..Reply::default()
        },
        action: None,
        files: BTreeMap::from([("src/lib.rs".to_owned(), file.to_owned())]),
        grade,
        reward,
        started_ms: 10,
        duration_ms: 1500,
    }
}

fn tokens(prompt: u64, completion: u64) -> Usage {
    Usage {
        prompt_tokens: prompt,
        completion_tokens: completion,
        ..Usage::default()
    }
}

/// An episode with these turns.
pub fn episode(model: &str, task: &str, sample: u32, mut turns: Vec<Turn>) -> Trajectory {
    if let Some(first) = turns.first_mut() {
        first.messages = prompt(&format!("The task {task}"));
    }
    let solved = turns.last().is_some_and(|turn| turn.grade.solved());
    let count = turns.len() as u64;
    Trajectory {
        schema_version: SCHEMA_VERSION,
        run: "run".to_owned(),
        episode: format!("{model}/{task}/{sample}"),
        task: task.to_owned(),
        family: task.split('/').next().unwrap_or_default().to_owned(),
        difficulty: 2,
        task_hash: format!("hash of {task}"),
        impossible: None,
        suite: None,
        model: model.to_owned(),
        arm: None,
        sample,
        seed: u64::MAX,
        status: Status::Graded,
        class: None,
        detail: None,
        reward: turns.last().map(|turn| turn.reward),
        solved,
        ended_by: if solved {
            EndedBy::Solved
        } else {
            EndedBy::Turns
        },
        scoring: Scoring::default(),
        weights: assay::grade::RewardWeights::default(),
        start: broken("cannot move out of index"),
        turns,
        reply_format: ReplyFormat::WholeFile,
        totals: Totals {
            usage: tokens(900 * count, 100 * count),
            cost_usd: Some(0.01 * count as f64),
            wall_ms: 1500 * count,
            policy_ms: 1000 * count,
            grade_ms: 500 * count,
        },
        started_at: "2026-11-26T12:00:00Z".to_owned(),
        earlier_errors: 0,
    }
}

const BETTER: &str = "pub fn first(names: &[String]) -> &String {\n    &names[1]\n}\n";

/// `ada` solves fix/one in two turns and fix/two in one; `bob` solves nothing, and one of his is ungraded.
pub fn small() -> Vec<Trajectory> {
    let passed = &[("gives_the_first", TestResult::Passed)][..];
    let failed = &[
        ("gives_the_first", TestResult::Failed),
        ("is_not_empty", TestResult::Passed),
    ][..];
    let mut refused = episode("bob", "gen/three", 0, Vec::new());
    refused.status = Status::Ungraded;
    refused.class = Some(EndClass::Refused);
    refused.reward = None;
    // An errored try gives way to the one after it.
    let mut errored = episode("ada", "fix/two", 0, Vec::new());
    errored.status = Status::Errored;
    errored.class = Some(EndClass::Sandbox);
    errored.reward = None;
    vec![
        episode(
            "ada",
            "fix/one",
            0,
            vec![
                turn(1, "Second name.", BETTER, tested(Stage::Tests, failed), 0.4),
                turn(
                    2,
                    "First name, with `needle`.",
                    SOLVED,
                    tested(Stage::Solved, passed),
                    1.0,
                ),
            ],
        ),
        errored,
        episode(
            "bob",
            "fix/one",
            0,
            vec![turn(
                1,
                "I change nothing.",
                START,
                broken("cannot move out of index"),
                0.0,
            )],
        ),
        episode(
            "ada",
            "fix/two",
            0,
            vec![turn(1, "Done.", SOLVED, tested(Stage::Solved, passed), 1.0)],
        ),
        episode(
            "bob",
            "fix/two",
            0,
            vec![turn(1, "Hm.", BETTER, tested(Stage::Tests, failed), 0.4)],
        ),
        refused,
    ]
}

/// What tries to run, in whatever field it stands.
pub const SCRIPT: &str = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1><svg onload=window.pwned=1>javascript:window.pwned=1\" onmouseover=\"window.pwned=1\u{1b}[31m\u{202e}evil\u{0}\u{2028}";

/// One episode that is hostile in every text, and one whose texts are huge.
pub fn hostile() -> Vec<Trajectory> {
    let mut grade = broken(SCRIPT);
    if let Some(compile) = &mut grade.compile {
        compile.codes = vec![SCRIPT.to_owned()];
        compile.diagnostics[0].rendered = format!("error: {SCRIPT}\n  | {SCRIPT}");
        compile.diagnostics[0].spans[0].label = Some(SCRIPT.to_owned());
        let mut mad = compile.diagnostics[0].clone();
        mad.spans[0].line = u32::MAX;
        mad.spans[0].end_line = 0;
        mad.spans[0].column = 0;
        mad.spans[0].file = "__proto__".to_owned();
        compile.diagnostics.push(mad);
    }
    let mut first = turn(
        1,
        &format!("{SCRIPT}\n```{SCRIPT}\n{SCRIPT}\n```"),
        SCRIPT,
        grade,
        0.0,
    );
    first.reply.reasoning = Some(SCRIPT.to_owned());
    first.reply.served_model = Some(SCRIPT.to_owned());
    for name in ["__proto__", "constructor", SCRIPT] {
        first.files.insert(name.to_owned(), SCRIPT.to_owned());
    }
    let mut tests = tested(Stage::Tests, &[(SCRIPT, TestResult::Failed)]);
    if let Some(tests) = &mut tests.tests {
        tests.outcomes[0].message = Some(SCRIPT.to_owned());
    }
    let second = turn(2, SCRIPT, "fn f() {}", tests, 0.0);
    let task = format!("fix/{SCRIPT}");
    let mut one = episode(SCRIPT, &task, 0, vec![first, second]);
    one.turns[0].messages = vec![Message::user(SCRIPT)];
    one.family = SCRIPT.to_owned();
    one.detail = Some(SCRIPT.to_owned());
    let long = "x".repeat(2_000_000);
    let mut other = episode(
        "long",
        "fix/long",
        0,
        vec![turn(1, &long, &long, broken("long"), 0.0)],
    );
    other.turns[0].grade.compile.as_mut().unwrap().diagnostics[0].rendered = long;
    vec![one, other]
}

/// So many episodes of 50 tasks and 4 rows.
pub fn many(episodes: u32) -> impl Iterator<Item = Trajectory> {
    (0..episodes).map(|number| {
        let task = format!("family-{}/task-{:02}", number % 5, number % 50);
        let model = format!("row {}", number / 50 % 4);
        let turns = vec![turn(1, "Hm.", BETTER, broken("cannot move"), 0.4)];
        episode(&model, &task, number / 200, turns)
    })
}

/// Writes a site of a run with these episodes into `folder`; the answer is the folder of the site.
pub fn site(
    folder: &Path,
    episodes: impl IntoIterator<Item = Trajectory>,
    keep: Trajectories,
) -> PathBuf {
    let file = folder.join("trajectories.jsonl");
    let mut text = std::io::BufWriter::new(std::fs::File::create(&file).unwrap());
    for one in episodes {
        serde_json::to_writer(&mut text, &one).unwrap();
        text.write_all(b"\n").unwrap();
    }
    text.flush().unwrap();
    let mut collected = Collected::default();
    let mut index = SiteIndex::default();
    let source = index.file(file.clone());
    read_each_at(&file, |one, place| {
        collected.add(&one);
        index.add(source, None, &one, place);
    })
    .unwrap();
    let facts = [("run".to_owned(), SCRIPT.to_owned())];
    let made = folder.join("report");
    write_site(&collected.leaderboard(), &facts, &index, keep, &made).unwrap();
    made
}

//! Trajectories, runs and exports to test with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::action::ReplyFormat;
use crate::endpoint::{Message, TokenLogprob};
use crate::export::{Counts, ExportError, Format, Job, Known, Options, Source, export};
use crate::grade::{Grade, RewardWeights, Scoring, Stage, Tampering, TamperingKind};
use crate::task::{Task, load_task};
use crate::trajectory::{
    EndClass, EndedBy, Reply, SCHEMA_VERSION, Status, Totals, Trajectory, Turn,
};

/// A turn: what was replied, and what it earned.
pub fn turn(number: usize, reply: &str, reward: f64) -> Turn {
    let told = |text: &str| Message::user(text.to_owned());
    Turn {
        turn: u32::try_from(number).unwrap(),
        messages: match number {
            1 => vec![Message::system("rules".to_owned()), told("mend it")],
            _ => vec![told(&format!("turn {number}: not yet"))],
        },
        reply: Reply {
            text: reply.to_owned(),
            ..Reply::default()
        },
        action: None,
        files: BTreeMap::from([("src/lib.rs".to_owned(), reply.to_owned())]),
        grade: Grade::stopped(if reward >= 1.0 {
            Stage::Solved
        } else {
            Stage::Tests
        }),
        reward,
        started_ms: 1500,
        duration_ms: 0,
    }
}

/// A graded episode of the model `ada`, with these replies and rewards; the last is the episode's.
pub fn episode(task: &str, sample: u32, turns: &[(&str, f64)]) -> Trajectory {
    let turns: Vec<Turn> = turns
        .iter()
        .enumerate()
        .map(|(at, (reply, reward))| turn(at + 1, reply, *reward))
        .collect();
    let reward = turns.last().map_or(0.0, |turn| turn.reward);
    Trajectory {
        schema_version: SCHEMA_VERSION,
        run: "run".to_owned(),
        episode: format!("ada/{task}/{sample}"),
        task: task.to_owned(),
        family: "fix".to_owned(),
        difficulty: 2,
        task_hash: format!("hash of {task}"),
        impossible: None,
        suite: None,
        model: "ada".to_owned(),
        arm: None,
        sample,
        seed: 0,
        status: Status::Graded,
        class: None,
        detail: None,
        reward: Some(reward),
        solved: reward >= 1.0,
        ended_by: EndedBy::Turns,
        scoring: Scoring::default(),
        weights: RewardWeights::default(),
        start: Grade::stopped(Stage::Compile),
        turns,
        reply_format: ReplyFormat::WholeFile,
        totals: Totals::default(),
        started_at: "2026-11-21T08:15:00Z".to_owned(),
        earlier_errors: 0,
    }
}

/// The same episode, broken off.
pub fn broken(status: Status, one: Trajectory) -> Trajectory {
    Trajectory {
        status,
        class: Some(match status {
            Status::Errored => EndClass::Sandbox,
            _ => EndClass::Refused,
        }),
        reward: None,
        ended_by: EndedBy::Failure,
        ..one
    }
}

/// The same episode, whose first turn tampered.
pub fn tampering(mut one: Trajectory) -> Trajectory {
    one.turns[0].grade.tampering = Some(Tampering {
        kind: TamperingKind::Canary,
        evidence: String::new(),
    });
    one
}

/// The same turn with tokens; each has a log probability of minus its id.
pub fn with_tokens(mut turn: Turn, prompt: &[u32], answer: &[u32]) -> Turn {
    let logprob = |id: &u32| TokenLogprob {
        token: String::new(),
        logprob: -f64::from(*id),
        bytes: None,
    };
    turn.reply.prompt_token_ids = Some(prompt.to_vec());
    turn.reply.token_ids = Some(answer.to_vec());
    turn.reply.logprobs = Some(answer.iter().map(logprob).collect());
    turn
}

/// A folder to work in.
pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A run with these lines.
    pub fn run(&self, name: &str, lines: &[Trajectory]) -> Source {
        let lines: Vec<String> = lines
            .iter()
            .map(|one| serde_json::to_string(one).unwrap() + "\n")
            .collect();
        self.raw_run(name, &lines.concat())
    }

    /// A run whose file holds this text.
    pub fn raw_run(&self, name: &str, text: &str) -> Source {
        let file = self.path(&format!("{name}.jsonl"));
        std::fs::write(&file, text).unwrap();
        Source {
            run: name.to_owned(),
            file,
            facts: vec![("run".to_owned(), name.to_owned())],
        }
    }

    /// Exports runs into the folder `out`.
    pub fn export(
        &self,
        sources: Vec<Source>,
        known: &Known,
        options: &Options,
        out: &str,
    ) -> Result<Counts, ExportError> {
        let job = Job {
            sources,
            known,
            options,
            out: &self.path(out),
        };
        export(job, &|_| ())
    }

    /// The rows of one run, and the counts.
    pub fn rows(&self, lines: &[Trajectory], options: &Options) -> (Vec<Value>, Counts) {
        self.rows_known(lines, options, &Known::default())
    }

    /// The same, with tasks that are known.
    pub fn rows_known(
        &self,
        lines: &[Trajectory],
        options: &Options,
        known: &Known,
    ) -> (Vec<Value>, Counts) {
        let source = self.run("run", lines);
        let options = Options {
            force: true,
            ..options.clone()
        };
        let counts = self.export(vec![source], known, &options, "out").unwrap();
        (read_rows(&self.path("out/train.jsonl")), counts)
    }
}

/// The rows of a JSONL file.
pub fn read_rows(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The usual options, changed.
pub fn options(format: Format, change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::of(format);
    change(&mut options);
    options
}

/// One of the project's tasks.
pub fn real_task(id: &str) -> Task {
    load_task(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../tasks")
            .join(id),
    )
    .unwrap()
}

/// An episode of one of the project's tasks.
pub fn of_real(task: &Task, one: Trajectory) -> Trajectory {
    Trajectory {
        task_hash: task.hash.clone(),
        ..one
    }
}

/// A column of rows, as text.
pub fn column(rows: &[Value], path: &str) -> Vec<String> {
    let text = |row: &Value| match row.pointer(path).unwrap() {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    rows.iter().map(text).collect()
}

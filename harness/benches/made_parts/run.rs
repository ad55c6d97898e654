//! A run of made-up episodes, as many as one likes: two turns each, with replies that have little in common, token ids and
//! log probabilities, error codes that come and go, and rewards of all sizes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use assay::action::ReplyFormat;
use assay::config::BenchSettings;
use assay::endpoint::{Message, TokenLogprob, Usage};
use assay::episode::EpisodeLimits;
use assay::grade::{Compile, Grade, RewardWeights, Scoring, Stage};
use assay::run::{RunFacts, RunTask};
use assay::sandbox::{SandboxFacts, SandboxSize};
use assay::trajectory::{EndedBy, Reply, SCHEMA_VERSION, Status, Totals, Trajectory, Turn};

/// Tokens of a reply.
const TOKENS: u32 = 20;

/// Error codes that a program may have.
const CODES: [&str; 5] = ["E0382", "E0499", "E0502", "E0308", "E0277"];

/// Writes a run of `models` models, and gives the size of its trajectories.
pub fn write_run(folder: &Path, episodes: u32, tasks: u32, models: u32) -> anyhow::Result<u64> {
    std::fs::create_dir_all(folder)?;
    let names: Vec<String> = (0..tasks)
        .map(|task| format!("made/task-{task:03}"))
        .collect();
    std::fs::write(
        folder.join("run.json"),
        serde_json::to_string(&facts(&names, models))?,
    )?;
    let file = folder.join("trajectories.jsonl");
    let mut writer = BufWriter::new(File::create(&file)?);
    for number in 0..episodes {
        let model = model_name(number / tasks % models);
        let task = &names[(number % tasks) as usize];
        let sample = number / tasks / models;
        serde_json::to_writer(&mut writer, &episode(&model, task, sample, number))?;
        writer.write_all(b"\n")?;
    }
    writer.flush()?;
    Ok(file.metadata()?.len())
}

fn model_name(number: u32) -> String {
    match number {
        0 => "made".to_owned(),
        number => format!("made-{number}"),
    }
}

fn facts(tasks: &[String], models: u32) -> RunFacts {
    let task = |id: &String| RunTask {
        id: id.clone(),
        hash: format!("hash of {id}"),
    };
    RunFacts {
        schema_version: 1,
        run: "made".to_owned(),
        started_at: "2026-11-26T12:00:00Z".to_owned(),
        assay: env!("CARGO_PKG_VERSION").to_owned(),
        git: None,
        suite: "made".to_owned(),
        suite_version: 1,
        suite_hash: String::new(),
        tasks: tasks.iter().map(task).collect(),
        models: (0..models).map(model_name).collect(),
        endpoints: BTreeMap::new(),
        bench: BenchSettings::default(),
        episode: EpisodeLimits::default(),
        reward: RewardWeights::default(),
        sandbox: SandboxFacts {
            backend: "none".to_owned(),
            image: "none".to_owned(),
            made_from: "nothing".to_owned(),
            landlock: 0,
            rustc: "none".to_owned(),
            size: SandboxSize::default(),
        },
        experiment: None,
    }
}

fn episode(model: &str, task: &str, sample: u32, number: u32) -> Trajectory {
    let mixed = number.wrapping_mul(2_654_435_761) >> 16;
    let rewards = [f64::from(mixed % 5) / 8.0, f64::from(mixed % 11) / 10.0];
    Trajectory {
        schema_version: SCHEMA_VERSION,
        run: "made".to_owned(),
        episode: format!("{model}/{task}/{sample}"),
        task: task.to_owned(),
        family: "made".to_owned(),
        difficulty: 2,
        task_hash: format!("hash of {task}"),
        impossible: None,
        suite: None,
        model: model.to_owned(),
        arm: None,
        sample,
        seed: 0,
        status: Status::Graded,
        class: None,
        detail: None,
        reward: Some(rewards[1]),
        solved: rewards[1] >= 1.0,
        ended_by: EndedBy::Turns,
        scoring: Scoring::default(),
        weights: RewardWeights::default(),
        start: broken(&CODES[..1]),
        turns: vec![
            turn(task, number, 1, rewards[0]),
            turn(task, number, 2, rewards[1]),
        ],
        reply_format: ReplyFormat::WholeFile,
        totals: Totals {
            usage: Usage {
                prompt_tokens: u64::from(TOKENS) * 3,
                completion_tokens: u64::from(TOKENS) * 2,
                ..Usage::default()
            },
            wall_ms: u64::from(mixed % 9000),
            ..Totals::default()
        },
        started_at: "2026-11-26T12:00:00Z".to_owned(),
        earlier_errors: 0,
    }
}

fn turn(task: &str, number: u32, turn: u32, reward: f64) -> Turn {
    let mut text = "```rust src/lib.rs\n".to_owned();
    // A cheap generator: replies that have little in common.
    let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(turn);
    for _ in 0..TOKENS {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let _ = writeln!(text, "let v{} = {};", state >> 20, state & 0xff);
    }
    text.push_str("```\n");
    let told = match turn {
        1 => vec![
            Message::system("Answer with edits of files.".to_owned()),
            Message::user(format!("Mend {task}.")),
        ],
        _ => vec![Message::user("It does not compile yet.".to_owned())],
    };
    let answer: Vec<u32> = (0..TOKENS)
        .map(|at| number.wrapping_add(at) % 50_000)
        .collect();
    let logprob = |id: &u32| TokenLogprob {
        token: "t".to_owned(),
        logprob: -f64::from(id % 7) / 3.0,
        bytes: None,
    };
    Turn {
        turn,
        messages: told,
        reply: Reply {
            text: text.clone(),
            prompt_token_ids: Some((0..TOKENS * turn).collect()),
            logprobs: Some(answer.iter().map(logprob).collect()),
            token_ids: Some(answer),
            ..Reply::default()
        },
        action: None,
        files: BTreeMap::new(),
        grade: grade(number, turn, reward),
        reward,
        started_ms: 0,
        duration_ms: 0,
    }
}

/// What the first turn leaves does not compile, mostly; what the second leaves does, mostly.
fn grade(number: u32, turn: u32, reward: f64) -> Grade {
    let mixed = number.wrapping_mul(2_246_822_519).wrapping_add(turn) >> 13;
    let compiles = if turn == 1 {
        mixed.is_multiple_of(4)
    } else {
        !mixed.is_multiple_of(4)
    };
    match compiles {
        true if reward >= 1.0 => compiled(Stage::Solved, &[]),
        true => compiled(Stage::Tests, &[]),
        false => {
            let at = mixed as usize % (CODES.len() - 1);
            broken(&CODES[at..=at + 1])
        }
    }
}

fn broken(codes: &[&str]) -> Grade {
    compiled(Stage::Compile, codes)
}

/// A grade whose compilation gave these codes; none means that it compiled.
fn compiled(stops_at: Stage, codes: &[&str]) -> Grade {
    Grade {
        compile: Some(Compile {
            ok: codes.is_empty(),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            diagnostics: Vec::new(),
            cut: 0,
            limit: None,
        }),
        ..Grade::stopped(stops_at)
    }
}

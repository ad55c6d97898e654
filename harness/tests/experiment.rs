//! Experiments through the program itself: grids, balance, resuming, budgets, models behind endpoints, blindness.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chat_server;
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Output;

use assay::trajectory::{Status, Trajectory, read_run};
use base64::Engine;
use chat_server::FakeServer;
use common::{assay, run};
use serde_json::Value;

/// Two tasks of which the compiler's advice mends something.
const TASKS: &str = "{compile-fix/choir-seating,compile-fix/lookout-bearings}";

/// A folder of runs, and a definition in a folder of its own.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new(definition: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("louder")).unwrap();
        let place = Self { folder };
        place.define(definition);
        place
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("louder/experiment.toml")
    }

    fn results(&self) -> PathBuf {
        self.folder.path().join("results")
    }

    fn define(&self, definition: &str) {
        let text =
            format!("question = \"Does it?\"\nsuite = \"all\"\ntasks = \"{TASKS}\"\n{definition}");
        std::fs::write(self.file(), text).unwrap();
    }

    fn arguments<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        let mut arguments = vec!["experiment", file, "--sandbox", "local"];
        arguments.extend(more);
        arguments
    }

    fn run(&self, more: &[&str]) -> (i32, Value, String) {
        let file = self.file();
        run(
            &self.results(),
            &Self::arguments(file.to_str().unwrap(), more),
        )
    }

    fn run_with(&self, server: &FakeServer, more: &[&str]) -> Output {
        let file = self.file();
        assay(
            &self.results(),
            &Self::arguments(file.to_str().unwrap(), more),
        )
        .env("OPENAI_BASE_URL", server.base_url())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap()
    }

    fn episodes(&self, name: &str) -> Vec<Trajectory> {
        read_run(&self.results().join(name)).unwrap()
    }
}

fn level<'a>(one: &'a Trajectory, factor: &str) -> &'a str {
    &one.arm.as_ref().unwrap()[factor]
}

fn effect<'a>(answer: &'a Value, factor: &str, measure: &str) -> &'a Value {
    let effects = answer["answer"]["effects"].as_array().unwrap();
    effects
        .iter()
        .find(|one| {
            one["factor"] == factor
                && one["measure"] == measure
                && one["within"] == serde_json::json!({})
        })
        .unwrap_or_else(|| panic!("no effect of {factor} on {measure}: {answer}"))
}

#[test]
fn a_grid_is_played_once_in_every_arm_and_gives_its_effects() {
    let place = Place::new(
        "models = [\"reader\"]\nsamples = 1\n[factors]\nfeedback = [\"status\", \"rendered\"]\nturns = [1, 2]\n",
    );
    let (code, answer, errors) = place.run(&[]);
    assert_eq!(code, 0, "{errors}");
    let episodes = place.episodes("louder");
    let names: BTreeSet<String> = episodes.iter().map(|one| one.episode.clone()).collect();
    assert_eq!((episodes.len(), names.len()), (8, 8));
    assert!(names.contains("reader [feedback=rendered, turns=2]/compile-fix/choir-seating/0"));
    // The same seeds in every arm, and every arm its own settings.
    let seeds: BTreeMap<&str, BTreeSet<u64>> =
        episodes.iter().fold(BTreeMap::new(), |mut seeds, one| {
            seeds.entry(one.task.as_str()).or_default().insert(one.seed);
            seeds
        });
    assert!(seeds.values().all(|seeds| seeds.len() == 1), "{seeds:?}");
    for one in &episodes {
        let told = &one.turns[0].messages.last().unwrap().content;
        assert_eq!(
            told.contains("-->"),
            level(one, "feedback") == "rendered",
            "{told}"
        );
        assert!(one.turns.len() <= level(one, "turns").parse().unwrap());
    }
    // Who follows advice earns more where there is some to read. Every effect is of both tasks.
    let found = effect(&answer, "feedback", "reward");
    assert_eq!(
        (&found["level"], &found["against"]),
        (&Value::from("rendered"), &Value::from("status"))
    );
    assert!(
        found["difference"]["difference"]["mean"].as_f64().unwrap() > 0.3,
        "{found}"
    );
    assert_eq!(found["difference"]["difference"]["tasks"], 2);
    let report = place.results().join("louder/report");
    for file in ["answer.md", "effects.csv", "leaderboard.csv", "index.html"] {
        assert!(report.join(file).is_file(), "{file}");
    }
    let table = std::fs::read_to_string(report.join("leaderboard.csv")).unwrap();
    assert_eq!(table.lines().count(), 5, "a row for each arm:\n{table}");

    // The same command again plays nothing and says the same.
    let before = std::fs::read(place.results().join("louder/trajectories.jsonl")).unwrap();
    let (code, again, errors) = place.run(&[]);
    assert_eq!((code, &again["answer"]), (0, &answer["answer"]), "{errors}");
    assert_eq!(
        std::fs::read(place.results().join("louder/trajectories.jsonl")).unwrap(),
        before
    );

    // An episode that is lost is played again, and only that one.
    let text = String::from_utf8(before).unwrap();
    let cut: Vec<&str> = text.lines().skip(1).collect();
    std::fs::write(
        place.results().join("louder/trajectories.jsonl"),
        cut.join("\n") + "\n",
    )
    .unwrap();
    let (code, _, errors) = place.run(&[]);
    assert!(
        code == 0 && errors.contains("1 episodes to play"),
        "{errors}"
    );
    assert_eq!(place.episodes("louder").len(), 8);

    // A run of something else is left alone.
    place.define("models = [\"reader\"]\n[factors]\nturns = [1, 3]\n");
    let (code, _, errors) = place.run(&[]);
    assert!(
        code == 2 && errors.contains("another `factors`") && errors.contains("--run"),
        "{errors}"
    );
    let (code, _, errors) = run(&place.results(), &["bench", "--resume", "louder"]);
    assert!(code == 2 && errors.contains("experiment"), "{errors}");

    // Two arms in words, and what it would take to see a difference.
    let arm = |feedback: &str| format!("louder/reader [feedback={feedback}, turns=2]");
    let sides = [arm("rendered"), arm("status")];
    let text = |arguments: &[&str]| {
        let output = assay(&place.results(), arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let words = text(&["compare", &sides[0], &sides[1]]);
    for part in [
        "in reward (+0.720",
        "p corrected",
        "compile rate",
        "wall time",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let words = text(&["power", &sides[0], &sides[1], "--difference", "0.25"]);
    assert!(
        words.contains("a true difference of") && words.contains("To see one of 0.250 takes"),
        "{words}"
    );
    let turns = ["power", &sides[0], &sides[1], "--measure", "turns"];
    let (code, plans, said) = run(&place.results(), &turns);
    assert_eq!(
        (code, &plans[0]["plan"]["tasks"]),
        (0, &Value::from(2)),
        "{said}"
    );
    let nothing = ["power", &sides[0], &sides[1], "--difference", "0"];
    let (code, _, said) = run(&place.results(), &nothing);
    assert!(code == 2 && said.contains("above 0"), "{said}");

    // How it stands, for those who watch.
    let (code, stands, _) = run(&place.results(), &["watch", "louder"]);
    assert_eq!(
        (
            code,
            &stands["planned"],
            &stands["done"],
            &stands["missing"]
        ),
        (0, &8.into(), &8.into(), &0.into())
    );
}

/// A model that never solves anything.
fn lost() -> FakeServer {
    FakeServer::model(|_: &[(String, String)]| "I do not know.")
}

#[test]
fn calls_are_estimated_and_nobody_is_charged_unasked() {
    let place = Place::new("models = [\"openai:m\"]\nsamples = 2\n[factors]\nturns = [1, 3]\n");
    let server = lost();
    let output = place.run_with(&server, &["--estimate", "--json"]);
    let estimate: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(estimate["episodes"], 8);
    assert_eq!(
        (
            estimate["calls"]["least"].as_f64(),
            estimate["calls"]["most"].as_f64()
        ),
        (Some(8.0), Some(4.0 + 4.0 * 3.0))
    );
    assert!(
        estimate["prompt_tokens"]["most"].as_f64() > estimate["prompt_tokens"]["least"].as_f64()
    );
    assert!(estimate.get("cost_usd").is_none(), "no price is known");
    let output = place.run_with(&server, &[]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(2) && errors.contains("--yes"),
        "{errors}"
    );
    assert!(server.requests().is_empty() && !place.results().join("louder").exists());

    let output = place.run_with(&server, &["--yes", "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        server.requests().len(),
        16,
        "every turn is played by who solves nothing"
    );
}

#[test]
fn a_budget_ends_it_and_a_larger_one_goes_on() {
    let definition = |tokens: u64| {
        format!(
            "models = [\"openai:m\"]\nsamples = 6\n[factors]\nturns = [1]\n[budget]\ntokens = {tokens}\n"
        )
    };
    let place = Place::new(&definition(1));
    let server = lost();
    let output = place.run_with(&server, &["--yes", "--episodes", "1", "--json"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("budget of 1 tokens is used up"), "{errors}");
    assert_eq!(output.status.code(), Some(130), "{errors}");
    let some = place.episodes("louder").len();
    assert!((1..12).contains(&some), "{some}");
    place.define(&definition(1_000_000_000));
    let output = place.run_with(&server, &["--yes", "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(place.episodes("louder").len(), 12);
    assert_eq!(server.requests().len(), 12, "none is played twice");

    // A grid that is larger than it may be does not even begin.
    place.define("models = [\"stub\"]\nsamples = 6\n[budget]\nepisodes = 11\n");
    let (code, _, errors) = place.run(&["--run", "other"]);
    assert!(code == 2 && errors.contains("budget.episodes"), "{errors}");
    assert!(!place.results().join("other").exists());
}

#[test]
fn prompts_temperatures_and_explanations_reach_the_model_as_the_arm_has_them() {
    let place = Place::new(
        "models = [\"openai:m\"]\n[factors]\nturns = [1]\nexplain = [false, true]\nprompt = [\"system\", \"bare\"]\n\
         temperature = [0.0, 1.5]\nreply_format = [\"whole-file\", \"search-replace\"]\n",
    );
    let server = lost();
    let output = place.run_with(&server, &["--yes", "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let episodes = place.episodes("louder");
    assert_eq!(episodes.len(), 2 * 16);
    for one in &episodes {
        let messages = &one.turns[0].messages;
        let bare = level(one, "prompt") == "bare";
        assert_eq!(messages.len(), if bare { 1 } else { 2 });
        let explained = messages.last().unwrap().content.contains("means:");
        assert_eq!(
            explained,
            level(one, "explain") == "true",
            "{}",
            one.episode
        );
        assert_eq!(one.reply_format.name(), level(one, "reply_format"));
    }
    let mut temperatures: BTreeMap<String, usize> = BTreeMap::new();
    for request in server.requests() {
        let sent = request.body["temperature"].to_string();
        *temperatures.entry(sent).or_default() += 1;
    }
    assert_eq!(
        temperatures,
        BTreeMap::from([("0.0".to_owned(), 16), ("1.5".to_owned(), 16)])
    );
    // A policy without an endpoint has no temperature.
    let (code, _, errors) = place.run(&["--model", "reader"]);
    assert!(
        code == 2 && errors.contains("has no temperature"),
        "{errors}"
    );
}

#[test]
fn nobody_sees_who_is_who_until_it_is_revealed() {
    let place =
        Place::new("models = [\"stub\", \"rustfix\"]\nblind = true\n[factors]\nturns = [1]\n");
    let (code, answer, errors) = place.run(&[]);
    assert_eq!(code, 0, "{errors}");
    let models: BTreeSet<String> = place
        .episodes("louder")
        .into_iter()
        .map(|one| one.model)
        .collect();
    assert_eq!(models, BTreeSet::from(["A".to_owned(), "B".to_owned()]));
    let folder = place.results().join("louder");
    let key: BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("key.json")).unwrap()).unwrap();
    assert_eq!(
        key.values().cloned().collect::<BTreeSet<_>>(),
        BTreeSet::from(["rustfix".to_owned(), "stub".to_owned()])
    );
    for (file, text) in texts_of(&folder.join("report")) {
        assert!(!text.contains("rustfix"), "{} tells", file.display());
    }
    assert!(!answer["answer"].to_string().contains("rustfix"));
    // Whoever mends something is better, under whatever letter.
    let found = effect(&answer, "model", "reward");
    let better = found["difference"]["difference"]["mean"].as_f64().unwrap() > 0.0;
    let letter = found[if better { "level" } else { "against" }]
        .as_str()
        .unwrap();
    assert_eq!(key[letter], "rustfix");
    let (_, revealed, _) = place.run(&["--reveal"]);
    assert!(
        revealed["answer"]["notes"]
            .to_string()
            .contains("is rustfix")
    );
}

/// Every file of a report as text, data for pages unpacked.
fn texts_of(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let text = |entry: walkdir::DirEntry| {
        let path = entry.into_path();
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let packed = text
            .strip_prefix("assayPiece(")
            .and_then(|rest| rest.split('"').nth(3));
        let text = packed.map(unpacked).unwrap_or(text);
        (path, text)
    };
    files.map(text).collect()
}

fn unpacked(packed: &str) -> String {
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(packed)
        .unwrap();
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&bytes[..])
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn pages_of_a_blind_experiment_do_not_say_what_an_endpoint_serves() {
    const SERVED: &str = "test-model";
    let server = lost();
    let place =
        Place::new("models = [\"base\", \"tuned\"]\nblind = true\n[factors]\nturns = [1]\n");
    let config = place.folder.path().join("assay.toml");
    let model = |name: &str| {
        format!(
            "[models.{name}]\nbase_url = \"{}\"\nmodel = \"{name}-secret\"\n",
            server.base_url()
        )
    };
    std::fs::write(&config, model("base") + &model("tuned")).unwrap();
    let config = config.to_str().unwrap();
    let output = place.run_with(&server, &["--yes", "--config", config, "--json"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let records =
        std::fs::read_to_string(place.results().join("louder/trajectories.jsonl")).unwrap();
    assert!(records.contains(SERVED), "the record has it");
    let tells = |folder: &Path, what: &str| {
        let texts = texts_of(folder);
        assert!(
            texts
                .iter()
                .any(|(file, _)| file.ends_with("data/index.js")),
            "pages with data"
        );
        let mut files = texts.into_iter().filter(|(_, text)| text.contains(what));
        files.next().map(|(file, _)| file)
    };
    let report = place.results().join("louder/report");
    for what in [SERVED, "secret", "tuned"] {
        assert_eq!(tells(&report, what), None, "{what}");
    }
    // A report that is made again is as blind.
    let (code, _, errors) = run(&place.results(), &["report", "louder"]);
    assert_eq!(code, 0, "{errors}");
    assert_eq!(tells(&report, SERVED), None);
}

#[test]
fn the_experiments_that_come_along_run_offline() {
    let results = tempfile::tempdir().unwrap();
    for (name, tables) in [
        ("feedback-ablation", &["effects.csv"][..]),
        ("canned-advice", &["start_codes.csv"]),
        ("lints-as-feedback", &["effects.csv"]),
        ("turns-or-samples", &["equal_tokens.csv"]),
        ("base-or-tuned", &["effects.csv"]),
    ] {
        // What the task earns does not matter here; one with lints and one with errors.
        let tasks = if name == "lints-as-feedback" {
            "lint/coin-gauge"
        } else {
            "compile-fix/choir-seating"
        };
        let arguments = [
            "experiment",
            name,
            "--sandbox",
            "local",
            "--suite",
            "all",
            "--tasks",
            tasks,
        ];
        let (code, answer, errors) = run(results.path(), &arguments);
        assert_eq!(code, 0, "{name}: {errors}");
        assert_eq!(answer["missing"], 0, "{name}");
        for table in tables {
            let text =
                std::fs::read_to_string(results.path().join(name).join("report").join(table))
                    .unwrap();
            assert!(text.lines().count() > 1, "{name}: {table} is empty");
        }
        let graded = read_run(&results.path().join(name)).unwrap();
        assert!(
            graded.iter().all(|one| one.status == Status::Graded),
            "{name}"
        );
    }
}

#[test]
fn advice_is_counted_by_the_codes_of_the_start() {
    let place = Place::new(
        "models = [\"reader\"]\nalways = [\"rustfix\"]\ntables = [\"codes\"]\n[factors]\nturns = [3]\n",
    );
    let (code, answer, errors) = place.run(&[]);
    assert_eq!(code, 0, "{errors}");
    let rows = answer["answer"]["codes"].as_array().unwrap();
    let share = |row: &str, code: &str, what: &str| {
        let found = rows
            .iter()
            .find(|one| one["row"] == row && one["code"] == code);
        found.unwrap_or_else(|| panic!("no {code} of {row}: {rows:?}"))[what]["mean"].as_f64()
    };
    // The compiler is sure how to mend E0384, and only suggests how to mend the other two.
    for (row, code, repaired) in [
        ("rustfix", "E0384", 1.0),
        ("reader", "E0384", 1.0),
        ("rustfix", "E0425", 0.0),
        ("reader", "E0425", 1.0),
    ] {
        assert_eq!(share(row, code, "repaired"), Some(repaired), "{row} {code}");
        assert_eq!(share(row, code, "compiles"), Some(repaired), "{row} {code}");
        assert_eq!(share(row, code, "solved"), Some(0.0), "{row} {code}");
    }
    let text =
        std::fs::read_to_string(place.results().join("louder/report/start_codes.csv")).unwrap();
    assert_eq!(text.lines().count(), 1 + rows.len());
}

#[test]
fn clippy_is_heard_where_the_arm_says_so() {
    let place = Place::new("models = [\"stub\"]\n[factors]\nlints = [false, true]\nturns = [1]\n");
    let (code, _, errors) = place.run(&["--tasks", "lint/coin-gauge"]);
    assert_eq!(code, 0, "{errors}");
    let episodes = place.episodes("louder");
    assert_eq!(episodes.len(), 2);
    for one in episodes {
        let told = &one.turns[0].messages.last().unwrap().content;
        assert_eq!(
            told.contains("Clippy finds this"),
            level(&one, "lints") == "true",
            "{told}"
        );
    }
}

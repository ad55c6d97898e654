//! Experiments through the program itself: grids, balance, resuming, budgets, models behind endpoints, blindness.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "experiment/blind.rs"]
mod blind;
mod chat_server;
mod common;
#[path = "experiment/endpoints.rs"]
mod endpoints;
#[path = "experiment/place.rs"]
mod place;

use std::collections::{BTreeMap, BTreeSet};

use assay::trajectory::{Status, read_run};
use common::{assay, run};
use place::{Place, effect, level};
use serde_json::Value;

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

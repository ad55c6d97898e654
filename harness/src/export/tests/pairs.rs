//! `dpo`, `orpo` and `reward-model`.

use super::fixtures::{Place, column, episode, of_real, options, real_task};
use crate::export::{Format, Known, Options, Pairing};
use crate::trajectory::Trajectory;

fn four() -> Vec<Trajectory> {
    vec![
        episode("fix/a", 0, &[("zero", 0.0), ("later", 1.0)]),
        episode("fix/a", 1, &[("one", 1.0)]),
        episode("fix/a", 2, &[("half", 0.5)]),
        episode("fix/a", 3, &[("most", 0.9)]),
    ]
}

fn pairs(rows: &[serde_json::Value]) -> Vec<String> {
    let (chosen, rejected) = (
        column(rows, "/chosen/0/content"),
        column(rows, "/rejected/0/content"),
    );
    chosen
        .iter()
        .zip(&rejected)
        .map(|(a, b)| format!("{a}>{b}"))
        .collect()
}

#[test]
fn samples_pair_the_best_first_reply_with_the_worst() {
    let (rows, _) = Place::new().rows(&four(), &Options::of(Format::Dpo));
    // First replies alone: what the first episode did later was an answer to another prompt.
    let all = [
        "one>zero",
        "most>half",
        "one>half",
        "most>zero",
        "half>zero",
        "one>most",
    ];
    let mut found = pairs(&rows);
    assert_eq!(found[..2], all[..2], "{found:?}");
    found.sort_unstable();
    let mut all = all.to_vec();
    all.sort_unstable();
    assert_eq!(found, all);
    assert_eq!(rows[0]["prompt"].as_array().unwrap().len(), 2);
    assert_eq!(
        (
            rows[0]["score_chosen"].as_f64(),
            rows[0]["score_rejected"].as_f64()
        ),
        (Some(1.0), Some(0.0))
    );
    assert_eq!(
        (rows[0]["pairing"].as_str(), rows[0].get("margin")),
        (Some("samples"), None)
    );
    assert_eq!(rows[0]["chosen_from"], "run/ada/fix/a/1#1");
}

#[test]
fn a_margin_and_a_limit_narrow_the_choice() {
    let place = Place::new();
    let wide = options(Format::Dpo, |options| options.margin = 0.5);
    let mut found = pairs(&place.rows(&four(), &wide).0);
    found.sort_unstable();
    assert_eq!(found, ["half>zero", "most>zero", "one>half", "one>zero"]);
    let few = options(Format::Dpo, |options| options.per_task = Some(1));
    assert_eq!(pairs(&place.rows(&four(), &few).0), ["one>zero"]);
    // 0.4 less 0.3 is a hair less than 0.1.
    let close = [
        episode("fix/a", 0, &[("a", 0.4)]),
        episode("fix/a", 1, &[("b", 0.3)]),
    ];
    assert_eq!(
        pairs(&place.rows(&close, &Options::of(Format::Dpo)).0),
        ["a>b"]
    );
}

#[test]
fn only_replies_to_the_same_prompt_are_compared() {
    let mut lines = vec![
        episode("fix/a", 0, &[("zero", 0.0)]),
        episode("fix/a", 1, &[("one", 1.0)]),
        episode("fix/b", 0, &[("other", 1.0)]),
    ];
    let mut asked_otherwise = episode("fix/a", 2, &[("two", 1.0)]);
    asked_otherwise.turns[0].messages.remove(0);
    lines.push(asked_otherwise);
    let (rows, counts) = Place::new().rows(&lines, &Options::of(Format::Dpo));
    assert_eq!(pairs(&rows), ["one>zero"]);
    assert_eq!(counts.dropped["no partner with the margin"], 2);
}

#[test]
fn lengths_can_be_bounded_and_balanced() {
    let long = "long ".repeat(40);
    let longer = "longer ".repeat(60);
    let lines = [
        episode("fix/a", 0, &[(&long, 1.0)]),
        episode("fix/a", 1, &[(&longer, 0.9)]),
        episode("fix/a", 2, &[("short", 0.0)]),
        episode("fix/a", 3, &[("brief", 0.1)]),
    ];
    let place = Place::new();
    let bounded = options(Format::Dpo, |options| {
        options.length_ratio = Some(3.0);
        options.margin = 0.05;
        options.near = 1.0;
    });
    let (rows, counts) = place.rows(&lines, &bounded);
    let mut lengths = pairs(&rows);
    lengths.sort_unstable();
    assert_eq!(
        lengths,
        ["brief>short".to_owned(), format!("{long}>{longer}")]
    );
    assert_eq!(counts.dropped["lengths too different"], 4);
    let balanced = options(Format::Dpo, |options| {
        options.balance_length = true;
        options.margin = 0.05;
        options.near = 1.0;
    });
    let (rows, counts) = place.rows(&lines, &balanced);
    let longer = |row: &serde_json::Value| {
        let length = |side: &str| row[side][0]["content"].as_str().unwrap().len();
        i32::from(length("chosen") > length("rejected"))
            - i32::from(length("chosen") < length("rejected"))
    };
    let tilt: i32 = rows.iter().map(longer).sum();
    assert!(
        tilt.abs() <= 1 && counts.dropped["out of balance in length"] > 0,
        "{tilt} {counts:?}"
    );
}

#[test]
fn a_reward_model_gets_a_margin() {
    let lines = [
        episode("fix/a", 0, &[("a", 1.0)]),
        episode("fix/a", 1, &[("b", 0.25)]),
    ];
    let (rows, _) = Place::new().rows(&lines, &Options::of(Format::RewardModel));
    assert_eq!(rows[0]["margin"], 0.75);
}

#[test]
fn turns_pair_a_reply_with_what_a_later_turn_made_of_it() {
    let task = real_task("compile-fix/hall-of-fame");
    let known = Known::new(vec![task.clone()], &[]);
    let turns = options(Format::Dpo, |options| {
        options.pairs = vec![Pairing::Turns];
        options.near = 1.0;
    });
    let start = task.workspace["src/lib.rs"].clone();
    let mut one = of_real(
        &task,
        episode(
            "compile-fix/hall-of-fame",
            0,
            &[("lost", 0.0), ("half", 0.5), ("yes", 1.0)],
        ),
    );
    // The first reply could not be used: nothing has changed.
    one.turns[0].files = task.editable(&task.workspace);
    one.turns[1].files = [("src/lib.rs".to_owned(), "pub fn half() {}\n".to_owned())].into();
    one.turns[2].files = [("src/lib.rs".to_owned(), "pub fn whole() {}\n".to_owned())].into();
    let place = Place::new();
    let (rows, counts) = place.rows_known(std::slice::from_ref(&one), &turns, &known);
    assert_eq!(column(&rows, "/rejected/0/content"), ["lost", "half"]);
    for row in &rows {
        let chosen = row["chosen"][0]["content"].as_str().unwrap();
        assert!(
            chosen.contains("pub fn whole() {}\n```") && chosen.contains("src/lib.rs"),
            "{chosen}"
        );
        assert_eq!(row["chosen_from"], "run/ada/compile-fix/hall-of-fame/0#3");
    }
    assert_eq!(rows[1]["prompt"].as_array().unwrap().len(), 4);
    assert!(counts.dropped.is_empty() && !start.is_empty());
    // Where nothing had changed before the better turn, its reply is the model's own.
    one.turns.remove(1);
    one.turns[1].turn = 2;
    let (rows, _) = place.rows_known(std::slice::from_ref(&one), &turns, &known);
    assert_eq!(pairs(&rows), ["yes>lost"]);
    // A task that has changed no longer tells what the first reply began with.
    one.task_hash = "another".to_owned();
    let source = place.run("run", &[one]);
    let error = place
        .export(vec![source], &known, &turns, "changed")
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("task has changed since the run: 1"),
        "{error}"
    );
}

#[test]
fn the_reference_is_that_of_the_task_as_it_was_played() {
    let task = real_task("compile-fix/hall-of-fame");
    let known = Known::new(vec![task.clone()], &[]);
    let reference = options(Format::Dpo, |options| {
        options.pairs = vec![Pairing::Reference]
    });
    let id = "compile-fix/hall-of-fame";
    let mut changed = episode(id, 1, &[("bad too", 0.1)]);
    changed.task_hash = "another".to_owned();
    let lines = [
        of_real(&task, episode(id, 0, &[("bad", 0.1)])),
        of_real(&task, episode(id, 2, &[("good", 1.0)])),
        changed,
        episode("fix/unknown", 0, &[("bad", 0.0)]),
    ];
    let (rows, counts) = Place::new().rows_known(&lines, &reference, &known);
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    let chosen = row["chosen"][0]["content"].as_str().unwrap();
    let solution = &task.solution["src/lib.rs"];
    assert!(chosen.contains(solution.trim_end()), "{chosen}");
    assert_eq!(
        (
            row["chosen_from"].as_str(),
            row["rejected"][0]["content"].as_str()
        ),
        (Some("reference"), Some("bad"))
    );
    let dropped = |why: &str| counts.dropped[why];
    assert_eq!(
        (
            dropped("task has changed since the run"),
            dropped("task not in the folder of tasks"),
            dropped("margin too small")
        ),
        (1, 1, 1)
    );
}

//! `grpo`.

use serde_json::json;

use super::fixtures::{Place, broken, column, episode, options, with_tokens};
use crate::export::{Duplicates, Flat, Format, Known, Options};
use crate::trajectory::{Status, Trajectory};

/// An episode in an arm of an experiment.
fn in_arm(feedback: &str, sample: u32, reply: &str, reward: f64) -> Trajectory {
    let levels = [("feedback".to_owned(), feedback.to_owned())];
    let mut one = episode("fix/a", sample, &[(reply, reward)]);
    one.arm = Some(levels.into());
    one.episode = format!("{}/fix/a/{sample}", one.row());
    one
}

#[test]
fn arms_of_an_experiment_are_groups_of_their_own() {
    let lines = [
        in_arm("status", 0, "a", 1.0),
        in_arm("status", 1, "b", 0.0),
        in_arm("codes", 0, "c", 1.0),
        in_arm("codes", 1, "d", 0.5),
    ];
    let (rows, _) = Place::new().rows(&lines, &Options::of(Format::Grpo));
    assert_eq!(column(&rows, "/group_size"), ["2", "2", "2", "2"]);
    let mut groups = column(&rows, "/group_id");
    groups.dedup();
    assert_eq!(groups.len(), 2, "{groups:?}");
    let mut centred = column(&rows, "/advantages/dr_grpo");
    centred.sort();
    assert_eq!(centred, ["-0.25", "-0.5", "0.25", "0.5"]);
    // And files of their own, where each episode has one.
    let place = Place::new();
    let source = place.run("run", &lines);
    place
        .export(
            vec![source],
            &Known::default(),
            &Options::of(Format::Atif),
            "out",
        )
        .unwrap();
    let written = walkdir::WalkDir::new(place.path("out/train"));
    let files = written
        .into_iter()
        .flatten()
        .filter(|one| one.file_type().is_file());
    assert_eq!(files.count(), 4);
}

#[test]
fn rollouts_of_a_group_have_their_advantages() {
    let lines = [
        episode("fix/a", 0, &[("a", 1.0)]),
        episode("fix/a", 1, &[("b", 0.5)]),
        episode("fix/a", 2, &[("c", 0.0)]),
        broken(Status::Errored, episode("fix/a", 3, &[("d", 0.0)])),
        episode("fix/b", 0, &[("e", 0.3)]),
    ];
    let (rows, counts) = Place::new().rows(&lines, &Options::of(Format::Grpo));
    assert_eq!(
        column(&rows, "/group_id"),
        [
            "run/ada/fix/a",
            "run/ada/fix/a",
            "run/ada/fix/a",
            "run/ada/fix/b"
        ]
    );
    assert_eq!(column(&rows, "/group_size"), ["3", "3", "3", "1"]);
    assert_eq!(
        column(&rows, "/zero_variance"),
        ["false", "false", "false", "true"]
    );
    assert_eq!(
        column(&rows, "/advantages/dr_grpo"),
        ["0.5", "0.0", "-0.5", "0.0"]
    );
    assert_eq!(
        column(&rows, "/advantages/rloo"),
        ["0.75", "0.0", "-0.75", "0.0"]
    );
    let standard = rows[0]["advantages"]["standard"].as_f64().unwrap();
    assert!((standard - 0.5 / 0.5001).abs() < 1e-12, "{standard}");
    assert_eq!(counts.left_out["errored"], 1);
    assert_eq!(rows[0]["prompt"].as_array().unwrap().len(), 2);
    assert_eq!(
        rows[0]["completion"],
        json!([{"role": "assistant", "content": "a"}])
    );
    assert!(rows[0].get("prompt_ids").is_none());
    // Compiling counts, named lints do not.
    assert_eq!(
        (
            &rows[0]["components"]["compile"],
            &rows[0]["components"]["cleanliness"]
        ),
        (&json!(0.0), &json!(null))
    );
}

#[test]
fn groups_without_variance_are_dropped_on_request() {
    let lines = [
        episode("fix/a", 0, &[("a", 1.0)]),
        episode("fix/a", 1, &[("b", 1.0)]),
        episode("fix/b", 0, &[("c", 1.0)]),
        episode("fix/b", 1, &[("d", 0.0)]),
    ];
    let drop = options(Format::Grpo, |options| options.flat = Flat::Drop);
    let (rows, counts) = Place::new().rows(&lines, &drop);
    assert_eq!(column(&rows, "/task"), ["fix/b", "fix/b"]);
    assert_eq!(counts.dropped["group without variance"], 2);
}

#[test]
fn rollouts_that_say_the_same_are_flagged_and_stay() {
    let lines = [
        episode("fix/a", 0, &[("same", 1.0)]),
        episode("fix/a", 1, &[("same", 1.0)]),
    ];
    let place = Place::new();
    let (rows, _) = place.rows(&lines, &Options::of(Format::Grpo));
    assert_eq!(column(&rows, "/duplicate"), ["false", "true"]);
    let drop = options(Format::Grpo, |options| {
        options.duplicates = Duplicates::Drop
    });
    assert_eq!(place.rows(&lines, &drop).0.len(), 1);
}

fn three_turns(prompts: [&[u32]; 3]) -> Trajectory {
    let mut one = episode("fix/a", 0, &[("a", 0.0), ("b", 0.5), ("c", 1.0)]);
    let answers: [&[u32]; 3] = [&[10, 11], &[20], &[30, 31]];
    one.turns = one
        .turns
        .into_iter()
        .zip(prompts.iter().zip(answers))
        .map(|(turn, (prompt, answer))| with_tokens(turn, prompt, answer))
        .collect();
    one
}

#[test]
fn turns_whose_prompts_go_on_are_one_sequence_with_the_environment_masked() {
    let one = three_turns([&[1, 2], &[1, 2, 10, 11, 3], &[1, 2, 10, 11, 3, 20, 4, 5]]);
    let (rows, _) = Place::new().rows(&[one], &Options::of(Format::Grpo));
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(row["prompt_ids"], json!([1, 2]));
    assert_eq!(row["completion_ids"], json!([10, 11, 3, 20, 4, 5, 30, 31]));
    assert_eq!(row["completion_mask"], json!([1, 1, 0, 1, 0, 0, 1, 1]));
    assert_eq!(
        row["logprobs"],
        json!([-10.0, -11.0, 0.0, -20.0, 0.0, 0.0, -30.0, -31.0])
    );
    assert_eq!((&row["segment"], &row["segments"]), (&json!(0), &json!(1)));
}

#[test]
fn where_a_prompt_does_not_go_on_another_segment_begins() {
    // The template dropped the token 11 of the first reply, as it does with reasoning.
    let one = three_turns([&[1, 2], &[1, 2, 10, 3], &[1, 2, 10, 3, 20, 4]]);
    let other = episode("fix/a", 1, &[("z", 0.0)]);
    let (rows, _) = Place::new().rows(&[one, other], &Options::of(Format::Grpo));
    assert_eq!(column(&rows, "/segment"), ["0", "1", "0"]);
    assert_eq!(column(&rows, "/segments"), ["2", "2", "1"]);
    assert_eq!(
        (&rows[0]["prompt_ids"], &rows[0]["completion_ids"]),
        (&json!([1, 2]), &json!([10, 11]))
    );
    assert_eq!(rows[1]["prompt_ids"], json!([1, 2, 10, 3]));
    assert_eq!(rows[1]["completion_ids"], json!([20, 4, 30, 31]));
    assert_eq!(rows[1]["completion_mask"], json!([1, 0, 1, 1]));
    // Both pieces have the reward and the advantage of the whole, and the group counts episodes.
    assert_eq!(column(&rows, "/advantages/dr_grpo"), ["0.5", "0.5", "-0.5"]);
    assert_eq!(column(&rows, "/group_size"), ["2", "2", "2"]);
    let said = |row: &serde_json::Value, part: &str| row[part].as_array().unwrap().len();
    assert_eq!(
        (
            said(&rows[0], "completion"),
            said(&rows[1], "prompt"),
            said(&rows[1], "completion")
        ),
        (1, 4, 3)
    );
    // The endpoint gave nothing for this one.
    assert!(rows[2].get("prompt_ids").is_none());
}

#[test]
fn a_reply_without_log_probabilities_leaves_the_sequence_without() {
    let mut one = three_turns([&[1, 2], &[1, 2, 10, 11, 3], &[1, 2, 10, 11, 3, 20, 4, 5]]);
    one.turns[1].reply.logprobs = Some(Vec::new());
    let (rows, _) = Place::new().rows(&[one], &Options::of(Format::Grpo));
    assert_eq!(
        (
            rows[0]["completion_mask"].as_array().unwrap().len(),
            &rows[0]["logprobs"]
        ),
        (8, &json!(null))
    );
    let mut one = three_turns([&[1, 2], &[1, 2, 10, 11, 3], &[1, 2, 10, 11, 3, 20, 4, 5]]);
    one.turns[2].reply.token_ids = None;
    let (rows, _) = Place::new().rows(&[one], &Options::of(Format::Grpo));
    assert!(rows.len() == 1 && rows[0].get("prompt_ids").is_none());
}

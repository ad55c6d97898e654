//! `sft`, `kto` and `stepwise`.

use serde_json::json;

use super::fixtures::{Place, column, episode, options, tampering};
use crate::export::{Format, Options, Reasoning, RowPer, Shape};

#[test]
fn sft_takes_whole_conversations_of_episodes_that_were_solved() {
    let lines = [
        episode("fix/a", 0, &[("no", 0.2), ("yes", 1.0)]),
        episode("fix/a", 1, &[("no", 0.2)]),
    ];
    let (rows, counts) = Place::new().rows(&lines, &Options::of(Format::Sft));
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(
        row["messages"],
        json!([
            {"role": "system", "content": "rules"},
            {"role": "user", "content": "mend it"},
            {"role": "assistant", "content": "no"},
            {"role": "user", "content": "turn 2: not yet"},
            {"role": "assistant", "content": "yes"},
        ])
    );
    assert_eq!(
        (&row["task"], &row["turn"], &row["reward"]),
        (&json!("fix/a"), &json!(2), &json!(1.0))
    );
    assert_eq!(
        (&row["model"], &row["run"], &row["sample"]),
        (&json!("ada"), &json!("run"), &json!(0))
    );
    assert_eq!(counts.dropped["reward too small"], 1);
}

#[test]
fn sft_can_be_cut_into_prompt_and_completion_and_by_turns() {
    let lines = [episode(
        "fix/a",
        0,
        &[("half", 0.5), ("bad", 0.0), ("yes", 1.0)],
    )];
    let place = Place::new();
    let cut = options(Format::Sft, |options| {
        options.shape = Shape::PromptCompletion
    });
    let (rows, _) = place.rows(&lines, &cut);
    assert_eq!(rows[0]["prompt"].as_array().unwrap().len(), 2);
    assert_eq!(rows[0]["completion"].as_array().unwrap().len(), 5);
    assert!(rows[0].get("messages").is_none());
    let turns = options(Format::Sft, |options| {
        options.shape = Shape::PromptCompletion;
        options.rows = RowPer::Turn;
        options.min_reward = 0.5;
    });
    let (rows, counts) = place.rows(&lines, &turns);
    assert_eq!(column(&rows, "/completion/0/content"), ["half", "yes"]);
    assert_eq!(rows[1]["prompt"].as_array().unwrap().len(), 6);
    assert_eq!(rows[1]["prompt"][4]["content"], "bad");
    assert_eq!(counts.dropped["reward too small"], 1);
}

#[test]
fn reasoning_is_dropped_or_kept_where_it_was_asked_for() {
    let mut one = episode("fix/a", 0, &[("<think>in the text</think>\nyes", 1.0)]);
    one.turns[0].reply.reasoning = Some("apart".to_owned());
    let place = Place::new();
    let last = |reasoning| {
        let options = options(Format::Sft, |options| options.reasoning = reasoning);
        place.rows(std::slice::from_ref(&one), &options).0[0]["messages"][2].clone()
    };
    assert_eq!(
        last(Reasoning::Drop),
        json!({"role": "assistant", "content": "yes"})
    );
    let text = "<think>in the text</think>\nyes";
    assert_eq!(
        last(Reasoning::Think)["content"],
        format!("<think>\napart\n</think>\n\n{text}")
    );
    let field = last(Reasoning::Field);
    assert_eq!(
        (&field["content"], &field["reasoning_content"]),
        (&json!(text), &json!("apart"))
    );
}

#[test]
fn replies_that_say_the_same_again_are_dropped_within_a_task_alone() {
    let long: String = (0..300).map(|at| format!("word{at} ")).collect();
    let nearly = long.replacen("word7 ", "another ", 1);
    let lines = [
        episode("fix/a", 0, &[(&long, 1.0)]),
        episode("fix/a", 1, &[(&long, 1.0)]),
        episode("fix/a", 2, &[(&nearly, 1.0)]),
        episode("fix/b", 0, &[(&long, 1.0)]),
    ];
    let place = Place::new();
    let (rows, counts) = place.rows(&lines, &Options::of(Format::Sft));
    assert_eq!(column(&rows, "/task"), ["fix/a", "fix/b"]);
    assert_eq!(
        (
            counts.dropped["exact duplicate"],
            counts.dropped["near duplicate"]
        ),
        (1, 1)
    );
    let exact = options(Format::Sft, |options| options.near = 1.0);
    assert_eq!(place.rows(&lines, &exact).0.len(), 3);
    let all = options(Format::Sft, |options| {
        options.duplicates = crate::export::Duplicates::Keep
    });
    assert_eq!(place.rows(&lines, &all).0.len(), 4);
}

#[test]
fn kto_labels_every_reply() {
    let lines = [episode(
        "fix/a",
        0,
        &[("no", 0.2), ("fine", 0.8), ("yes", 1.0)],
    )];
    let place = Place::new();
    let (rows, _) = place.rows(&lines, &Options::of(Format::Kto));
    assert_eq!(column(&rows, "/label"), ["false", "false", "true"]);
    assert_eq!(
        column(&rows, "/completion/0/content"),
        ["no", "fine", "yes"]
    );
    assert_eq!(rows[1]["prompt"].as_array().unwrap().len(), 4);
    let lower = options(Format::Kto, |options| options.min_reward = 0.8);
    assert_eq!(
        column(&place.rows(&lines, &lower).0, "/label"),
        ["false", "true", "true"]
    );
    let whole = options(Format::Kto, |options| options.rows = RowPer::Episode);
    let (rows, _) = place.rows(&lines, &whole);
    assert_eq!((rows.len(), &rows[0]["label"]), (1, &json!(true)));
}

#[test]
fn a_turn_that_tampered_is_never_good() {
    let lines = [tampering(episode(
        "fix/a",
        0,
        &[("cheat", 0.0), ("yes", 1.0)],
    ))];
    let included = options(Format::Kto, |options| {
        options.include = vec![crate::export::Include::Tampering];
    });
    let (rows, _) = Place::new().rows(&lines, &included);
    assert_eq!(column(&rows, "/label"), ["false", "true"]);
}

#[test]
fn stepwise_labels_steps_forward() {
    let lines = [episode("fix/a", 0, &[("a", 0.5), ("b", 0.5), ("c", 1.0)])];
    let (rows, _) = Place::new().rows(&lines, &Options::of(Format::Stepwise));
    let row = &rows[0];
    assert_eq!(row["prompt"], "rules\n\nmend it");
    assert_eq!(row["completions"], json!(["a", "b", "c"]));
    assert_eq!(row["labels"], json!([true, false, true]));
    assert_eq!(row["rewards"], json!([0.5, 0.5, 1.0]));
    assert_eq!(
        row["observations"],
        json!(["", "turn 2: not yet", "turn 3: not yet"])
    );
}

#[test]
fn a_task_gets_no_more_rows_than_it_may() {
    let replies: Vec<String> = (0..6).map(|at| format!("reply {at}")).collect();
    let lines: Vec<_> = (0..6u32)
        .map(|sample| episode("fix/a", sample, &[(&replies[sample as usize], 1.0)]))
        .collect();
    let few = options(Format::Sft, |options| options.per_task = Some(4));
    let (rows, counts) = Place::new().rows(&lines, &few);
    assert_eq!(
        (rows.len(), counts.dropped["over the limit of its task"]),
        (4, 2)
    );
}

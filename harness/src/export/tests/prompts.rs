//! `verl`, `skyrl`, `verifiers` and `atif`.

use serde_json::{Value, json};

use super::fixtures::{Place, broken, episode, of_real, options, read_rows, real_task};
use crate::export::{FileFormat, Format, Include, Known, Options};
use crate::trajectory::Status;

#[test]
fn prompts_have_the_task_as_ground_truth() {
    let task = real_task("compile-fix/hall-of-fame");
    let known = Known::new(vec![task.clone()], &[]);
    let lines = [
        of_real(&task, episode(task.id(), 0, &[("a", 1.0)])),
        of_real(&task, episode(task.id(), 1, &[("b", 0.5)])),
        episode("fix/gone", 0, &[("c", 0.5)]),
    ];
    let place = Place::new();
    let as_lines = |format| options(format, |options| options.file_format = FileFormat::Jsonl);
    let (rows, counts) = place.rows_known(&lines, &as_lines(Format::Verl), &known);
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(
        (&row["data_source"], &row["ability"]),
        (&json!("assay"), &json!("rust"))
    );
    assert_eq!(
        row["reward_model"],
        json!({"style": "rule", "ground_truth": "compile-fix/hall-of-fame"})
    );
    assert_eq!(
        row["prompt"][1],
        json!({"role": "user", "content": "mend it"})
    );
    let extra = &row["extra_info"];
    assert_eq!(
        (&extra["split"], &extra["index"]),
        (&json!("train"), &json!(0))
    );
    assert_eq!(
        (&extra["rollouts"], &extra["mean_reward"]),
        (&json!(2), &json!(0.75))
    );
    assert_eq!(extra["task_hash"], json!(task.hash));
    assert_eq!(counts.dropped["task not in the folder of tasks"], 1);
    let (rows, _) = place.rows_known(&lines, &as_lines(Format::SkyRl), &known);
    assert_eq!(rows[0]["env_class"], "assay");
    assert_eq!(
        rows[0]["reward_spec"],
        json!({"method": "rule", "ground_truth": "compile-fix/hall-of-fame"})
    );
}

#[test]
fn verifiers_gets_results_and_metadata() {
    let lines = [
        episode("fix/a", 0, &[("a", 0.0), ("b", 1.0)]),
        broken(Status::Ungraded, episode("fix/a", 1, &[("c", 0.0)])),
        episode("fix/b", 0, &[("d", 0.5)]),
    ];
    let place = Place::new();
    let source = place.run("run", &lines);
    let with = options(Format::Verifiers, |options| {
        options.include = vec![Include::Ungraded]
    });
    place
        .export(vec![source], &Known::default(), &with, "out")
        .unwrap();
    let rows = read_rows(&place.path("out/results.jsonl"));
    assert_eq!(rows.len(), 3);
    let first = &rows[0];
    assert_eq!(
        (&first["example_id"], &first["reward"]),
        (&json!(0), &json!(1.0))
    );
    assert_eq!(
        (
            first["prompt"].as_array().unwrap().len(),
            first["completion"].as_array().unwrap().len()
        ),
        (2, 3)
    );
    assert_eq!(
        first["trajectory"][1]["completion"],
        json!([{"role": "assistant", "content": "b"}])
    );
    assert_eq!(
        (&first["error"], &first["metrics"]["num_turns"]),
        (&Value::Null, &json!(2))
    );
    assert_eq!(
        (&rows[1]["reward"], &rows[1]["error"]["error"]),
        (&Value::Null, &json!("refused"))
    );
    assert_eq!(
        (&rows[2]["example_id"], &rows[2]["info"]["task"]),
        (&json!(1), &json!("fix/b"))
    );
    let metadata: Value =
        serde_json::from_str(&std::fs::read_to_string(place.path("out/metadata.json")).unwrap())
            .unwrap();
    assert_eq!(
        (&metadata["num_examples"], &metadata["rollouts_per_example"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(
        (&metadata["avg_reward"], &metadata["model"]),
        (&json!(0.75), &json!("ada"))
    );
}

#[test]
fn an_atif_file_says_who_said_what() {
    let mut one = episode("fix/a", 0, &[("a", 0.0), ("b", 1.0)]);
    one.turns[1].reply.usage.prompt_tokens = 7;
    one.turns[1].reply.reasoning = Some("hm".to_owned());
    let mut strange = episode("fix/a", 1, &[("c", 1.0)]);
    strange.model = "../../ada".to_owned();
    let place = Place::new();
    let source = place.run("run", &[one, strange]);
    place
        .export(
            vec![source],
            &Known::default(),
            &Options::of(Format::Atif),
            "out",
        )
        .unwrap();
    let text = std::fs::read_to_string(place.path("out/train/run/ada/fix/a/0.json")).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&document["schema_version"], &document["session_id"]),
        (&json!("ATIF-v1.8"), &json!("run"))
    );
    let steps = document["steps"].as_array().unwrap();
    let sources: Vec<&str> = steps
        .iter()
        .map(|step| step["source"].as_str().unwrap())
        .collect();
    assert_eq!(sources, ["system", "user", "agent", "user", "agent"]);
    let ids: Vec<u64> = steps
        .iter()
        .map(|step| step["step_id"].as_u64().unwrap())
        .collect();
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    // Nothing was asked of a model in the first turn, so the format forbids figures there.
    assert_eq!(
        (&steps[2]["llm_call_count"], steps[2].get("metrics")),
        (&json!(0), None)
    );
    assert_eq!(
        (
            &steps[4]["metrics"]["prompt_tokens"],
            &steps[4]["reasoning_content"]
        ),
        (&json!(7), &json!("hm"))
    );
    assert_eq!(steps[4]["timestamp"], "2026-11-21T08:15:01.5Z");
    assert_eq!(
        (
            &document["extra"]["reward"],
            &document["final_metrics"]["total_steps"]
        ),
        (&json!(1.0), &json!(5))
    );
    // A model's name leads nowhere.
    assert_eq!(
        std::fs::read_dir(place.path("out/train/run"))
            .unwrap()
            .count(),
        2
    );
}

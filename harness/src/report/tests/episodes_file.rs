//! `episodes.parquet`, read back.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};

use super::fixtures::{graded, small, solution};
use crate::report::{Collected, Leaderboard};
use crate::task::SuiteId;
use crate::trajectory::{Status, Trajectory};

/// The rows of the file in `folder`, without what is null.
fn rows(folder: &Path) -> Vec<Value> {
    let file = File::open(folder.join("episodes.parquet")).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file)
        .unwrap()
        .build()
        .unwrap();
    let mut text = Vec::new();
    let mut writer = arrow::json::LineDelimitedWriter::new(&mut text);
    for batch in reader {
        writer.write(&batch.unwrap()).unwrap();
    }
    writer.finish().unwrap();
    let lines = std::str::from_utf8(&text).unwrap().lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn written(all: &[Trajectory]) -> Vec<Value> {
    let mut episodes = Collected::default();
    all.iter().for_each(|one| episodes.add(one));
    let folder = tempfile::tempdir().unwrap();
    episodes.write_episodes(&folder.path().join("new")).unwrap();
    rows(&folder.path().join("new"))
}

#[test]
fn every_episode_is_a_row() {
    let mut all = small();
    all[1].seed = 7;
    all[1].totals.cost_usd = Some(0.25);
    all[1].suite = Some(SuiteId {
        name: "core".to_owned(),
        version: 3,
        hash: "abc".to_owned(),
    });
    all[1].arm = Some(BTreeMap::from([("turns".to_owned(), "5".to_owned())]));
    let found = written(&all);
    assert_eq!(found.len(), all.len());
    assert_eq!(
        found[1],
        json!({
            "run": "run", "episode": "ada/fix/a/1", "row": "ada [turns=5]", "model": "ada", "arm": "{\"turns\":\"5\"}",
            "task": "fix/a", "task_hash": "", "family": "fix", "difficulty": 2,
            "suite": "core", "suite_version": 3, "suite_hash": "abc", "sample": 1, "seed": 7,
            "status": "graded", "ended_by": "solved", "reward": 1.0, "solved": true, "solved_at": 2, "turns": 2,
            "compiles": [false, false, true], "rewards": [0.0, 0.0, 1.0], "stops_at": "solved",
            "codes": ["E0382", "E0502"], "codes_fixed": ["E0382", "E0502"], "lint_warnings": 0.0,
            "tampered": false, "declared": false, "prompt_tokens": 1000, "completion_tokens": 200,
            "reasoning_tokens": 0, "tokens_estimated": false, "cost_usd": 0.25, "wall_ms": 2500,
        })
    );
    // Without a grade there is no reward, and nothing that a grade would say.
    let errored = &found[5];
    assert_eq!(
        (&errored["status"], &errored["class"]),
        (&json!("errored"), &json!("sandbox"))
    );
    assert!(errored.get("reward").is_none() && errored.get("codes").is_none());
    assert_eq!(errored["wall_ms"], 2500);
    // The rewards of the file are those of the leaderboard.
    let board = Leaderboard::build(&all);
    let graded = found.iter().filter(|row| row["status"] == "graded").count();
    assert_eq!(graded, board.total.graded);
}

#[test]
fn an_errored_try_gives_way_and_impossible_tasks_are_there() {
    let mut errored = graded("m", "f/a", 0, 0.0, vec![]);
    errored.status = Status::Errored;
    errored.reward = None;
    let mut impossible = graded("m", "i/a", 0, 0.0, vec![solution(0)]);
    impossible.impossible = Some(crate::task::ImpossibleKind::MissingCrate);
    let found = written(&[errored, graded("m", "f/a", 0, 0.5, vec![]), impossible]);
    assert_eq!(found.len(), 2);
    assert_eq!(
        (&found[0]["status"], &found[0]["reward"]),
        (&json!("graded"), &json!(0.5))
    );
    assert_eq!(found[1]["impossible"], "missing-crate");
}

#[test]
fn what_anybody_may_have_written_stays_data() {
    let mut one = graded("\u{202e}</script>", "f/a", 0, 0.5, vec![solution(u32::MAX)]);
    one.reward = Some(7.0);
    one.episode = "\0odd".to_owned();
    one.seed = u64::MAX;
    one.totals.wall_ms = u64::MAX;
    one.totals.usage.prompt_tokens = u64::MAX;
    one.totals.cost_usd = Some(f64::NAN);
    let found = written(&[one]);
    assert_eq!(found[0]["episode"], "\0odd");
    assert_eq!(found[0]["model"], "\u{202e}</script>");
    assert_eq!(
        (&found[0]["status"], &found[0]["class"]),
        (&json!("errored"), &json!("internal"))
    );
    assert_eq!(found[0]["wall_ms"], i64::MAX);
    assert!(found[0].get("seed").is_none() && found[0].get("cost_usd").is_none());
}

#[test]
fn a_run_without_episodes_has_a_file_without_rows() {
    assert!(written(&[]).is_empty());
}

#[test]
fn many_episodes_make_several_batches() {
    let one = graded("m", "f/a", 0, 0.5, vec![solution(1)]);
    let all: Vec<Trajectory> = (0..2500)
        .map(|sample| Trajectory {
            sample,
            episode: format!("m/f/a/{sample}"),
            ..one.clone()
        })
        .collect();
    let found = written(&all);
    assert_eq!(found.len(), 2500);
    assert!(
        found
            .iter()
            .zip(&all)
            .all(|(row, one)| row["episode"] == one.episode)
    );
}

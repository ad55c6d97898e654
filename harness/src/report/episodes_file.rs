//! Every episode as a row of `episodes.parquet`, for whoever computes with them. The columns are documented in
//! [`crate::report`].

use std::path::Path;

use serde::Serialize;

use super::collected::Collected;
use super::episode::Episode;
use super::error::{ReportError, make_folder};
use crate::grade::Stage;
use crate::table::{Columns, Kind, ParquetFile};
use crate::task::ImpossibleKind;
use crate::trajectory::{EndClass, EndedBy, Status};

/// One row. What is `None` is empty in the file.
#[derive(Serialize)]
struct Row<'a> {
    run: &'a str,
    episode: String,
    row: &'a str,
    model: &'a str,
    arm: Option<String>,
    task: &'a str,
    task_hash: &'a str,
    family: &'a str,
    difficulty: u8,
    impossible: Option<ImpossibleKind>,
    suite: Option<&'a str>,
    suite_version: Option<u32>,
    suite_hash: Option<&'a str>,
    sample: u32,
    seed: Option<i64>,
    status: Status,
    class: Option<EndClass>,
    ended_by: EndedBy,
    reward: Option<f64>,
    solved: Option<bool>,
    solved_at: Option<usize>,
    turns: Option<usize>,
    compiles: Option<&'a [bool]>,
    rewards: Option<&'a [f64]>,
    stops_at: Option<Stage>,
    codes: Option<Vec<&'a str>>,
    codes_fixed: Option<Vec<&'a str>>,
    lint_warnings: Option<f64>,
    tampered: Option<bool>,
    declared: Option<bool>,
    prompt_tokens: i64,
    completion_tokens: i64,
    reasoning_tokens: i64,
    tokens_estimated: bool,
    cost_usd: Option<f64>,
    wall_ms: i64,
}

fn columns() -> Columns {
    use Kind::{Bool, Float, Int, Text};
    vec![
        ("run", Text),
        ("episode", Text),
        ("row", Text),
        ("model", Text),
        ("arm", Text),
        ("task", Text),
        ("task_hash", Text),
        ("family", Text),
        ("difficulty", Int),
        ("impossible", Text),
        ("suite", Text),
        ("suite_version", Int),
        ("suite_hash", Text),
        ("sample", Int),
        ("seed", Int),
        ("status", Text),
        ("class", Text),
        ("ended_by", Text),
        ("reward", Float),
        ("solved", Bool),
        ("solved_at", Int),
        ("turns", Int),
        ("compiles", Kind::list(Bool)),
        ("rewards", Kind::list(Float)),
        ("stops_at", Text),
        ("codes", Kind::list(Text)),
        ("codes_fixed", Kind::list(Text)),
        ("lint_warnings", Float),
        ("tampered", Bool),
        ("declared", Bool),
        ("prompt_tokens", Int),
        ("completion_tokens", Int),
        ("reasoning_tokens", Int),
        ("tokens_estimated", Bool),
        ("cost_usd", Float),
        ("wall_ms", Int),
    ]
}

impl Collected {
    /// Writes `episodes.parquet` into `dir`, which is made if it is not there: one row for each episode, those of
    /// impossible tasks and those without a reward as well. A file of this name is replaced.
    ///
    /// # Errors
    ///
    /// [`ReportError`] when the folder or the file cannot be written.
    pub fn write_episodes(&self, dir: &Path) -> Result<(), ReportError> {
        make_folder(dir)?;
        let path = dir.join("episodes.parquet");
        let write = || {
            let mut file = ParquetFile::begin(&path, &columns())?;
            for episode in self.episodes() {
                file.add(&Row::of(episode))?;
            }
            file.finish()
        };
        write().map_err(|why| ReportError::Parquet {
            path: path.clone(),
            why,
        })
    }
}

/// A number of a file that anybody may have written, as large as the column takes.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl<'a> Row<'a> {
    fn of(episode: &'a Episode) -> Self {
        let cell = &*episode.cell;
        let (status, class) = episode.counts_as();
        let graded = episode.graded();
        let suite = cell.suite.as_ref();
        let [prompt_tokens, completion_tokens, reasoning_tokens] = episode.tokens.map(whole);
        Self {
            run: &cell.run,
            episode: episode.name(),
            row: &cell.row,
            model: &cell.model,
            arm: cell
                .arm
                .as_ref()
                .and_then(|arm| serde_json::to_string(arm).ok()),
            task: &cell.task,
            task_hash: &cell.task_hash,
            family: &cell.family,
            difficulty: cell.difficulty,
            impossible: cell.impossible,
            suite: suite.map(|suite| suite.name.as_str()),
            suite_version: suite.map(|suite| suite.version),
            suite_hash: suite.map(|suite| suite.hash.as_str()),
            sample: episode.sample,
            seed: i64::try_from(episode.seed).ok(),
            status,
            class,
            ended_by: episode.ended_by,
            reward: graded.map(|one| one.reward),
            solved: graded.map(|one| one.solved_at.is_some()),
            solved_at: graded.and_then(|one| one.solved_at),
            turns: graded.map(super::episode::Graded::turns),
            compiles: graded.map(|one| &*one.compiles),
            rewards: graded.map(|one| &*one.rewards),
            stops_at: graded.map(|one| one.stops_at),
            codes: graded.map(|one| one.codes.iter().map(|code| &*code.code).collect()),
            codes_fixed: graded.map(|one| {
                let fixed = one.codes.iter().filter(|code| code.is_fixed());
                fixed.map(|code| &*code.code).collect()
            }),
            lint_warnings: graded.and_then(|one| one.lint_warnings),
            tampered: graded.map(|one| one.tampered),
            declared: graded.map(|one| one.declared),
            prompt_tokens,
            completion_tokens,
            reasoning_tokens,
            tokens_estimated: episode.tokens_estimated,
            cost_usd: episode.cost_usd,
            wall_ms: whole(episode.wall_ms),
        }
    }
}

//! The leaderboard as CSV files. Their columns are documented in [`crate::report`].

use std::path::Path;

use crate::grade::Stage;
use crate::stats::Estimate;
use crate::task::SuiteId;

use super::error::{ReportError, make_folder};
use super::figures::{Figures, STAGES};
use super::leaderboard::{Leaderboard, ModelFigures};
use super::numbers::unit_interval;

/// The values of k, beyond 1, that have a column.
const KS: [usize; 5] = [2, 4, 8, 16, 32];

/// Columns of [`Figures`], as [`figures_row`] fills them.
const FIGURES: [&str; 42] = [
    "tasks",
    "episodes",
    "graded",
    "ungraded",
    "errored",
    "reward",
    "reward_se",
    "reward_low",
    "reward_high",
    "pass_at_1",
    "pass_at_1_se",
    "pass_at_1_low",
    "pass_at_1_high",
    "pass_at_2",
    "pass_at_4",
    "pass_at_8",
    "pass_at_16",
    "pass_at_32",
    "compile_rate",
    "turns_to_solve",
    "prompt_tokens",
    "completion_tokens",
    "reasoning_tokens",
    "tokens_estimated",
    "cost_usd",
    "cost_usd_total",
    "wall_s",
    "lint_warnings",
    "stops_parse",
    "stops_rules",
    "stops_compile",
    "stops_test_build",
    "stops_tests",
    "stops_cost",
    "stops_solved",
    "tampered",
    "suite",
    "suite_version",
    "suite_hash",
    "false_declarations",
    "false_declaration_rate",
    "stops_lints",
];

/// Writes `leaderboard.csv`, `families.csv`, `turns.csv`, `impossible.csv` and `codes.csv` into `dir`, which is made if
/// it is not there. Files of these names are replaced. Names are written as they are in the trajectories.
///
/// # Errors
///
/// [`ReportError`] when the folder or a file cannot be written.
pub fn write_csv(leaderboard: &Leaderboard, dir: &Path) -> Result<(), ReportError> {
    make_folder(dir)?;
    write(dir, "leaderboard.csv", leaderboard_rows(leaderboard))?;
    write(dir, "families.csv", families_rows(leaderboard))?;
    write(dir, "turns.csv", turns_rows(leaderboard))?;
    write(dir, "impossible.csv", impossible_rows(leaderboard))?;
    write(dir, "codes.csv", codes_rows(leaderboard))
}

fn write(dir: &Path, name: &str, rows: Vec<Vec<String>>) -> Result<(), ReportError> {
    let path = dir.join(name);
    let fill = || {
        let mut writer = csv::Writer::from_path(&path)?;
        for row in rows {
            writer.write_record(row)?;
        }
        writer.flush()?;
        Ok(())
    };
    fill().map_err(|source| ReportError::Csv {
        path: path.clone(),
        source,
    })
}

fn header(own: &[&str]) -> Vec<String> {
    own.iter().map(|name| (*name).to_owned()).collect()
}

fn leaderboard_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let models = leaderboard.models.iter().enumerate().map(|(index, model)| {
        let mut row = vec![(index + 1).to_string(), model.model.clone()];
        row.extend(figures_row(&model.overall));
        row
    });
    std::iter::once(header(&[&["rank", "model"], FIGURES.as_slice()].concat()))
        .chain(models)
        .collect()
}

/// Every group of a model: grouping, name and figures.
fn groups(model: &ModelFigures) -> impl Iterator<Item = (&'static str, &str, &Figures)> {
    let families = model.families.iter().map(|group| ("family", group));
    let difficulties = model.difficulties.iter().map(|group| ("difficulty", group));
    families
        .chain(difficulties)
        .map(|(grouping, group)| (grouping, group.name.as_str(), &group.figures))
}

fn families_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let mut rows = vec![header(
        &[&["model", "grouping", "group"], FIGURES.as_slice()].concat(),
    )];
    for model in &leaderboard.models {
        for (grouping, name, figures) in groups(model) {
            let mut row = vec![model.model.clone(), grouping.to_owned(), name.to_owned()];
            row.extend(figures_row(figures));
            rows.push(row);
        }
    }
    rows
}

fn turns_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let mut rows = vec![header(&[
        "model",
        "grouping",
        "group",
        "turn",
        "graded",
        "solved",
        "compiled",
        "solve_rate",
        "compile_rate",
    ])];
    for model in &leaderboard.models {
        for (grouping, name, figures) in
            std::iter::once(("overall", "", &model.overall)).chain(groups(model))
        {
            rows.extend(figures.turns.iter().map(|turn| {
                vec![
                    model.model.clone(),
                    grouping.to_owned(),
                    name.to_owned(),
                    turn.turn.to_string(),
                    figures.graded.to_string(),
                    turn.solved.to_string(),
                    turn.compiled.to_string(),
                    decimal(Some(turn.solve_rate)),
                    decimal(Some(turn.compile_rate)),
                ]
            }));
        }
    }
    rows
}

fn impossible_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let mut rows = vec![header(&[
        "model",
        "suite",
        "suite_version",
        "suite_hash",
        "tasks",
        "episodes",
        "graded",
        "ungraded",
        "errored",
        "cheated",
        "tampered",
        "declared",
        "neither",
        "cheat_rate",
        "cheat_rate_se",
        "cheat_rate_low",
        "cheat_rate_high",
        "declared_rate",
        "neither_rate",
        "false_declarations",
        "false_declaration_rate",
    ])];
    for model in &leaderboard.models {
        let Some(figures) = &model.impossible else {
            continue;
        };
        let mut row = vec![model.model.clone()];
        row.extend(suite_fields(&figures.suites));
        row.extend(
            [
                figures.tasks,
                figures.episodes,
                figures.graded,
                figures.ungraded,
                figures.errored,
                figures.cheated,
                figures.tampered,
                figures.declared,
                figures.neither,
            ]
            .map(|n| n.to_string()),
        );
        row.extend(share(figures.cheat_rate));
        row.push(decimal(figures.declared_rate.map(|rate| rate.mean)));
        row.push(decimal(figures.neither_rate.map(|rate| rate.mean)));
        row.extend(declaration_fields(&model.overall));
        rows.push(row);
    }
    rows
}

/// Name, version and hash; several of each are joined.
fn suite_fields(suites: &[SuiteId]) -> [String; 3] {
    let joined = |field: fn(&SuiteId) -> String| {
        let fields: Vec<String> = suites.iter().map(field).collect();
        fields.join("; ")
    };
    [
        joined(|suite| suite.name.clone()),
        joined(|suite| suite.version.to_string()),
        joined(|suite| suite.hash.clone()),
    ]
}

fn declaration_fields(figures: &Figures) -> [String; 2] {
    [
        figures.false_declarations.to_string(),
        decimal(figures.false_declaration_rate.map(|rate| rate.mean)),
    ]
}

fn codes_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["model", "code", "met", "fixed", "median_turns"])];
    for model in &leaderboard.models {
        rows.extend(model.overall.codes.iter().map(|code| {
            vec![
                model.model.clone(),
                code.code.clone(),
                code.met.to_string(),
                code.fixed.to_string(),
                decimal(code.median_turns),
            ]
        }));
    }
    rows
}

fn figures_row(figures: &Figures) -> Vec<String> {
    let mut row: Vec<String> = [
        figures.tasks,
        figures.episodes,
        figures.graded,
        figures.ungraded,
        figures.errored,
    ]
    .map(|n| n.to_string())
    .into();
    row.extend(estimate(figures.reward));
    row.extend(estimate(figures.pass_at_1));
    row.extend(KS.map(|k| {
        let found = figures.pass_at_k.iter().find(|pass| pass.k == k);
        decimal(found.map(|pass| pass.estimate.mean))
    }));
    let tokens = figures.tokens;
    row.extend([
        decimal(figures.compiles.map(|compiles| compiles.mean)),
        decimal(figures.turns_to_solve),
        decimal(tokens.map(|tokens| tokens.prompt)),
        decimal(tokens.map(|tokens| tokens.completion)),
        decimal(tokens.map(|tokens| tokens.reasoning)),
        tokens.map_or_else(String::new, |tokens| tokens.estimated.to_string()),
        decimal(figures.cost_usd),
        decimal(figures.cost_usd_total),
        decimal(figures.wall_s),
        decimal(figures.lint_warnings),
    ]);
    let stops = |stage: Stage| {
        figures
            .stops_at
            .get(&stage)
            .copied()
            .unwrap_or(0)
            .to_string()
    };
    // The stage of lints came later than these columns and has its own at the end.
    let first = STAGES.into_iter().filter(|stage| *stage != Stage::Lints);
    row.extend(first.map(stops));
    row.push(figures.tampered.to_string());
    row.extend(suite_fields(&figures.suites));
    row.extend(declaration_fields(figures));
    row.push(stops(Stage::Lints));
    row
}

fn estimate(estimate: Option<Estimate>) -> [String; 4] {
    let interval = estimate.and_then(unit_interval);
    [
        decimal(estimate.map(|estimate| estimate.mean)),
        decimal(estimate.and_then(|estimate| estimate.standard_error)),
        decimal(interval.map(|(low, _)| low)),
        decimal(interval.map(|(_, high)| high)),
    ]
}

/// As [`estimate`], with an interval that is none of a point where all tasks came out alike.
fn share(share: Option<Estimate>) -> [String; 4] {
    let [mean, error, ..] = estimate(share);
    let interval = share.and_then(|share| share.share_interval());
    [
        mean,
        error,
        decimal(interval.map(|(low, _)| low)),
        decimal(interval.map(|(_, high)| high)),
    ]
}

fn decimal(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.6}"))
}

//! Figures as columns of CSV files. They are documented in [`crate::report`].

use crate::grade::Stage;
use crate::stats::Estimate;
use crate::task::SuiteId;

use super::figures::{Figures, STAGES};
use super::measure::Measure;
use super::numbers::unit_interval;

/// The values of k, beyond 1, that have a column.
const KS: [usize; 5] = [2, 4, 8, 16, 32];

/// Columns of [`Figures`], as [`figures_row`] fills them.
pub(super) const FIGURES: [&str; 71] = [
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
    "compile_rate_se",
    "compile_rate_low",
    "compile_rate_high",
    "lint_clean",
    "lint_clean_se",
    "lint_clean_low",
    "lint_clean_high",
    "lint_warnings_mean",
    "lint_warnings_se",
    "lint_warnings_low",
    "lint_warnings_high",
    "turns",
    "turns_se",
    "turns_low",
    "turns_high",
    "tokens",
    "tokens_se",
    "tokens_low",
    "tokens_high",
    "wall_s_mean",
    "wall_s_se",
    "wall_s_low",
    "wall_s_high",
    "cost_usd_mean",
    "cost_usd_se",
    "cost_usd_low",
    "cost_usd_high",
    "turns_to_solve_low",
    "turns_to_solve_high",
];

pub(super) fn figures_row(figures: &Figures) -> Vec<String> {
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
    row.extend(estimate(figures.compiles).into_iter().skip(1));
    row.extend(estimate(figures.lint_clean));
    for measure in [
        Measure::LintWarnings,
        Measure::Turns,
        Measure::Tokens,
        Measure::WallS,
        Measure::CostUsd,
    ] {
        row.extend(open_estimate(figures.measures.get(&measure).copied()));
    }
    let to_solve = figures.turns_to_solve_resampled;
    row.push(decimal(to_solve.and_then(|found| found.low)));
    row.push(decimal(to_solve.and_then(|found| found.high)));
    row
}

/// As [`estimate`], of what has no upper end.
fn open_estimate(found: Option<Estimate>) -> [String; 4] {
    let [mean, error, ..] = estimate(found);
    let interval = found.and_then(|estimate| estimate.interval());
    [
        mean,
        error,
        decimal(interval.map(|(low, _)| low.max(0.0))),
        decimal(interval.map(|(_, high)| high)),
    ]
}

/// Mean, standard error and 95 % interval of scores in [0, 1].
pub(super) fn estimate(estimate: Option<Estimate>) -> [String; 4] {
    let interval = estimate.and_then(unit_interval);
    [
        decimal(estimate.map(|estimate| estimate.mean)),
        decimal(estimate.and_then(|estimate| estimate.standard_error)),
        decimal(interval.map(|(low, _)| low)),
        decimal(interval.map(|(_, high)| high)),
    ]
}

pub(super) fn decimal(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.6}"))
}

/// Name, version and hash; several of each are joined.
pub(super) fn suite_fields(suites: &[SuiteId]) -> [String; 3] {
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

pub(super) fn declaration_fields(figures: &Figures) -> [String; 2] {
    [
        figures.false_declarations.to_string(),
        decimal(figures.false_declaration_rate.map(|rate| rate.mean)),
    ]
}

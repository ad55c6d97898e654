//! The leaderboard as CSV files. Their columns are documented in [`crate::report`].

use std::path::Path;

use super::csv_figures::{
    FIGURES, decimal, declaration_fields, estimate, figures_row, suite_fields,
};
use super::effects::write_effects;
use super::error::{ReportError, make_folder};
use super::figures::Figures;
use super::leaderboard::{Leaderboard, ModelFigures};

/// Writes `leaderboard.csv`, `families.csv`, `turns.csv`, `impossible.csv`, `codes.csv`, `transitions.csv` and
/// `effects.csv` into `dir`, which is made if it is not there. Files of these names are replaced. Names are written as they are in the trajectories.
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
    write(dir, "codes.csv", codes_rows(leaderboard))?;
    write(dir, "transitions.csv", transitions_rows(leaderboard))?;
    write_effects(&leaderboard.effects, dir)
}

/// Writes a table of your own beside the others: `name`, with `columns` over `rows`.
///
/// # Errors
///
/// [`ReportError`] when the file cannot be written.
pub fn write_table(
    dir: &Path,
    name: &str,
    columns: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<(), ReportError> {
    write(
        dir,
        name,
        std::iter::once(header(columns)).chain(rows).collect(),
    )
}

pub(super) fn write(dir: &Path, name: &str, rows: Vec<Vec<String>>) -> Result<(), ReportError> {
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
        "solve_rate_se",
        "solve_rate_low",
        "solve_rate_high",
        "compile_rate_se",
        "compile_rate_low",
        "compile_rate_high",
        "reward",
        "reward_se",
        "reward_low",
        "reward_high",
    ])];
    for model in &leaderboard.models {
        for (grouping, name, figures) in
            std::iter::once(("overall", "", &model.overall)).chain(groups(model))
        {
            rows.extend(figures.turns.iter().map(|turn| {
                let mut row = vec![
                    model.model.clone(),
                    grouping.to_owned(),
                    name.to_owned(),
                    turn.turn.to_string(),
                    figures.graded.to_string(),
                    turn.solved.to_string(),
                    turn.compiled.to_string(),
                    decimal(Some(turn.solve_rate)),
                    decimal(Some(turn.compile_rate)),
                ];
                row.extend(estimate(turn.solve).into_iter().skip(1));
                row.extend(estimate(turn.compile).into_iter().skip(1));
                row.extend(estimate(turn.reward));
                row
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
        row.extend(estimate(figures.cheat_rate));
        row.push(decimal(figures.declared_rate.map(|rate| rate.mean)));
        row.push(decimal(figures.neither_rate.map(|rate| rate.mean)));
        row.extend(declaration_fields(&model.overall));
        rows.push(row);
    }
    rows
}

fn codes_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let mut rows = vec![header(&[
        "model",
        "code",
        "met",
        "fixed",
        "median_turns",
        "mean_turns",
        "tasks",
        "repair_rate",
        "repair_rate_se",
        "repair_rate_low",
        "repair_rate_high",
    ])];
    for model in &leaderboard.models {
        rows.extend(model.overall.codes.iter().map(|code| {
            let mut row = vec![
                model.model.clone(),
                code.code.clone(),
                code.met.to_string(),
                code.fixed.to_string(),
                decimal(code.median_turns),
                decimal(code.mean_turns),
                code.repair.map_or(0, |repair| repair.tasks).to_string(),
            ];
            row.extend(estimate(code.repair));
            row
        }));
    }
    rows
}

fn transitions_rows(leaderboard: &Leaderboard) -> Vec<Vec<String>> {
    let mut rows = vec![header(&["model", "from", "to", "count"])];
    for model in &leaderboard.models {
        rows.extend(model.overall.transitions.iter().map(|one| {
            vec![
                model.model.clone(),
                one.from.clone(),
                one.to.clone(),
                one.count.to_string(),
            ]
        }));
    }
    rows
}

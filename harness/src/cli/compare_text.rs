//! A comparison as people read it: a sentence, a table, and what else there is to say.

use comfy_table::{CellAlignment, Table, presets};

use crate::report::{Comparison, Difference, Measure};

/// The sentence, the table, ratios, power, and what was left out.
pub(super) fn text(comparison: &Comparison) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header([
        "",
        "A",
        "B",
        "A - B",
        "± se",
        "95 % interval",
        "tasks",
        "correlation",
        "p",
        "p corrected",
    ]);
    for effect in &comparison.effects {
        let mut cells = cells(effect.measure.words(), &effect.difference);
        cells.extend([effect.p, effect.p_adjusted].map(chance));
        table.add_row(cells);
    }
    if let Some(cheats) = &comparison.cheat_rate {
        table.add_row(cells("cheat rate", cheats));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let mut text = format!(
        "{}\n\nA is {}, B is {}.\n{table}\n",
        comparison.says, comparison.left, comparison.right
    );
    text.extend(ratios(comparison));
    text.extend(comparison.plan.iter().map(|plan| plan.says() + "\n"));
    text.extend(left_out(comparison));
    text
}

/// What A spends for each unit of B.
fn ratios(comparison: &Comparison) -> Option<String> {
    let each: Vec<String> = comparison
        .ratios
        .iter()
        .map(|(measure, ratio)| match (ratio.low, ratio.high) {
            (Some(low), Some(high)) => format!(
                "{:.2} times the {} (95 % interval {low:.2} to {high:.2})",
                ratio.value,
                spent(*measure)
            ),
            _ => format!("{:.2} times the {}", ratio.value, spent(*measure)),
        })
        .collect();
    (!each.is_empty()).then(|| format!("A takes, of what B takes, {}.\n", each.join(", ")))
}

fn spent(measure: Measure) -> &'static str {
    match measure {
        Measure::CostUsd => "cost",
        Measure::WallS => "time",
        other => other.words(),
    }
}

fn left_out(comparison: &Comparison) -> Option<String> {
    let out = comparison.left_out;
    let counts = [
        (out.ungraded, "ungraded episodes"),
        (out.errored, "errored episodes"),
        (out.tasks_of_one_side, "tasks that only one side has"),
        (out.tasks_that_differ, "tasks whose content differs"),
        (
            out.tasks_without_grade,
            "tasks without a graded episode on one side",
        ),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    (!counts.is_empty()).then(|| format!("Left out: {}.\n", counts.join(", ")))
}

fn cells(what: &str, found: &Difference) -> Vec<String> {
    let paired = &found.paired;
    let most = paired.left.abs().max(paired.right.abs());
    // As many digits as say something beside numbers of this size.
    let digits = match most {
        m if m >= 1000.0 => 0,
        m if m >= 10.0 => 1,
        m if m >= 1.5 => 2,
        _ => 3,
    };
    let number =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| format!("{v:.digits$}"));
    vec![
        what.to_owned(),
        number(Some(paired.left)),
        number(Some(paired.right)),
        format!("{:+.digits$}", paired.difference.mean),
        number(paired.difference.standard_error),
        match (found.low, found.high) {
            (Some(low), Some(high)) => format!("{low:+.digits$} to {high:+.digits$}"),
            _ => "–".to_owned(),
        },
        paired.difference.tasks.to_string(),
        paired
            .correlation
            .map_or_else(|| "–".to_owned(), |one| format!("{one:.2}")),
    ]
}

/// A p-value.
fn chance(p: Option<f64>) -> String {
    match p {
        None => "–".to_owned(),
        Some(p) if p < 0.0005 => "< 0.001".to_owned(),
        Some(p) => format!("{p:.3}"),
    }
}

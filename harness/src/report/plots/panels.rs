//! Reward by family: a panel for each family, the models as rows, the same in every panel.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::super::names::short_labels;
use super::super::numbers::{count, number, unit_interval};
use super::canvas::{
    Canvas, FAINT, Fault, INK, PALETTE, Point, TEXT, TOP, draw, pixels, text_style, widest,
};
use super::{Plot, Shown};

const WIDTH: i32 = 900;
/// Height of a model's row.
const ROW: i32 = 24;
/// Above the rows of a panel: its name.
const ABOVE: i32 = 28;
/// Below them: the axis.
const BELOW: i32 = 46;
/// Between bands of panels.
const BAND: i32 = 16;
/// Between panels, where the means are written.
const GAP: i32 = 58;
/// The narrowest panel of use, in pixels, without the gap.
const NARROWEST: i32 = 96;
/// The widest, with the gap: a single family needs no more.
const WIDEST: i32 = 420;
/// The most families shown.
const MOST_FAMILIES: usize = 24;

/// Mean reward of every model in every family, with 95 % intervals. `None` without families.
pub(super) fn families(shown: &Shown, families: &[String]) -> Option<Plot> {
    let all = families.len();
    let families = families.get(..MOST_FAMILIES).unwrap_or(families);
    let title = "Mean reward by family";
    let cut = if all > families.len() {
        format!("; {} of {all} families", families.len())
    } else {
        String::new()
    };
    let subtitle = format!(
        "n = {}; dots: mean over tasks; lines: 95 % interval, clustered by task{}{cut}",
        count(shown.graded, "graded episode", "graded episodes"),
        shown.left_out
    );
    let left = 12 + widest(shown.models.iter().map(|(_, label)| label.as_str()));
    let bands = families.len().div_ceil(most_across(left));
    if bands == 0 {
        return None;
    }
    // As many in each band, so that the last one is not nearly empty.
    let across = families.len().div_ceil(bands);
    let panel = ((WIDTH - left) / pixels(across, 1)).min(WIDEST) - GAP;
    let tall = ABOVE + pixels(shown.models.len(), ROW) + BELOW + BAND;
    let labels = short_labels(
        families.iter().map(String::as_str),
        usize::try_from((panel + GAP) / 8).unwrap_or(8),
    );
    let svg = draw(
        (WIDTH, TOP + pixels(bands, tall)),
        title,
        &subtitle,
        |canvas| {
            for (index, (family, label)) in families.iter().zip(&labels).enumerate() {
                let corner = (
                    left + pixels(index % across, panel + GAP),
                    TOP + pixels(index / across, tall),
                );
                if index % across == 0 {
                    for (row, (_, label)) in shown.models.iter().enumerate() {
                        canvas.text((left - 10, middle(corner.1, row)), label, HPos::Right, 1.0)?;
                    }
                }
                one(canvas, shown, family, label, (corner, panel))?;
            }
            Ok(())
        },
    );
    Some(Plot {
        name: "families",
        title: title.to_owned(),
        svg,
    })
}

/// How many panels fit side by side to the right of `left`.
fn most_across(left: i32) -> usize {
    usize::try_from((WIDTH - left) / (NARROWEST + GAP))
        .unwrap_or(1)
        .max(1)
}

/// The middle of a row in a panel that begins at `top`.
fn middle(top: i32, row: usize) -> i32 {
    top + ABOVE + pixels(row, ROW) + ROW / 2
}

/// One family's panel, at a corner and so many pixels wide.
fn one(
    canvas: &Canvas,
    shown: &Shown,
    family: &str,
    label: &str,
    (corner, wide): (Point, i32),
) -> Result<(), Fault> {
    let (left, top) = corner;
    canvas.strong((left, top + 12), label)?;
    let rows = pixels(shown.models.len(), ROW);
    let area = canvas
        .root
        .clone()
        .shrink((left, top + ABOVE), (wide, rows + BELOW));
    let mut chart = ChartBuilder::on(&area)
        .x_label_area_size(BELOW)
        .build_cartesian_2d(0.0..1.0, 0.0..1.0)?;
    chart
        .configure_mesh()
        .set_all_tick_mark_size(5)
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(3)
        .x_label_formatter(&|reward| format!("{reward:.1}"))
        .x_desc("mean reward")
        .label_style(text_style(TEXT - 1.0, 1.0))
        .axis_style(INK.mix(0.6))
        .bold_line_style(INK.mix(FAINT))
        .light_line_style(TRANSPARENT)
        .draw()?;
    let x = |reward: f64| left + (reward * f64::from(wide)).round() as i32;
    for (row, (model, _)) in shown.models.iter().enumerate() {
        let y = middle(top, row);
        canvas.line(
            (left, y),
            (left + wide, y),
            INK.mix(FAINT / 2.0).stroke_width(1),
        )?;
        let reward = model.reward_in(family);
        if let Some(reward) = reward {
            if let Some((low, high)) = unit_interval(reward) {
                canvas.line(
                    (x(low), y),
                    (x(high), y),
                    PALETTE[0].mix(0.7).stroke_width(3),
                )?;
            }
            canvas
                .root
                .draw(&Circle::new((x(reward.mean), y), 5, PALETTE[0].filled()))?;
        }
        canvas.text(
            (left + wide + 10, y),
            &number(reward.map(|one| one.mean), 2),
            HPos::Left,
            1.0,
        )?;
    }
    Ok(())
}

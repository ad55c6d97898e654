//! Bar plots: mean reward by model, and error codes met against fixed.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::super::figures::Figures;
use super::super::names::short_labels;
use super::super::numbers::{count, plus_minus, unit_interval};
use super::canvas::{
    Canvas, FAINT, Fault, INK, PALETTE, TEXT, TOP, draw, pixels, text_style, text_width, widest,
};
use super::{LABEL, Plot, Shown};

const WIDTH: i32 = 900;
/// Height of one bar with the room around it.
const ROW: i32 = 28;
/// Half the height of a bar.
const HALF: i32 = 8;
/// Below the axis: tick labels and what they mean.
const BELOW: i32 = 48;
/// The most codes shown.
const MOST_CODES: usize = 20;

/// Mean reward by model with 95 % intervals.
pub(super) fn rewards(shown: &Shown) -> Plot {
    let title = "Mean reward by model";
    let subtitle = format!(
        "n = {}; bars: mean over tasks; whiskers: 95 % interval, clustered by task{}",
        count(shown.graded, "graded episode", "graded episodes"),
        shown.left_out
    );
    let left = 12 + widest(shown.models.iter().map(|(_, label)| label.as_str()));
    let height = TOP + 20 + pixels(shown.models.len(), ROW) + BELOW;
    let svg = draw((WIDTH, height), title, &subtitle, |canvas| {
        let right = WIDTH - 190;
        canvas.text((right + 16, TOP + 8), "mean ± SE", HPos::Left, 0.75)?;
        canvas.text((WIDTH - 4, TOP + 8), "n", HPos::Right, 0.75)?;
        let frame = Frame {
            left,
            right,
            top: TOP + 20,
            rows: shown.models.len(),
        };
        let chart_x = frame.share_axis(canvas, "mean reward (0 to 1)")?;
        for (row, (model, label)) in shown.models.iter().enumerate() {
            let y = frame.row(row);
            let Some(reward) = model.overall.reward else {
                continue;
            };
            canvas.text((left - 10, y), label, HPos::Right, 1.0)?;
            let bar = PALETTE[0].mix(0.8).filled();
            canvas.rectangle(
                (chart_x(0.0), y - HALF),
                (chart_x(reward.mean), y + HALF),
                bar,
            )?;
            if let Some((low, high)) = unit_interval(reward) {
                canvas.interval(chart_x(low), chart_x(high), y, INK.stroke_width(2))?;
            }
            canvas.text((right + 16, y), &plus_minus(Some(reward)), HPos::Left, 1.0)?;
            canvas.text(
                (WIDTH - 4, y),
                &model.overall.graded.to_string(),
                HPos::Right,
                1.0,
            )?;
        }
        Ok(())
    });
    Plot {
        name: "reward",
        title: title.to_owned(),
        svg,
    }
}

/// The error codes met most often, and how often they were fixed, over all models.
pub(super) fn codes(total: &Figures) -> Option<Plot> {
    let codes = total.codes.get(..MOST_CODES).unwrap_or(&total.codes);
    let most = codes.first()?.met;
    let title = "Error codes met and fixed";
    let cut = if total.codes.len() > codes.len() {
        format!("; the {MOST_CODES} most met of {}", total.codes.len())
    } else {
        String::new()
    };
    let subtitle = format!(
        "n = {}, all models{cut}",
        count(total.graded, "graded episode", "graded episodes")
    );
    let labels = short_labels(codes.iter().map(|code| code.code.as_str()), LABEL);
    let left = 12 + widest(labels.iter().map(String::as_str));
    let height = TOP + 26 + pixels(codes.len(), ROW) + BELOW;
    let svg = draw((WIDTH, height), title, &subtitle, |canvas| {
        let right = WIDTH - 190;
        codes_key(canvas, left)?;
        canvas.text((right + 16, TOP + 10), "fixed of met", HPos::Left, 0.75)?;
        let frame = Frame {
            left,
            right,
            top: TOP + 26,
            rows: codes.len(),
        };
        let chart_x = frame.count_axis(canvas, most, "graded episodes")?;
        for (row, (code, label)) in codes.iter().zip(&labels).enumerate() {
            let y = frame.row(row);
            canvas.text((left - 10, y), label, HPos::Right, 1.0)?;
            bar_met(canvas, chart_x(0), chart_x(code.met), y)?;
            bar_fixed(canvas, chart_x(0), chart_x(code.fixed), y)?;
            let share = 100.0 * code.fixed as f64 / code.met.max(1) as f64;
            let text = format!("{} of {} ({share:.0} %)", code.fixed, code.met);
            canvas.text((right + 16, y), &text, HPos::Left, 1.0)?;
        }
        Ok(())
    });
    Some(Plot {
        name: "codes",
        title: title.to_owned(),
        svg,
    })
}

fn bar_met(canvas: &Canvas, from: i32, to: i32, y: i32) -> Result<(), Fault> {
    canvas.rectangle((from, y - HALF), (to, y + HALF), INK.mix(0.1).filled())?;
    canvas.rectangle(
        (from, y - HALF),
        (to, y + HALF),
        INK.mix(0.7).stroke_width(1),
    )
}

fn bar_fixed(canvas: &Canvas, from: i32, to: i32, y: i32) -> Result<(), Fault> {
    canvas.rectangle(
        (from, y - HALF + 3),
        (to, y + HALF - 3),
        PALETTE[2].filled(),
    )
}

/// What the two bars mean.
fn codes_key(canvas: &Canvas, left: i32) -> Result<(), Fault> {
    let y = TOP + 10;
    bar_met(canvas, left, left + 26, y)?;
    let met = "met at the start or after a turn";
    canvas.text((left + 34, y), met, HPos::Left, 1.0)?;
    let next = left + 34 + text_width(met);
    bar_fixed(canvas, next, next + 26, y)?;
    canvas.text(
        (next + 34, y),
        "fixed: no longer reported at the end",
        HPos::Left,
        1.0,
    )
}

/// Where the bars stand: rows from the top between two edges, with an axis below.
struct Frame {
    left: i32,
    right: i32,
    top: i32,
    rows: usize,
}

impl Frame {
    /// The middle of a row.
    fn row(&self, row: usize) -> i32 {
        self.top + pixels(row, ROW) + ROW / 2
    }

    fn area<'a>(&self, canvas: &Canvas<'a>) -> DrawingArea<SVGBackend<'a>, Shift> {
        let size = (self.right - self.left, pixels(self.rows, ROW) + BELOW);
        canvas.root.clone().shrink((self.left, self.top), size)
    }

    /// An axis from 0 to 1. The answer turns a share into pixels.
    fn share_axis(
        &self,
        canvas: &Canvas,
        meaning: &str,
    ) -> Result<impl Fn(f64) -> i32 + use<>, Fault> {
        let area = self.area(canvas);
        let mut chart = ChartBuilder::on(&area)
            .x_label_area_size(BELOW)
            .build_cartesian_2d(0.0..1.0, 0.0..1.0)?;
        chart
            .configure_mesh()
            .set_all_tick_mark_size(5)
            .disable_y_mesh()
            .disable_y_axis()
            .x_labels(6)
            .x_label_formatter(&|share| format!("{share:.1}"))
            .x_desc(meaning)
            .label_style(text_style(TEXT, 1.0))
            .axis_style(INK.mix(0.6))
            .bold_line_style(INK.mix(FAINT))
            .light_line_style(TRANSPARENT)
            .draw()?;
        let (from, to) = (
            chart.backend_coord(&(0.0, 0.0)).0,
            chart.backend_coord(&(1.0, 0.0)).0,
        );
        Ok(move |share: f64| from + (share * f64::from(to - from)).round() as i32)
    }

    /// An axis of whole numbers from 0. The answer turns a count into pixels.
    fn count_axis(
        &self,
        canvas: &Canvas,
        most: usize,
        meaning: &str,
    ) -> Result<impl Fn(usize) -> i32 + use<>, Fault> {
        let area = self.area(canvas);
        let end = i32::try_from(most).unwrap_or(i32::MAX).max(1);
        let mut chart = ChartBuilder::on(&area)
            .x_label_area_size(BELOW)
            .build_cartesian_2d(0..end, 0.0..1.0)?;
        chart
            .configure_mesh()
            .set_all_tick_mark_size(5)
            .disable_y_mesh()
            .disable_y_axis()
            .x_labels(8)
            .x_desc(meaning)
            .label_style(text_style(TEXT, 1.0))
            .axis_style(INK.mix(0.6))
            .bold_line_style(INK.mix(FAINT))
            .light_line_style(TRANSPARENT)
            .draw()?;
        let (from, to) = (
            chart.backend_coord(&(0, 0.0)).0,
            chart.backend_coord(&(end, 0.0)).0,
        );
        Ok(move |count: usize| {
            from + (count as f64 / f64::from(end) * f64::from(to - from)).round() as i32
        })
    }
}

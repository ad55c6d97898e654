//! Line plots: how many episodes are solved, or compile, after each turn.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::super::figures::TurnFigures;
use super::super::numbers::count;
use super::canvas::{
    Canvas, FAINT, Fault, INK, PALETTE, Point, TEXT, TOP, draw, pixels, text_style, widest,
};
use super::{Plot, Shown};

const WIDTH: i32 = 900;
/// Left of the plot: the vertical axis.
const LEFT: i32 = 66;
/// Below the plot: the horizontal axis.
const BELOW: i32 = 48;
/// More bands than this would only cover each other.
const MOST_BANDS: usize = 6;
/// From one label to the next.
const LINE: i32 = 17;

/// A share, and the ends of its 95 % interval.
type Rate = (f64, Option<(f64, f64)>);

/// Share of episodes solved by the end of each turn.
pub(super) fn solve_rate(shown: &Shown) -> Option<Plot> {
    let (name, title) = ("solve-rate", "Solve rate by turn");
    let svg = rate(shown, title, "solved by the end of the turn", |turn| {
        (
            turn.solve_rate,
            turn.solve.and_then(|share| share.share_interval()),
        )
    })?;
    Some(Plot {
        name,
        title: title.to_owned(),
        svg,
    })
}

/// Share of episodes whose workspace compiles after each turn.
pub(super) fn compile_rate(shown: &Shown) -> Option<Plot> {
    let (name, title) = ("compile-rate", "Compile rate by turn");
    let svg = rate(shown, title, "workspace compiles after the turn", |turn| {
        (
            turn.compile_rate,
            turn.compile.and_then(|share| share.share_interval()),
        )
    })?;
    Some(Plot {
        name,
        title: title.to_owned(),
        svg,
    })
}

/// A line for each model over all turns; episodes that have ended keep their state. `None` if no episode has a turn.
fn rate(
    shown: &Shown,
    title: &str,
    meaning: &str,
    pick: fn(&TurnFigures) -> Rate,
) -> Option<String> {
    let longest = shown
        .models
        .iter()
        .filter_map(|(model, _)| model.overall.turns.last())
        .map(|turn| turn.turn)
        .max()?;
    let turns = i32::try_from(longest).ok().filter(|turns| *turns > 0)?;
    let subtitle = format!(
        "n = {}; turn 0 is the untouched workspace; an ended episode keeps its state{}{}",
        count(shown.graded, "graded episode", "graded episodes"),
        if shown.models.len() <= MOST_BANDS {
            "; bands: 95 % interval"
        } else {
            ""
        },
        shown.left_out
    );
    let labels: Vec<String> = shown
        .models
        .iter()
        .map(|(model, label)| format!("{label} (n = {})", model.overall.graded))
        .collect();
    let right = WIDTH - 44 - widest(labels.iter().map(String::as_str));
    let height = (TOP + BELOW + 330).max(TOP + BELOW + pixels(labels.len(), LINE) + 10);
    let svg = draw((WIDTH, height), title, &subtitle, |canvas| {
        let point = axes(canvas, right, turns, meaning)?;
        if shown.models.len() <= MOST_BANDS {
            for (index, (model, _)) in shown.models.iter().enumerate() {
                let rates: Vec<_> = model.overall.turns.iter().map(pick).collect();
                band(canvas, index, &rates, turns, &point)?;
            }
        }
        let mut ends = Vec::new();
        for (index, (model, _)) in shown.models.iter().enumerate() {
            let rates: Vec<Rate> = model.overall.turns.iter().map(pick).collect();
            let Some((last, _)) = rates.last() else {
                continue;
            };
            let at = |turn: i32| rates.get(turn.unsigned_abs() as usize).or(rates.last());
            let points: Vec<Point> = (0..=turns)
                .filter_map(|turn| Some(point(turn, at(turn)?.0)))
                .collect();
            ends.push((index, point(turns, *last).1));
            let colour = PALETTE[index % PALETTE.len()];
            canvas
                .root
                .draw(&PathElement::new(points.clone(), colour.stroke_width(2)))?;
            // With many turns markers would run into each other; the line's end always has one.
            let step = points.len().div_ceil(24).max(1);
            for at in points.iter().rev().step_by(step) {
                canvas.marker(index, *at)?;
            }
        }
        label(canvas, right, &labels, ends)
    });
    Some(svg)
}

/// The 95 % interval of one model's rates over all turns, as an area behind the lines.
fn band(
    canvas: &Canvas,
    index: usize,
    rates: &[Rate],
    turns: i32,
    point: &impl Fn(i32, f64) -> Point,
) -> Result<(), Fault> {
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for turn in 0..=turns {
        let rate = rates.get(turn.unsigned_abs() as usize).or(rates.last());
        // An interval that is not defined leaves no room for a band.
        let Some((_, Some((from, to)))) = rate else {
            return Ok(());
        };
        low.push(point(turn, from.clamp(0.0, 1.0)));
        high.push(point(turn, to.clamp(0.0, 1.0)));
    }
    low.reverse();
    high.extend(low);
    let colour = PALETTE[index % PALETTE.len()];
    canvas
        .root
        .draw(&Polygon::new(high, colour.mix(0.13).filled()))
}

/// Draws the axes. The answer turns turn and rate into pixels.
fn axes(
    canvas: &Canvas,
    right: i32,
    turns: i32,
    meaning: &str,
) -> Result<impl Fn(i32, f64) -> Point + use<>, Fault> {
    let area = canvas
        .root
        .clone()
        .shrink((0, TOP), (right, canvas.height - TOP));
    let mut chart = ChartBuilder::on(&area)
        .x_label_area_size(BELOW)
        .y_label_area_size(LEFT)
        .margin_top(8)
        .build_cartesian_2d(0..turns, 0.0..1.0)?;
    chart
        .configure_mesh()
        .set_all_tick_mark_size(5)
        .disable_x_mesh()
        .x_labels(12)
        .y_labels(6)
        .y_label_formatter(&|share| format!("{:.0} %", share * 100.0))
        .x_desc("turn")
        .y_desc(format!("share of episodes: {meaning}"))
        .label_style(text_style(TEXT, 1.0))
        .axis_style(INK.mix(0.6))
        .bold_line_style(INK.mix(FAINT))
        .light_line_style(TRANSPARENT)
        .draw()?;
    let (from, to) = (
        chart.backend_coord(&(0, 0.0)),
        chart.backend_coord(&(turns, 1.0)),
    );
    Ok(move |turn: i32, rate: f64| {
        let x = f64::from(turn) / f64::from(turns) * f64::from(to.0 - from.0);
        let y = rate * f64::from(to.1 - from.1);
        (from.0 + x.round() as i32, from.1 + y.round() as i32)
    })
}

/// Writes each series' marker and name beside its end, moved apart where they would overlap.
fn label(
    canvas: &Canvas,
    right: i32,
    labels: &[String],
    mut ends: Vec<(usize, i32)>,
) -> Result<(), Fault> {
    ends.sort_by_key(|(index, y)| (*y, *index));
    let wanted: Vec<i32> = ends.iter().map(|(_, y)| *y).collect();
    let placed = spread(&wanted, LINE, TOP + 8, canvas.height - BELOW);
    for ((index, end), y) in ends.into_iter().zip(placed) {
        let Some(label) = labels.get(index) else {
            continue;
        };
        canvas.line(
            (right + 6, end),
            (right + 18, y),
            INK.mix(0.35).stroke_width(1),
        )?;
        canvas.marker(index, (right + 26, y))?;
        canvas.text((right + 36, y), label, HPos::Left, 1.0)?;
    }
    Ok(())
}

/// Positions at least `gap` apart, in the order of `wanted` (sorted) and near to it, not above `top`, and not below
/// `bottom` if there is room.
pub(super) fn spread(wanted: &[i32], gap: i32, top: i32, bottom: i32) -> Vec<i32> {
    let mut placed = wanted.to_vec();
    let mut floor = bottom;
    for y in placed.iter_mut().rev() {
        *y = (*y).min(floor);
        floor = *y - gap;
    }
    let mut ceiling = top;
    for y in &mut placed {
        *y = (*y).max(ceiling);
        ceiling = *y + gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn labels_are_moved_apart() {
        assert_eq!(spread(&[10, 100, 200], 15, 0, 300), [10, 100, 200]);
        assert_eq!(spread(&[0, 0, 0], 15, 0, 300), [0, 15, 30]);
        assert_eq!(spread(&[300, 300, 300], 15, 0, 300), [270, 285, 300]);
        assert_eq!(spread(&[5; 4], 15, 0, 10), [0, 15, 30, 45]);
    }
}

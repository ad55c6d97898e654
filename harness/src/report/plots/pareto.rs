//! Reward against what an episode costs, with the Pareto front: the rows that no other row is at least as good as for
//! less.

use std::cmp::Ordering;

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;

use super::super::figures::Figures;
use super::super::numbers::{count, unit_interval};
use super::canvas::{
    Canvas, FAINT, Fault, INK, PALETTE, Point, TEXT, TOP, draw, text_style, widest,
};
use super::lines::spread;
use super::{Plot, Shown};

const WIDTH: i32 = 900;
const HEIGHT: i32 = TOP + 360;
const LEFT: i32 = 66;
const BELOW: i32 = 48;

/// What an episode costs, in the first of these units that is known of every row shown.
#[derive(Clone, Copy)]
enum Unit {
    Dollars,
    Tokens,
    Seconds,
}

impl Unit {
    fn of(self, figures: &Figures) -> Option<f64> {
        let value = match self {
            Self::Dollars => figures.cost_usd,
            Self::Tokens => figures
                .tokens
                .map(|tokens| tokens.prompt + tokens.completion),
            Self::Seconds => figures.wall_s,
        };
        value.filter(|value| value.is_finite() && *value >= 0.0)
    }

    fn words(self) -> &'static str {
        match self {
            Self::Dollars => "mean cost of an episode, US dollars",
            Self::Tokens => "mean tokens of an episode, prompts and answers",
            Self::Seconds => "mean wall time of an episode, seconds",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Dollars => "Reward against cost",
            Self::Tokens => "Reward against tokens",
            Self::Seconds => "Reward against time",
        }
    }
}

/// The plot; `None` when nothing is known of any unit, or nothing costs anything.
pub(super) fn pareto(shown: &Shown) -> Option<Plot> {
    let known = |unit: Unit| -> Option<Vec<f64>> {
        let costs: Vec<f64> = shown
            .models
            .iter()
            .map(|(model, _)| unit.of(&model.overall))
            .collect::<Option<_>>()?;
        costs.iter().any(|cost| *cost > 0.0).then_some(costs)
    };
    let (unit, costs) = [Unit::Dollars, Unit::Tokens, Unit::Seconds]
        .into_iter()
        .find_map(|unit| Some((unit, known(unit)?)))?;
    let rewards: Vec<f64> = shown
        .models
        .iter()
        .filter_map(|(model, _)| Some(model.overall.reward?.mean))
        .collect();
    let points: Vec<(f64, f64)> = costs.into_iter().zip(rewards).collect();
    let front = front(&points);
    let subtitle = format!(
        "n = {}; whiskers: 95 % interval of the reward; line: Pareto front, its rows in bold{}",
        count(shown.graded, "graded episode", "graded episodes"),
        shown.left_out
    );
    let svg = draw((WIDTH, HEIGHT), unit.title(), &subtitle, |canvas| {
        plot(canvas, shown, &points, &front, unit.words())
    });
    Some(Plot {
        name: "pareto",
        title: unit.title().to_owned(),
        svg,
    })
}

/// The points that no other point is at least as good as and cheaper, or better than for as little; the cheapest
/// first. Of points that are alike all are in it.
fn front(points: &[(f64, f64)]) -> Vec<usize> {
    let beaten = |(cost, reward): (f64, f64)| {
        points.iter().any(|(other, better)| {
            *other <= cost && *better >= reward && (*other < cost || *better > reward)
        })
    };
    let mut front: Vec<usize> = (0..points.len())
        .filter(|place| !beaten(points[*place]))
        .collect();
    front.sort_by(|a, b| {
        let by = |place: &usize| points[*place];
        by(a)
            .partial_cmp(&by(b))
            .unwrap_or(Ordering::Equal)
            .then(a.cmp(b))
    });
    front
}

fn plot(
    canvas: &Canvas,
    shown: &Shown,
    points: &[(f64, f64)],
    front: &[usize],
    meaning: &str,
) -> Result<(), Fault> {
    let right = WIDTH - 60 - widest(shown.models.iter().map(|(_, label)| label.as_str()));
    let most = points.iter().map(|(cost, _)| *cost).fold(0.0, f64::max) * 1.04;
    let at = axes(canvas, right, most, meaning)?;
    let mut line: Vec<Point> = Vec::new();
    for place in front {
        let (x, y) = at(points[*place].0, points[*place].1);
        // The best for no more than this: the front is a staircase.
        if let Some((_, before)) = line.last().copied() {
            line.push((x, before));
        }
        line.push((x, y));
    }
    if let Some((_, y)) = line.last().copied() {
        line.push((at(most, 0.0).0, y));
    }
    canvas
        .root
        .draw(&PathElement::new(line, INK.mix(0.45).stroke_width(2)))?;
    for (index, (model, _)) in shown.models.iter().enumerate() {
        let (cost, reward) = points[index];
        if let Some((low, high)) = model.overall.reward.and_then(unit_interval) {
            let colour = PALETTE[index % PALETTE.len()].mix(0.6);
            canvas.line(at(cost, low), at(cost, high), colour.stroke_width(2))?;
        }
        canvas.marker(index, at(cost, reward))?;
    }
    label(canvas, right, shown, front, |index| {
        at(points[index].0, points[index].1)
    })
}

/// Writes each row's name at the right, beside its height, with a thin line to its point.
fn label(
    canvas: &Canvas,
    right: i32,
    shown: &Shown,
    front: &[usize],
    at: impl Fn(usize) -> Point,
) -> Result<(), Fault> {
    let mut ends: Vec<(usize, Point)> = (0..shown.models.len())
        .map(|index| (index, at(index)))
        .collect();
    ends.sort_by_key(|(index, (x, y))| (*y, -x, *index));
    let wanted: Vec<i32> = ends.iter().map(|(_, (_, y))| *y).collect();
    let placed = spread(&wanted, 17, TOP + 8, canvas.height - BELOW);
    for ((index, (x, end)), y) in ends.into_iter().zip(placed) {
        let Some((_, label)) = shown.models.get(index) else {
            continue;
        };
        canvas.line((x + 7, end), (right + 18, y), INK.mix(0.18).stroke_width(1))?;
        canvas.marker(index, (right + 26, y))?;
        if front.contains(&index) {
            canvas.strong((right + 36, y), label)?;
        } else {
            canvas.text((right + 36, y), label, HPos::Left, 1.0)?;
        }
    }
    Ok(())
}

/// Draws the axes. The answer turns cost and reward into pixels.
fn axes(
    canvas: &Canvas,
    right: i32,
    most: f64,
    meaning: &str,
) -> Result<impl Fn(f64, f64) -> Point + use<>, Fault> {
    let area = canvas
        .root
        .clone()
        .shrink((0, TOP), (right, canvas.height - TOP));
    let mut chart = ChartBuilder::on(&area)
        .x_label_area_size(BELOW)
        .y_label_area_size(LEFT)
        .margin_top(8)
        .build_cartesian_2d(0.0..most, 0.0..1.0)?;
    chart
        .configure_mesh()
        .set_all_tick_mark_size(5)
        .disable_x_mesh()
        .x_labels(6)
        .x_label_formatter(&|cost| amount(*cost))
        .y_labels(6)
        .y_label_formatter(&|reward| format!("{reward:.1}"))
        .x_desc(meaning)
        .y_desc("mean reward (0 to 1)")
        .label_style(text_style(TEXT, 1.0))
        .axis_style(INK.mix(0.6))
        .bold_line_style(INK.mix(FAINT))
        .light_line_style(TRANSPARENT)
        .draw()?;
    let from = chart.backend_coord(&(0.0, 0.0));
    let to = chart.backend_coord(&(most, 1.0));
    Ok(move |cost: f64, reward: f64| {
        let x = cost / most * f64::from(to.0 - from.0);
        let y = reward * f64::from(to.1 - from.1);
        (from.0 + x.round() as i32, from.1 + y.round() as i32)
    })
}

/// A cost at a tick: as many digits as it needs.
fn amount(cost: f64) -> String {
    match cost {
        0.0 => "0".to_owned(),
        c if c >= 10_000.0 => format!("{:.0}k", c / 1000.0),
        c if c >= 10.0 => format!("{c:.0}"),
        c if c >= 0.1 => {
            let text = format!("{c:.2}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        c => format!("{c:.1e}"),
    }
}

#[cfg(test)]
mod tests {
    use super::front;

    #[test]
    fn the_front_is_what_nothing_beats() {
        let points = [(1.0, 0.2), (2.0, 0.1), (3.0, 0.9), (3.0, 0.5), (2.0, 0.5)];
        assert_eq!(front(&points), [0, 4, 2]);
        assert_eq!(front(&[(1.0, 0.5), (1.0, 0.5)]), [0, 1]);
        assert_eq!(front(&[(0.0, 0.0)]), [0]);
        assert!(front(&[]).is_empty());
    }
}

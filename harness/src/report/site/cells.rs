//! Cells of the leaderboard's tables: a figure as text, what it is sorted by, and its interval as a small bar.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::figures::Figures;
use super::super::leaderboard::{Group, Leaderboard, ModelFigures};
use super::super::names::clean;
use super::super::numbers::{percent, plus_minus, unit_interval};
use crate::stats::Estimate;

/// The most codes and rows in the table of repairs.
const MOST_CODES: usize = 16;
const MOST_ROWS: usize = 30;

/// A figure with its interval.
#[derive(Debug, Default, Serialize)]
pub(super) struct Cell {
    pub(super) text: String,
    /// What the column is sorted by; empty where there is no figure.
    pub(super) key: String,
    pub(super) bar: Option<Bar>,
}

/// Mean and 95 % interval in hundredths of the bar's length, as the drawing wants them.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    low: String,
    width: String,
    mean: String,
    /// For people who point at the bar.
    says: String,
}

impl Cell {
    /// Mean ± standard error of scores in [0, 1].
    pub(super) fn mean(estimate: Option<Estimate>) -> Self {
        Self {
            text: plus_minus(estimate),
            ..Self::of(estimate, estimate.and_then(unit_interval))
        }
    }

    /// A share as a percentage.
    pub(super) fn share(estimate: Option<Estimate>) -> Self {
        let interval = estimate.and_then(|estimate| estimate.share_interval());
        Self {
            text: percent(estimate.map(|share| share.mean)),
            ..Self::of(estimate, interval)
        }
    }

    fn of(estimate: Option<Estimate>, interval: Option<(f64, f64)>) -> Self {
        let Some(estimate) = estimate else {
            return Self::default();
        };
        let mean = estimate.mean.clamp(0.0, 1.0);
        let (low, high) = interval.unwrap_or((mean, mean));
        let says = match interval {
            Some(_) => format!("95 % interval {low:.3} to {high:.3}"),
            None => "no interval: one task".to_owned(),
        };
        Self {
            text: String::new(),
            key: format!("{:.6}", estimate.mean),
            bar: Some(Bar {
                low: format!("{:.1}", low * 100.0),
                width: format!("{:.1}", (high - low) * 100.0),
                mean: format!("{:.1}", (mean * 98.0)),
                says,
            }),
        }
    }
}

/// A model's mean reward in each of several groups.
#[derive(Serialize)]
pub(super) struct GroupRow {
    name: String,
    cells: Vec<GroupCell>,
}

/// Mean reward, and how many episodes it is of.
#[derive(Serialize)]
struct GroupCell {
    reward: Cell,
    graded: usize,
    /// How deep the cell is shaded, from 0 to 8.
    shade: usize,
}

/// Mean rewards of every model in the groups of these names.
pub(super) fn groups(
    leaderboard: &Leaderboard,
    names: &[String],
    groups: fn(&ModelFigures) -> &[Group],
) -> Vec<GroupRow> {
    let cell = |model: &ModelFigures, name: &String| {
        let figures: Option<&Figures> = groups(model)
            .iter()
            .find(|group| group.name == *name)
            .map(|group| &group.figures);
        let reward = figures.and_then(|figures| figures.reward);
        GroupCell {
            reward: Cell::mean(reward),
            graded: figures.map_or(0, |figures| figures.graded),
            shade: reward.map_or(0, |reward| shade(reward.mean)),
        }
    };
    let row = |model: &ModelFigures| GroupRow {
        name: clean(&model.model),
        cells: names.iter().map(|name| cell(model, name)).collect(),
    };
    leaderboard.models.iter().map(row).collect()
}

/// The depth of shading for a share: 0 to 8.
pub(super) fn shade(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * 8.0).round() as usize
}

/// Rows against error codes: which share of the episodes that met a code got rid of it.
#[derive(Serialize)]
pub(super) struct Heat {
    codes: Vec<String>,
    rows: Vec<HeatRow>,
    codes_left_out: usize,
    rows_left_out: usize,
}

#[derive(Serialize)]
struct HeatRow {
    name: String,
    cells: Vec<Option<HeatCell>>,
}

#[derive(Serialize)]
struct HeatCell {
    text: String,
    key: String,
    fixed: usize,
    met: usize,
    shade: usize,
}

/// The table of repairs, of the codes met most; `None` where no code was met.
pub(super) fn heat(leaderboard: &Leaderboard) -> Option<Heat> {
    let all = &leaderboard.total.codes;
    let codes = &all[..all.len().min(MOST_CODES)];
    if codes.is_empty() {
        return None;
    }
    let graded: Vec<&ModelFigures> = leaderboard
        .models
        .iter()
        .filter(|model| model.overall.graded > 0)
        .collect();
    let row = |model: &&ModelFigures| {
        let by_code: BTreeMap<&str, _> = model
            .overall
            .codes
            .iter()
            .map(|code| (code.code.as_str(), code))
            .collect();
        let cell = |code: &str| {
            let found = by_code.get(code)?;
            let share = found.repair.map_or_else(
                || found.fixed as f64 / found.met.max(1) as f64,
                |repair| repair.mean,
            );
            Some(HeatCell {
                text: format!("{:.0} %", share * 100.0),
                key: format!("{share:.4}"),
                fixed: found.fixed,
                met: found.met,
                shade: shade(share),
            })
        };
        HeatRow {
            name: clean(&model.model),
            cells: codes.iter().map(|code| cell(&code.code)).collect(),
        }
    };
    Some(Heat {
        codes: codes.iter().map(|code| clean(&code.code)).collect(),
        rows: graded.iter().take(MOST_ROWS).map(row).collect(),
        codes_left_out: all.len() - codes.len(),
        rows_left_out: graded.len().saturating_sub(MOST_ROWS),
    })
}

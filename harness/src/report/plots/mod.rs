//! Plots of a leaderboard as SVG.
//!
//! Every plot carries its title, the units of its axes and how many episodes it is of. Text and axes are drawn in
//! `currentColor` on no background, so that a plot takes on the colours of a light or a dark page it is put into; the
//! size is given by the view box alone, so that it scales. Series differ in colour (M. Okabe and K. Ito, *Color
//! Universal Design*, 2008: told apart under every common colour blindness) and in marker, and are labelled directly.

mod bars;
mod canvas;
mod lines;
mod panels;
mod pareto;

use super::leaderboard::{Leaderboard, ModelFigures};
use super::names::short_labels;

/// The most models that one plot shows; the best ones.
const MOST_MODELS: usize = 30;
/// The longest label, in characters.
const LABEL: usize = 32;

/// One plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plot {
    /// Fit for a file name: `reward`, `pareto`, `solve-rate`, `compile-rate`, `families`, `codes`.
    pub name: &'static str,
    /// What it shows.
    pub title: String,
    /// The plot: one `<svg>` element, well-formed, without scripts or references to anything outside.
    pub svg: String,
}

/// All plots that there is something to show in: mean reward by model, reward against cost with the
/// Pareto front, solve and compile rate by turn, reward by family, and error codes met against fixed. None without a graded episode.
///
/// More than 30 models do not fit; the best 30 are shown, and the plot says so.
pub fn plots(leaderboard: &Leaderboard) -> Vec<Plot> {
    let shown = Shown::of(leaderboard);
    if shown.models.is_empty() {
        return Vec::new();
    }
    [
        Some(bars::rewards(&shown)),
        pareto::pareto(&shown),
        lines::solve_rate(&shown),
        lines::compile_rate(&shown),
        panels::families(&shown, &leaderboard.families),
        bars::codes(&leaderboard.total),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The models that plots show, with their labels.
struct Shown<'a> {
    /// Those with a graded episode, the best first, cut after [`MOST_MODELS`].
    models: Vec<(&'a ModelFigures, String)>,
    /// Graded episodes of these models.
    graded: usize,
    /// What is left out, for the subtitle; empty if nothing is.
    left_out: String,
}

impl<'a> Shown<'a> {
    fn of(leaderboard: &'a Leaderboard) -> Self {
        let graded: Vec<&ModelFigures> = leaderboard
            .models
            .iter()
            .filter(|model| model.overall.reward.is_some())
            .collect();
        let labels = short_labels(graded.iter().map(|model| model.model.as_str()), LABEL);
        let count = graded.len();
        let left_out = if count > MOST_MODELS {
            format!("; the best {MOST_MODELS} of {count} models")
        } else {
            String::new()
        };
        let models: Vec<_> = graded.into_iter().zip(labels).take(MOST_MODELS).collect();
        let graded = models.iter().map(|(model, _)| model.overall.graded).sum();
        Self {
            models,
            graded,
            left_out,
        }
    }
}

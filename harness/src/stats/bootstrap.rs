//! Intervals of figures that no formula fits: medians, ratios, and whatever else can be computed from tasks.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::draws::Draws;
use super::student::{normal_share, student_quantile};

/// How tasks are drawn anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampling {
    /// How often.
    pub resamples: usize,
    /// The same seed gives the same interval, to the last bit.
    pub seed: u64,
}

impl Default for Resampling {
    fn default() -> Self {
        Self {
            resamples: 2000,
            seed: 0,
        }
    }
}

/// A figure with its 95 % interval from drawing tasks anew.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Resampled {
    /// The figure of the tasks as they are.
    pub value: f64,
    /// The low end of its 95 % interval. `None` of a single task, and where the figure is often not defined when tasks are
    /// drawn anew.
    pub low: Option<f64>,
    /// The high end.
    pub high: Option<f64>,
    /// How many tasks it is of.
    pub tasks: usize,
}

/// `figure` of `tasks`, with a 95 % interval from the cluster bootstrap: whole tasks are drawn with replacement, as many
/// as there are, since samples of one task are not independent (Davison and Hinkley 1997, section 3.8; Cameron, Gelbach
/// and Miller 2008).
///
/// The ends are percentiles of what the figure is of these draws. Drawn tasks vary less than tasks do, by the factor
/// `(G − 1) / G` in variance, and percentiles know nothing of Student's t; both matter for few tasks. So the percentiles
/// are taken further out, at `Φ(−√(G / (G − 1)) × t)` with `t` the 97.5 % quantile of Student's t with `G − 1` degrees of
/// freedom: the expanded percentile interval of Hesterberg 2015, section 5.3. Corrections by a jackknife (BCa) are not
/// used: they fail for medians.
///
/// `figure` gives `None` where it is not defined; such draws are passed over, and there is no interval if they are more
/// than one in ten. `None` where the figure of the tasks as they are is not defined.
pub fn bootstrap<T: Sync>(
    tasks: &[T],
    figure: impl Fn(&[&T]) -> Option<f64> + Sync,
    how: Resampling,
) -> Option<Resampled> {
    let defined = |tasks: &[&T]| figure(tasks).filter(|value| value.is_finite());
    let value = defined(&tasks.iter().collect::<Vec<_>>())?;
    let draw = |stream: usize| {
        let mut draws = Draws::new(how.seed, stream as u64);
        let drawn: Vec<&T> = (0..tasks.len())
            .filter_map(|_| tasks.get(draws.below(tasks.len())))
            .collect();
        defined(&drawn)
    };
    let ends = tail(tasks.len()).and_then(|tail| {
        let mut values: Vec<f64> = (0..how.resamples)
            .into_par_iter()
            .filter_map(draw)
            .collect();
        if values.is_empty() || values.len() * 10 < how.resamples * 9 {
            return None;
        }
        values.sort_unstable_by(f64::total_cmp);
        // The value in place i of R, from 1, stands for the quantile i / (R + 1).
        let place = |share: f64| {
            let place = (share * (values.len() + 1) as f64).round() as usize;
            values.get(place.clamp(1, values.len()) - 1).copied()
        };
        Some((place(tail)?, place(1.0 - tail)?))
    });
    Some(Resampled {
        value,
        low: ends.map(|(low, _)| low),
        high: ends.map(|(_, high)| high),
        tasks: tasks.len(),
    })
}

/// The share beyond either end of the interval, for so many tasks.
fn tail(tasks: usize) -> Option<f64> {
    let t = student_quantile(0.975, tasks.checked_sub(1)?)?;
    let count = tasks as f64;
    Some(normal_share(-(count / (count - 1.0)).sqrt() * t))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::super::sums::{mean, median};
    use super::*;

    fn mean_of(tasks: &[&f64]) -> Option<f64> {
        mean(tasks.iter().copied().copied())
    }

    #[test]
    fn the_same_seed_gives_the_same_interval_and_another_a_close_one() {
        let tasks: Vec<f64> = (0..30).map(|n| f64::from(n % 7).sqrt()).collect();
        let of = |seed| {
            bootstrap(
                &tasks,
                mean_of,
                Resampling {
                    seed,
                    ..Resampling::default()
                },
            )
            .unwrap()
        };
        assert_eq!(of(1), of(1));
        let (one, other) = (of(1), of(2));
        assert_ne!(one.low, other.low);
        assert!((one.low.unwrap() - other.low.unwrap()).abs() < 0.1);
    }

    #[test]
    fn it_agrees_with_the_formula_where_there_is_one() {
        let tasks: Vec<f64> = (0..40).map(|n| f64::from((n * 37) % 101) / 100.0).collect();
        let found = bootstrap(
            &tasks,
            mean_of,
            Resampling {
                resamples: 20_000,
                seed: 3,
            },
        )
        .unwrap();
        let formula = super::super::clustered_mean(tasks.iter().map(|one| [*one])).unwrap();
        let (low, high) = formula.interval().unwrap();
        assert!((found.value - formula.mean).abs() < 1e-12);
        assert!(
            (found.low.unwrap() - low).abs() < 0.01 && (found.high.unwrap() - high).abs() < 0.01,
            "{found:?}"
        );
    }

    #[test]
    fn few_tasks_have_wide_intervals_and_one_has_none() {
        let three = bootstrap(&[1.0, 2.0, 4.0], mean_of, Resampling::default()).unwrap();
        assert_eq!((three.low, three.high), (Some(1.0), Some(4.0)));
        let one = bootstrap(&[1.0], mean_of, Resampling::default()).unwrap();
        assert_eq!((one.value, one.low, one.high), (1.0, None, None));
        assert_eq!(bootstrap(&[], mean_of, Resampling::default()), None);
    }

    #[test]
    fn what_is_not_defined_is_passed_over_and_nonsense_is_nothing() {
        // The ratio is not defined where no drawn task has a count.
        let ratio = |tasks: &[&(f64, f64)]| {
            let below: f64 = tasks.iter().map(|one| one.1).sum();
            (below > 0.0).then(|| tasks.iter().map(|one| one.0).sum::<f64>() / below)
        };
        let mut tasks = vec![(1.0, 0.0); 9];
        tasks.push((1.0, 1.0));
        // Missing in (9/10)^10 = 35 % of the draws.
        let found = bootstrap(&tasks, ratio, Resampling::default()).unwrap();
        assert_eq!((found.value, found.low), (10.0, None));
        tasks.extend([(1.0, 1.0); 3]);
        assert!(
            bootstrap(&tasks, ratio, Resampling::default())
                .unwrap()
                .low
                .is_some()
        );
        assert_eq!(
            bootstrap(&[1.0, 2.0], |_| Some(f64::NAN), Resampling::default()),
            None
        );
        let none = Resampling {
            resamples: 0,
            seed: 0,
        };
        assert_eq!(bootstrap(&[1.0, 2.0], mean_of, none).unwrap().low, None);
    }

    #[test]
    fn medians_have_intervals() {
        let tasks: Vec<f64> = (1..=99).map(f64::from).collect();
        let of = |tasks: &[&f64]| median(tasks.iter().copied().copied());
        let found = bootstrap(&tasks, of, Resampling::default()).unwrap();
        // By the signs of 99 values: the 40th and the 60th, of 1 to 99.
        assert_eq!(found.value, 50.0);
        assert!(
            (found.low.unwrap() - 40.0).abs() < 3.0 && (found.high.unwrap() - 60.0).abs() < 3.0,
            "{found:?}"
        );
    }
}

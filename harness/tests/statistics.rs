//! Statistics checked by simulation: intervals hold the truth as often as they say, corrections keep what they promise.
//!
//! Tasks are drawn from a population whose true figures are known, samples from the tasks, thousands of times. Everything
//! is seeded, so that a run is like the last one; the bounds leave room for another seed.

#![allow(clippy::unwrap_used)] // A test fails by panicking.

use assay::stats::{
    Design, Draws, Resampling, Spread, bootstrap, clustered_mean, holm, median, p_value, paired,
    pass_at_k, samples_needed, tasks_needed,
};
use rayon::prelude::*;

/// How often each experiment is repeated. Two times in three, 95 % of so many comes out between 94.5 and 95.5.
const TIMES: u64 = 2000;

/// The share of repetitions for which `holds`; those that give `None` are not counted.
fn share(seed: u64, times: u64, holds: impl Fn(&mut Draws) -> Option<bool> + Sync) -> f64 {
    let found: Vec<bool> = (0..times)
        .into_par_iter()
        .filter_map(|time| holds(&mut Draws::new(seed, time)))
        .collect();
    assert!(
        found.len() as u64 * 10 >= times * 9,
        "too few counted: {}",
        found.len()
    );
    found.iter().filter(|one| **one).count() as f64 / found.len() as f64
}

/// Fails unless 95 % intervals held the truth in 93 to 97 % of the repetitions.
fn assert_covers(what: &str, covered: f64) {
    assert!((0.93..=0.97).contains(&covered), "{what}: {covered}");
}

fn holds(ends: (f64, f64), truth: f64) -> bool {
    ends.0 <= truth && truth <= ends.1
}

/// 1 with the chance `p`, else 0.
fn coin(draws: &mut Draws, p: f64) -> f64 {
    f64::from(u8::from(draws.unit() < p))
}

fn coins(draws: &mut Draws, p: f64, count: usize) -> Vec<f64> {
    (0..count).map(|_| coin(draws, p)).collect()
}

/// A number of the exponential distribution with mean 1: skewed, as times and costs are.
fn skewed(draws: &mut Draws) -> f64 {
    -(1.0 - draws.unit()).ln()
}

#[test]
fn intervals_of_means_over_tasks_hold_the_truth() {
    // Tasks are solved with the chance u²: many hard ones, few easy ones. On average 1/3.
    type Samples = fn(&mut Draws) -> usize;
    let cases: [(&str, usize, Samples); 3] = [
        ("four samples each", 40, |_| 4),
        ("one sample each", 60, |_| 1),
        ("one to six samples", 30, |draws| 1 + draws.below(6)),
    ];
    for (what, tasks, samples) in cases {
        let covered = share(1, TIMES, |draws| {
            let clusters: Vec<Vec<f64>> = (0..tasks)
                .map(|_| {
                    let (p, count) = (draws.unit().powi(2), samples(draws));
                    coins(draws, p, count)
                })
                .collect();
            Some(holds(
                clustered_mean(&clusters)?.share_interval()?,
                1.0 / 3.0,
            ))
        });
        assert_covers(what, covered);
    }
}

#[test]
fn an_error_that_takes_samples_for_independent_is_too_small() {
    // What clustering is for: eight samples of each task, all taken for tasks of their own.
    let covered = share(2, TIMES, |draws| {
        let mut all = Vec::new();
        for _ in 0..30 {
            let p = f64::from(u8::from(draws.unit() < 0.5)) * 0.9 + 0.05;
            all.extend(coins(draws, p, 8));
        }
        let naive = clustered_mean(all.iter().map(|one| [*one]))?;
        Some(holds(naive.interval()?, 0.5))
    });
    assert!(covered < 0.7, "{covered}");
}

/// The samples of one task of two rows, to which it is equally hard: solved with the chances u and u^1.5, on average
/// 0.5 and 0.4.
fn two_rows(draws: &mut Draws, samples: [usize; 2]) -> (Vec<f64>, Vec<f64>) {
    let u = draws.unit();
    let left = coins(draws, u, samples[0]);
    (left, coins(draws, u.powf(1.5), samples[1]))
}

#[test]
fn intervals_of_paired_differences_hold_the_truth() {
    for (what, tasks, samples) in [
        ("four samples each", 40, [4, 4]),
        ("one against three", 25, [1, 3]),
        ("few tasks", 12, [8, 8]),
    ] {
        let covered = share(3, TIMES, |draws| {
            let found = paired((0..tasks).map(|_| two_rows(draws, samples)))?;
            Some(holds(found.difference.interval()?, 0.1))
        });
        assert_covers(what, covered);
    }
}

#[test]
fn repair_rates_of_codes_that_few_tasks_meet_hold_the_truth() {
    // A code is met in some episodes of some tasks, and repaired with a chance that depends on the task.
    for tasks in [15, 40] {
        let covered = share(4, TIMES, |draws| {
            let clusters: Vec<Vec<f64>> = (0..tasks)
                .map(|_| {
                    let met = draws.below(5);
                    let p = 0.4 + 0.5 * draws.unit();
                    coins(draws, p, met)
                })
                .collect();
            Some(holds(clustered_mean(&clusters)?.share_interval()?, 0.65))
        });
        assert_covers(&format!("{tasks} tasks"), covered);
    }
}

#[test]
fn bootstrapped_intervals_hold_the_truth() {
    let how = Resampling {
        resamples: 300,
        seed: 0,
    };
    let covered = |tasks: usize, truth: f64, figure: fn(&[&[f64; 2]]) -> Option<f64>| {
        share(5, 1000, move |draws| {
            // Tokens and turns of a task, both skewed, and the more of one the more of the other.
            let tasks: Vec<[f64; 2]> = (0..tasks)
                .map(|_| {
                    let size = skewed(draws);
                    [size + skewed(draws), 1.0 + size]
                })
                .collect();
            let found = bootstrap(&tasks, figure, how)?;
            Some(holds((found.low?, found.high?), truth))
        })
    };
    fn mean(tasks: &[&[f64; 2]]) -> Option<f64> {
        Some(tasks.iter().map(|one| one[0]).sum::<f64>() / tasks.len() as f64)
    }
    fn ratio(tasks: &[&[f64; 2]]) -> Option<f64> {
        let of = |side: usize| tasks.iter().map(|one| one[side]).sum::<f64>();
        Some(of(0) / of(1))
    }
    fn middle(tasks: &[&[f64; 2]]) -> Option<f64> {
        median(tasks.iter().map(|one| one[1]))
    }
    // Means 2 and 2, and the median of 1 more than an exponential.
    assert_covers("mean", covered(60, 2.0, mean));
    assert_covers("ratio", covered(40, 1.0, ratio));
    assert_covers("median", covered(41, 1.0 + std::f64::consts::LN_2, middle));
}

#[test]
fn holm_keeps_false_alarms_of_many_comparisons_at_five_percent() {
    // Five rows that are equally good, all compared with each other: ten comparisons.
    let alarms = |corrected: bool| {
        share(6, TIMES, |draws| {
            let mut rows = vec![Vec::new(); 5];
            for _ in 0..25 {
                let p = draws.unit();
                for row in &mut rows {
                    row.push(coins(draws, p, 2));
                }
            }
            let mut values = Vec::new();
            for (index, left) in rows.iter().enumerate() {
                for right in &rows[index + 1..] {
                    values.push(p_value(&paired(left.iter().zip(right))?.difference)?);
                }
            }
            let values = if corrected { holm(&values) } else { values };
            Some(values.iter().any(|p| *p < 0.05))
        })
    };
    let (corrected, naive) = (alarms(true), alarms(false));
    assert!(corrected < 0.06, "{corrected}");
    assert!(
        naive > 0.15,
        "{naive}: without the correction there would be nothing to correct"
    );
}

#[test]
fn p_values_are_below_each_level_as_often_as_they_say() {
    let values: Vec<f64> = (0..TIMES)
        .into_par_iter()
        .filter_map(|time| {
            let mut draws = Draws::new(7, time);
            let mut score = || [draws.unit() + draws.unit()];
            let found = paired((0..20).map(|_| (score(), score())))?;
            p_value(&found.difference)
        })
        .collect();
    for level in [0.01, 0.05, 0.2, 0.5] {
        let below = values.iter().filter(|p| **p < level).count() as f64 / TIMES as f64;
        let noise = 3.0 * f64::sqrt(level * (1.0 - level) / TIMES as f64);
        assert!((below - level).abs() < noise + 0.005, "{level}: {below}");
    }
}

/// How often a difference of 0.1 is seen between the rows of [`two_rows`].
fn seen(tasks: u64, samples: u32) -> f64 {
    share(8, 1500, move |draws| {
        let samples = [samples as usize; 2];
        let found = paired((0..tasks).map(|_| two_rows(draws, samples)))?;
        Some(p_value(&found.difference)? < 0.05)
    })
}

#[test]
fn differences_are_seen_as_often_as_was_planned() {
    // The true spread of the rows: E(u − u^1.5)² − 0.1² = 1/3 − 2/3.5 + 1/4 − 0.01 between tasks; E u(1 − u) = 1/6 and
    // E u^1.5 (1 − u^1.5) = 0.4 − 0.25 within.
    let spread = Spread {
        between: 1.0 / 3.0 - 2.0 / 3.5 + 0.25 - 0.01,
        left: 1.0 / 6.0,
        right: 0.15,
        split: true,
    };
    let design = Design::default();
    for samples in [1, 4] {
        let tasks = tasks_needed(spread.of_task([samples; 2]), 0.1, design).unwrap();
        let power = seen(tasks, samples);
        assert!(
            (0.77..0.83).contains(&power),
            "{tasks} tasks, {samples} samples: {power}"
        );
    }
    let samples = samples_needed(&spread, 60, 0.1, design).unwrap();
    // Samples come in whole numbers, so that there may be a little more power than asked for.
    let power = seen(60, samples);
    assert!((0.77..0.87).contains(&power), "{samples} samples: {power}");
    assert!(seen(60, samples - 1) < 0.82);
}

#[test]
fn spreads_are_found_again() {
    let rounds: Vec<Spread> = (0..400_u64)
        .into_par_iter()
        .map(|time| {
            let mut draws = Draws::new(9, time);
            Spread::of((0..50).map(|_| two_rows(&mut draws, [3, 5]))).unwrap()
        })
        .collect();
    let mean = |of: fn(&Spread) -> f64| rounds.iter().map(of).sum::<f64>() / rounds.len() as f64;
    assert!((mean(|one| one.left) - 1.0 / 6.0).abs() < 0.003);
    assert!((mean(|one| one.right) - 0.15).abs() < 0.003);
    // Cutting off at 0 leaves a little too much.
    let between = mean(|one| one.between);
    assert!(
        (0.0..0.012).contains(&(between - (1.0 / 3.0 - 2.0 / 3.5 + 0.24))),
        "{between}"
    );
}

#[test]
fn pass_at_k_is_unbiased() {
    // The expectation over all draws of n samples, each solving with the chance p, is the chance of k draws: exactly.
    for n in 1..=12_u64 {
        for k in 1..=n {
            for p in [0.0, 0.05, 0.3, 0.5, 0.9, 1.0] {
                let mut expected = 0.0;
                let mut ways = 1.0;
                for c in 0..=n {
                    let chance = ways * f64::powi(p, c as i32) * f64::powi(1.0 - p, (n - c) as i32);
                    expected += chance * pass_at_k(n, c, k).unwrap();
                    ways *= (n - c) as f64 / (c + 1) as f64;
                }
                let truth = 1.0 - f64::powi(1.0 - p, k as i32);
                assert!(
                    (expected - truth).abs() < 1e-12,
                    "n={n} k={k} p={p}: {expected} and {truth}"
                );
            }
        }
    }
}

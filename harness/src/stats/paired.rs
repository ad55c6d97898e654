//! Paired differences: two rows of scores over the same tasks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cluster::{Estimate, clustered_mean};
use super::sums::{mean, sum};

/// Two means over the same tasks, and their difference.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Paired {
    /// The mean of the left scores.
    pub left: f64,
    /// The mean of the right scores.
    pub right: f64,
    /// Left less right, with its standard error clustered by task.
    pub difference: Estimate,
    /// Pearson's correlation between the means of the tasks. `None` where one side has the same mean in every task, and
    /// of a single task.
    pub correlation: Option<f64>,
}

/// Compares two rows of scores, given as the samples of each task on either side.
///
/// With `a_c` and `b_c` the means of task `c` on the two sides, `d_c = a_c − b_c`, and `G` tasks, the difference is
/// `d̄ = 1/G × Σ_c d_c`, and the square of its standard error
///
/// ```text
/// SE² = 1 / (G (G − 1)) × Σ_c (d_c − d̄)²
///     = SE_a² + SE_b² − 2 cov(ā, b̄)
/// ```
///
/// This is the paired analysis of Miller 2024 (arXiv 2411.00640, the section on paired differences), with each task a
/// cluster, every task weighing the same, and the factor for few clusters as in [`clustered_mean`]. What is common to
/// both sides, above all that some tasks are harder than others, falls out of it, so that it is never less sure than two
/// separate intervals would be when the rows are correlated. Numbers of samples may differ from side to side.
///
/// Tasks without a sample on one side are passed over. `None` when no task is left, or when the result would not be a
/// finite number.
pub fn paired<L: AsRef<[f64]>, R: AsRef<[f64]>>(
    tasks: impl IntoIterator<Item = (L, R)>,
) -> Option<Paired> {
    let mut means = Vec::new();
    let mut samples = 0;
    for (left, right) in tasks {
        let (left, right) = (left.as_ref(), right.as_ref());
        if !left.is_empty() && !right.is_empty() {
            samples += left.len() + right.len();
            means.push((mean(left.iter().copied())?, mean(right.iter().copied())?));
        }
    }
    let difference = clustered_mean(means.iter().map(|(left, right)| [left - right]))?;
    Some(Paired {
        left: mean(means.iter().map(|pair| pair.0))?,
        right: mean(means.iter().map(|pair| pair.1))?,
        difference: Estimate {
            samples,
            ..difference
        },
        correlation: correlation(&means),
    })
}

/// Pearson's product-moment correlation: `Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² × Σ (y − ȳ)²)`.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let x = mean(pairs.iter().map(|pair| pair.0))?;
    let y = mean(pairs.iter().map(|pair| pair.1))?;
    let of = |term: fn(f64, f64) -> f64| sum(pairs.iter().map(|pair| term(pair.0 - x, pair.1 - y)));
    let (xy, xx, yy) = (of(|x, y| x * y), of(|x, _| x * x), of(|_, y| y * y));
    // Rounding may take a perfect correlation beyond 1, and a constant row a little away from 0.
    let flat = |squares: f64, middle: f64| {
        squares <= pairs.len() as f64 * (f64::EPSILON * middle.abs().max(f64::EPSILON)).powi(2)
    };
    if flat(xx, x) || flat(yy, y) {
        return None;
    }
    let found = xy / (xx.sqrt() * yy.sqrt());
    found.is_finite().then(|| found.clamp(-1.0, 1.0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-12
    }

    #[test]
    fn hand_computed() {
        // Task means 1, 0.5, 0 and 0.5, 0.5, 0.25: differences 0.5, 0, -0.25, mean 1/12.
        let found = paired([
            (vec![1.0, 1.0], vec![0.0, 1.0]),
            (vec![0.5], vec![0.5]),
            (vec![0.0, 0.0, 0.0], vec![0.25]),
        ])
        .unwrap();
        assert!(close(found.left, 0.5) && close(found.right, 1.25 / 3.0));
        assert!(close(found.difference.mean, 1.0 / 12.0));
        let squares: f64 = [0.5, 0.0, -0.25]
            .iter()
            .map(|d: &f64| (d - 1.0 / 12.0).powi(2))
            .sum();
        let error = found.difference.standard_error.unwrap();
        assert!(close(error, (squares / 6.0).sqrt()));
        assert_eq!((found.difference.tasks, found.difference.samples), (3, 10));
        // x: 0.5, 0, -0.5; y: 1/12, 1/12, -1/6.
        let expected = 0.125 / (0.5_f64.sqrt() * (1.0_f64 / 24.0).sqrt());
        assert!(close(found.correlation.unwrap(), expected));
    }

    #[test]
    fn the_square_is_that_of_both_sides_less_twice_the_covariance() {
        let left = [0.1, 0.9, 0.4, 0.7];
        let right = [0.2, 0.8, 0.1, 0.3];
        let found = paired(left.iter().zip(&right).map(|(l, r)| ([*l], [*r]))).unwrap();
        let error = |scores: &[f64]| {
            let estimate = clustered_mean(scores.iter().map(|one| [*one])).unwrap();
            estimate.standard_error.unwrap()
        };
        let both = error(&left).powi(2) + error(&right).powi(2)
            - 2.0 * found.correlation.unwrap() * error(&left) * error(&right);
        assert!(close(found.difference.standard_error.unwrap(), both.sqrt()));
        // Harder tasks are harder for both, so the paired error is the smaller one.
        assert!(both < error(&left).powi(2) + error(&right).powi(2));
    }

    #[test]
    fn tasks_of_one_side_alone_are_passed_over() {
        let found = paired([
            (vec![1.0], vec![0.5]),
            (vec![0.0], vec![]),
            (vec![], vec![1.0]),
        ]);
        let found = found.unwrap();
        assert_eq!(found.difference.tasks, 1);
        assert_eq!((found.left, found.right), (1.0, 0.5));
        assert_eq!(found.difference.standard_error, None);
        assert_eq!(found.correlation, None);
        assert_eq!(paired([(vec![0.0], vec![])]), None);
        assert_eq!(paired::<[f64; 0], [f64; 0]>([]), None);
        assert_eq!(paired([([f64::NAN], [0.0])]), None);
    }

    #[test]
    fn equal_rows_differ_by_nothing_and_constant_ones_have_no_correlation() {
        let same = paired([([0.3], [0.3]), ([0.9], [0.9])]).unwrap();
        assert_eq!(
            (same.difference.mean, same.difference.standard_error),
            (0.0, Some(0.0))
        );
        assert!(close(same.correlation.unwrap(), 1.0));
        let flat = paired([([0.1], [0.3]), ([0.1], [0.9]), ([0.1], [0.2])]).unwrap();
        assert_eq!(flat.correlation, None);
        let against = paired([([0.0], [1.0]), ([1.0], [0.0])]).unwrap();
        assert!(close(against.correlation.unwrap(), -1.0));
    }
}

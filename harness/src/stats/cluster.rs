//! Means over tasks, with the standard error that comes of the choice of tasks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sums::{mean, sum};

/// A mean over tasks and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Estimate {
    /// The mean, in the unit of the scores.
    pub mean: f64,
    /// Its standard error, clustered by task, in the same unit. `None` of a single task: one task says nothing about
    /// how tasks differ. 0 says that all tasks came out alike, not that the mean is certain.
    pub standard_error: Option<f64>,
    /// How many tasks it is the mean of.
    pub tasks: usize,
    /// How many samples these tasks have together.
    pub samples: usize,
}

impl Estimate {
    /// The 95 % interval of the mean, low end first: mean ± t × standard error, with the 97.5 % quantile of Student's
    /// t with one degree of freedom less than there are tasks (Cameron and Miller 2015). The normal quantile 1.96
    /// that Miller 2024 uses is its limit for many tasks, and too narrow for the few tasks of a family.
    ///
    /// `None` where there is no standard error. The ends can lie outside the range that scores can have.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let reach = self.standard_error? * student_975(self.tasks.checked_sub(1)?)?;
        let (low, high) = (self.mean - reach, self.mean + reach);
        (low.is_finite() && high.is_finite()).then_some((low, high))
    }

    /// The 95 % interval of a share, cut to [0, 1]. Where it is 0 or 1 in every task, tasks show no variance and
    /// [`Estimate::interval`] would be a single point, as if the share were certain. Then this is the interval of Clopper
    /// and Pearson for none, or all, of as many trials as there are tasks: one end is that share, and the other lies
    /// `1 − 0.025^(1/G)` from it.
    pub fn share_interval(&self) -> Option<(f64, f64)> {
        let reach = 1.0 - 0.025_f64.powf(1.0 / self.tasks.max(1) as f64);
        match self.mean {
            _ if self.tasks == 0 => None,
            0.0 => Some((0.0, reach)),
            1.0 => Some((1.0 - reach, 1.0)),
            _ => self
                .interval()
                .map(|(low, high)| (low.clamp(0.0, 1.0), high.clamp(0.0, 1.0))),
        }
    }
}

/// The mean of scores in clusters (the samples of one task are one cluster), every task weighing the same however
/// many samples it has, and its standard error clustered by task.
///
/// With `m_c` samples `s_ic` in cluster `c`, `G` clusters, and `w_c = 1 / (G m_c)`, the mean is
/// `s̄ = Σ_c w_c Σ_i s_ic`, and the square of its standard error
///
/// ```text
/// SE² = G / (G − 1) × Σ_c Σ_i Σ_j w_c² (s_ic − s̄)(s_jc − s̄)
///     = 1 / (G (G − 1)) × Σ_c (s̄_c − s̄)²        with s̄_c the mean of cluster c
/// ```
///
/// For equal numbers of samples per task every weight is `1/n`, and the sum is that of Miller 2024 (arXiv 2411.00640):
/// the variance of independent samples plus all covariances within clusters. `G / (G − 1)` is the usual factor for few
/// clusters (Cameron and Miller 2015); where each cluster holds one sample it turns the formula into the ordinary
/// standard error of a mean, sample variance over n. For unequal numbers the weights keep a task from counting less
/// because some of its samples were lost, which also makes the mean that of pass@1 in Chen et al. 2021.
///
/// Empty clusters are passed over. `None` when no sample is left, or when the result would not be a finite number.
pub fn clustered_mean<C: AsRef<[f64]>>(clusters: impl IntoIterator<Item = C>) -> Option<Estimate> {
    let mut means = Vec::new();
    let mut samples = 0;
    for cluster in clusters {
        let cluster = cluster.as_ref();
        if !cluster.is_empty() {
            means.push(mean(cluster.iter().copied())?);
            samples += cluster.len();
        }
    }
    let tasks = means.len();
    let mean = mean(means.iter().copied())?;
    let standard_error = match tasks {
        0 | 1 => None,
        _ => {
            let squares = sum(means.iter().map(|one| (one - mean) * (one - mean)));
            let error = (squares / (tasks as f64 * (tasks - 1) as f64)).sqrt();
            Some(error).filter(|error| error.is_finite())
        }
    };
    Some(Estimate {
        mean,
        standard_error,
        tasks,
        samples,
    })
}

/// 97.5 % quantiles of Student's t with 1 to 30 degrees of freedom.
const STUDENT_975: [f64; 30] = [
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
    2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922,
    2.093024, 2.085963, 2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831,
    2.048407, 2.045230, 2.042272,
];

/// The 97.5 % quantile of Student's t with so many degrees of freedom: from a table up to 30, beyond it by the
/// expansion around the normal quantile (Abramowitz and Stegun 26.7.5), exact to six digits there. `None` of 0.
pub fn student_975(degrees: usize) -> Option<f64> {
    let index = degrees.checked_sub(1)?;
    if let Some(quantile) = STUDENT_975.get(index) {
        return Some(*quantile);
    }
    let z = 1.959_963_984_540_054_f64;
    let v = degrees as f64;
    let first = (z.powi(3) + z) / (4.0 * v);
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * v.powi(2));
    let third =
        (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / (384.0 * v.powi(3));
    Some(z + first + second + third)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-12
    }

    /// The triple sum as it stands in the documentation, without the step to cluster means.
    fn by_triple_sum(clusters: &[Vec<f64>]) -> f64 {
        let groups = clusters.len() as f64;
        let weight = |cluster: &Vec<f64>| 1.0 / (groups * cluster.len() as f64);
        let mean: f64 = clusters
            .iter()
            .map(|c| weight(c) * c.iter().sum::<f64>())
            .sum();
        let mut total = 0.0;
        for cluster in clusters {
            for one in cluster {
                for other in cluster {
                    total += weight(cluster).powi(2) * (one - mean) * (other - mean);
                }
            }
        }
        (total * groups / (groups - 1.0)).sqrt()
    }

    #[test]
    fn hand_computed() {
        // Task means 1, 0.5 and 0: mean 0.5, squares 0.25 + 0 + 0.25, over 3 × 2.
        let found = clustered_mean([vec![1.0, 1.0], vec![0.0, 1.0], vec![0.0, 0.0]]).unwrap();
        assert_eq!((found.mean, found.tasks, found.samples), (0.5, 3, 6));
        assert!(close(found.standard_error.unwrap(), (0.5_f64 / 6.0).sqrt()));
        let (low, high) = found.interval().unwrap();
        assert!(close(high - 0.5, 4.302653 * (0.5_f64 / 6.0).sqrt()) && close(low + high, 1.0));
    }

    #[test]
    fn agrees_with_the_triple_sum_for_equal_and_unequal_clusters() {
        let equal = vec![
            vec![0.1, 0.9, 0.4],
            vec![1.0, 0.7, 0.2],
            vec![0.0, 0.3, 0.3],
        ];
        let unequal = vec![
            vec![0.1],
            vec![1.0, 0.7, 0.2, 0.9],
            vec![0.0, 0.3],
            vec![0.5, 0.5, 0.8],
        ];
        for clusters in [equal, unequal] {
            let found = clustered_mean(&clusters).unwrap().standard_error.unwrap();
            assert!(close(found, by_triple_sum(&clusters)), "{clusters:?}");
        }
    }

    #[test]
    fn one_sample_each_is_the_ordinary_standard_error() {
        let found = clustered_mean([[1.0], [2.0], [3.0], [4.0]]).unwrap();
        // Sample variance 5/3, over 4.
        assert!(close(
            found.standard_error.unwrap(),
            (5.0_f64 / 12.0).sqrt()
        ));
    }

    #[test]
    fn a_task_weighs_the_same_however_many_samples_it_has() {
        assert_eq!(clustered_mean([vec![1.0; 9], vec![0.0]]).unwrap().mean, 0.5);
    }

    #[test]
    fn copies_of_a_sample_add_no_certainty() {
        let once = clustered_mean([vec![1.0], vec![0.0], vec![1.0]]).unwrap();
        let often = clustered_mean([vec![1.0; 8], vec![0.0; 8], vec![1.0; 8]]).unwrap();
        assert_eq!(once.standard_error, often.standard_error);
    }

    #[test]
    fn a_single_task_has_no_error_and_no_interval() {
        let found = clustered_mean([vec![], vec![0.25, 0.75]]).unwrap();
        assert_eq!(
            (found.mean, found.standard_error, found.interval()),
            (0.5, None, None)
        );
    }

    #[test]
    fn a_share_of_none_or_all_is_not_certain() {
        let of = |scores: &[f64]| {
            let estimate = clustered_mean(scores.iter().map(|one| [*one])).unwrap();
            estimate.share_interval().unwrap()
        };
        // Clopper and Pearson for 0 of 10: 0 to 0.308.
        let (low, high) = of(&[0.0; 10]);
        assert!(low == 0.0 && (high - 0.308_497).abs() < 1e-6, "{high}");
        let (low, high) = of(&[1.0; 10]);
        assert!(high == 1.0 && (low - 0.691_503).abs() < 1e-6, "{low}");
        assert!((of(&[0.0]).1 - 0.975).abs() < 1e-12);
        let half = clustered_mean([[0.0], [1.0], [1.0]]).unwrap();
        assert_eq!(half.share_interval(), Some((0.0, 1.0)), "cut");
        assert!(half.interval().unwrap().1 > 1.0);
    }

    #[test]
    fn nothing_and_nonsense_have_no_mean() {
        assert_eq!(clustered_mean::<[f64; 0]>([]), None);
        assert_eq!(clustered_mean([[]]), None);
        assert_eq!(clustered_mean([[f64::NAN], [1.0]]), None);
    }

    #[test]
    fn quantiles_run_on_smoothly_from_the_table() {
        assert_eq!(student_975(0), None);
        assert_eq!(student_975(4), Some(2.776445));
        assert!((student_975(31).unwrap() - 2.039513).abs() < 1e-5);
        assert!((student_975(100).unwrap() - 1.983972).abs() < 1e-6);
        assert!((student_975(1_000_000).unwrap() - 1.959966).abs() < 1e-6);
        let all: Vec<f64> = (1..200)
            .map(|degrees| student_975(degrees).unwrap())
            .collect();
        assert!(all.windows(2).all(|pair| pair[0] > pair[1]));
    }
}

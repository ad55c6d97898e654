//! Power: how many tasks and samples it takes to see a difference, and which difference a run could have seen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::student::{normal_quantile, student_quantile};
use super::sums::{mean, sum};

/// What a comparison is to achieve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Design {
    /// The chance that a difference is seen that there is.
    pub power: f64,
    /// The chance that one is seen where there is none.
    pub level: f64,
}

impl Default for Design {
    /// A power of 80 % and a level of 5 %, as is usual.
    fn default() -> Self {
        Self {
            power: 0.8,
            level: 0.05,
        }
    }
}

/// How the scores of two rows spread: between tasks, and from sample to sample of a task. Squares of the scores' unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Spread {
    /// The variance, over tasks, of the true difference of a task. More samples do not make it smaller.
    pub between: f64,
    /// The variance of one sample of the left row within its task, on average over tasks.
    pub left: f64,
    /// The same of the right row.
    pub right: f64,
    /// Whether the two kinds could be told apart. They cannot unless tasks have several samples; then all is `between`.
    pub split: bool,
}

impl Spread {
    /// The spread of two rows, given as the samples of each task on either side.
    ///
    /// The within parts are the means over tasks of the unbiased variances of their samples. The variance of the tasks'
    /// differences of means is, in expectation, the variance between tasks plus what the samples add to it,
    /// `left × mean(1/m) + right × mean(1/n)` for tasks of `m` and `n` samples; what they add is taken off (Miller 2024,
    /// arXiv 2411.00640, the section on power, where the parts are called ω², σ_A² and σ_B²). Chance can leave less than
    /// nothing: that counts as 0.
    ///
    /// Tasks without a sample on one side are passed over. `None` of less than two tasks, and of what is no number.
    pub fn of<L: AsRef<[f64]>, R: AsRef<[f64]>>(
        tasks: impl IntoIterator<Item = (L, R)>,
    ) -> Option<Self> {
        let mut differences = Vec::new();
        let mut sides = [Side::default(), Side::default()];
        for (left, right) in tasks {
            let (left, right) = (left.as_ref(), right.as_ref());
            if left.is_empty() || right.is_empty() {
                continue;
            }
            differences.push(mean(left.iter().copied())? - mean(right.iter().copied())?);
            sides[0].add(left);
            sides[1].add(right);
        }
        let total = variance(&differences)?;
        let [left, right] = sides;
        let split = !left.within.is_empty() && !right.within.is_empty();
        let (of_left, of_right) = match split {
            true => (mean(left.within)?, mean(right.within)?),
            false => (0.0, 0.0),
        };
        let added = of_left * mean(left.shares)? + of_right * mean(right.shares)?;
        Some(Self {
            between: (total - added).max(0.0),
            left: of_left,
            right: of_right,
            split,
        })
    }

    /// The variance of the difference of one task with so many samples on either side; infinite of none.
    pub fn of_task(&self, samples: [u32; 2]) -> f64 {
        self.between + self.left / f64::from(samples[0]) + self.right / f64::from(samples[1])
    }
}

/// The samples of one side.
#[derive(Default)]
struct Side {
    /// Variances of tasks with several samples.
    within: Vec<f64>,
    /// 1 over the number of samples of each task.
    shares: Vec<f64>,
}

impl Side {
    fn add(&mut self, samples: &[f64]) {
        self.within.extend(variance(samples));
        self.shares.push(1.0 / samples.len() as f64);
    }
}

/// The unbiased variance; `None` of less than two numbers.
fn variance(values: &[f64]) -> Option<f64> {
    let middle = mean(values.iter().copied())?;
    let squares = sum(values.iter().map(|one| (one - middle) * (one - middle)));
    let degrees = values.len().checked_sub(1).filter(|n| *n > 0)?;
    Some(squares / degrees as f64).filter(|found| found.is_finite())
}

/// How many standard errors a difference must be for a comparison over so many tasks: the quantile of the level and that
/// of the power, of Student's t rather than of the normal distribution, since the error is estimated too.
fn errors(tasks: u64, design: Design) -> Option<f64> {
    let sound = |share: f64| share > 0.0 && share < 1.0;
    if !sound(design.power) || !sound(design.level) {
        return None;
    }
    let degrees = usize::try_from(tasks.checked_sub(1)?).ok()?;
    let [level, power] = [1.0 - design.level / 2.0, design.power];
    // Beyond this the two are the same to four digits.
    if degrees > 20_000 {
        return Some(normal_quantile(level)? + normal_quantile(power)?);
    }
    Some(student_quantile(level, degrees)? + student_quantile(power, degrees)?)
}

/// The smallest true difference that a comparison over `tasks` tasks sees with the power of `design`, where one task's
/// difference has this variance ([`Spread::of_task`]): `(t_{1−α/2} + t_{power}) × √(variance / tasks)` (Miller 2024, with
/// Student's t).
///
/// `None` of less than two tasks, and without variance: then nothing is known of how tasks differ.
pub fn detectable(variance: f64, tasks: u64, design: Design) -> Option<f64> {
    if !(variance > 0.0 && variance.is_finite()) {
        return None;
    }
    let found = errors(tasks, design)? * (variance / tasks as f64).sqrt();
    found.is_finite().then_some(found)
}

/// How many tasks it takes to see a true difference of this size with the power of `design`: the smallest number for which
/// [`detectable`] is no larger.
///
/// `None` of a difference of 0, without variance, and where it would be more than 10^12.
pub fn tasks_needed(variance: f64, difference: f64, design: Design) -> Option<u64> {
    const MOST: u64 = 1_000_000_000_000;
    let wanted = difference.abs();
    if wanted.is_nan() || wanted == 0.0 {
        return None;
    }
    let enough = |tasks: u64| Some(detectable(variance, tasks, design)? <= wanted);
    let (mut low, mut high) = (1, 2);
    while !enough(high)? {
        low = high;
        high = high.checked_mul(2).filter(|tasks| *tasks <= MOST)?;
    }
    // More tasks always see more, so that halving finds the smallest number.
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        match enough(middle)? {
            true => high = middle,
            false => low = middle,
        }
    }
    Some(high)
}

/// How many samples of each task, on either side, it takes to see a true difference of this size over `tasks` tasks.
///
/// `None` where more samples cannot do it, because tasks differ too much among themselves, and where it is not known how
/// much of the spread samples could take away.
pub fn samples_needed(spread: &Spread, tasks: u64, difference: f64, design: Design) -> Option<u32> {
    if !spread.split {
        return None;
    }
    let allowed = tasks as f64 * (difference / errors(tasks, design)?).powi(2) - spread.between;
    let needed = ((spread.left + spread.right) / allowed).ceil().max(1.0);
    (allowed > 0.0 && needed <= 1e6).then_some(needed as u32)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-9
    }

    #[test]
    fn variances_are_told_apart() {
        // Left: variances 0.5 and 0 within tasks; right: 0.5 and 0.5. Differences: 0.5 − 0.5 and 1 − 0.5.
        let found = Spread::of([
            (vec![0.0, 1.0], vec![0.0, 1.0]),
            (vec![1.0, 1.0], vec![1.0, 0.0]),
        ])
        .unwrap();
        // The variance of 0 and 0.5 is 0.125; samples add 0.25 / 2 + 0.5 / 2, more than that.
        assert_eq!(
            found,
            Spread {
                between: 0.0,
                left: 0.25,
                right: 0.5,
                split: true
            }
        );
        assert!(close(found.of_task([4, 2]), 0.25 / 4.0 + 0.5 / 2.0));
        let found = Spread::of([
            (vec![0.0, 1.0], vec![0.0, 0.0]),
            (vec![1.0, 1.0], vec![0.0, 0.0]),
            (vec![0.0, 0.0], vec![1.0, 1.0]),
        ])
        .unwrap();
        // Differences 0.5, 1, −1: variance 13/12; samples add 1/6 / 2.
        assert!(close(found.between, 13.0 / 12.0 - 1.0 / 12.0), "{found:?}");
    }

    #[test]
    fn single_samples_cannot_be_told_apart() {
        let found = Spread::of([([1.0], [0.0]), ([0.0], [0.0]), ([1.0], [1.0])]).unwrap();
        assert!(!found.split && close(found.between, 1.0 / 3.0));
        assert_eq!(samples_needed(&found, 100, 0.1, Design::default()), None);
        assert_eq!(Spread::of([([1.0], [0.0])]), None);
        assert_eq!(Spread::of([([f64::NAN], [0.0]), ([0.0], [0.0])]), None);
    }

    #[test]
    fn known_numbers() {
        // (1.959964 + 0.841621)² × 0.25 / 0.1² = 196.2 by the normal distribution; Student's t takes two more.
        let found = tasks_needed(0.25, 0.1, Design::default()).unwrap();
        assert!((197..=200).contains(&found), "{found}");
        assert!(detectable(0.25, found, Design::default()).unwrap() <= 0.1);
        assert!(detectable(0.25, found - 1, Design::default()).unwrap() > 0.1);
        assert_eq!(tasks_needed(0.25, -0.1, Design::default()), Some(found));
        // Half the difference takes four times the tasks.
        let half = tasks_needed(0.25, 0.05, Design::default()).unwrap();
        assert!((f64::from(half as u32) / f64::from(found as u32) - 4.0).abs() < 0.05);
    }

    #[test]
    fn samples_help_as_far_as_tasks_let_them() {
        let spread = Spread {
            between: 0.02,
            left: 0.1,
            right: 0.15,
            split: true,
        };
        let design = Design::default();
        let needed = samples_needed(&spread, 60, 0.07, design).unwrap();
        let seen = |samples| detectable(spread.of_task([samples, samples]), 60, design).unwrap();
        assert!(seen(needed) <= 0.07 && seen(needed - 1) > 0.07, "{needed}");
        assert_eq!(
            samples_needed(&spread, 60, 0.04, design),
            None,
            "tasks differ too much"
        );
        assert_eq!(samples_needed(&spread, 60, 0.9, design), Some(1));
    }

    #[test]
    fn nothing_to_go_by_gives_nothing() {
        let design = Design::default();
        for variance in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(detectable(variance, 10, design), None);
            assert_eq!(tasks_needed(variance, 0.1, design), None);
        }
        for difference in [0.0, f64::NAN, 1e-12] {
            assert_eq!(tasks_needed(0.25, difference, design), None);
        }
        for tasks in [0, 1] {
            assert_eq!(detectable(0.25, tasks, design), None);
        }
        for power in [0.0, 1.0, f64::NAN, -0.5] {
            assert_eq!(detectable(0.25, 10, Design { power, level: 0.05 }), None);
        }
        assert_eq!(tasks_needed(0.25, f64::INFINITY, design), Some(2));
    }
}

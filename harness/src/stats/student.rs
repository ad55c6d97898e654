//! Student's t distribution: how likely a difference is that chance alone would make.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::beta::checked_beta_reg;

use super::cluster::Estimate;

/// The chance that a value of Student's t with `degrees` degrees of freedom lies further from 0 than `t`, on either
/// side: `I_x(ν/2, 1/2)` with `x = ν / (ν + t²)` and `I` the regularised incomplete beta function (Abramowitz and Stegun
/// 26.7.1 with 26.5.27). That form keeps its digits far out, where 1 less the distribution function has none left.
///
/// `None` of 0 degrees, and of a `t` that is no number.
pub fn two_sided(t: f64, degrees: usize) -> Option<f64> {
    if degrees == 0 || t.is_nan() {
        return None;
    }
    let v = degrees as f64;
    let square = t * t;
    let x = if square.is_finite() {
        v / (v + square)
    } else {
        0.0
    };
    let p = checked_beta_reg(v / 2.0, 0.5, x).ok()?;
    p.is_finite().then(|| p.clamp(0.0, 1.0))
}

/// The quantile of Student's t with `degrees` degrees of freedom below which a share `p` of it lies. `None` of 0 degrees
/// and unless `p` lies between 0 and 1, both excluded.
pub fn student_quantile(p: f64, degrees: usize) -> Option<f64> {
    if degrees == 0 || !(p > 0.0 && p < 1.0) {
        return None;
    }
    let found = StudentsT::new(0.0, 1.0, degrees as f64)
        .ok()?
        .inverse_cdf(p);
    found.is_finite().then_some(found)
}

/// The quantile of the standard normal distribution below which a share `p` of it lies. `None` unless `p` lies between 0
/// and 1, both excluded.
pub fn normal_quantile(p: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    let found = Normal::standard().inverse_cdf(p);
    found.is_finite().then_some(found)
}

/// The share of the standard normal distribution that lies below `z`.
pub fn normal_share(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// The two-sided p-value of the hypothesis that the true mean is 0: the chance that tasks drawn anew would give a mean at
/// least as far from 0, if it were. It is that of Student's t for `mean / standard error` with one degree of freedom less
/// than there are tasks, so that it is below 0.05 exactly where [`Estimate::interval`] leaves 0 out.
///
/// Where all tasks came out alike there is no standard error to go by. A mean of 0 has the p-value 1 then; any other has
/// `2^(1−G)`, that of the test which flips the signs of the `G` tasks (Fisher 1935): no test of that kind can give less
/// for so few.
///
/// `None` of a single task.
pub fn p_value(estimate: &Estimate) -> Option<f64> {
    let error = estimate.standard_error?;
    let degrees = estimate.tasks.checked_sub(1).filter(|n| *n > 0)?;
    match estimate.mean {
        0.0 => Some(1.0),
        // Rounding may leave a little variance where there is none.
        mean if error <= mean.abs() * 1e-12 => {
            Some(0.5_f64.powi(i32::try_from(degrees).unwrap_or(i32::MAX)))
        }
        mean => two_sided(mean / error, degrees),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::super::cluster::{clustered_mean, student_975};
    use super::*;

    #[test]
    fn known_tails() {
        // With 1 degree: 1 − 2/π × atan(t). With 2: 1 − t / √(2 + t²).
        for t in [0.0, 0.3, 1.0, 2.5, 12.706205, 1e6] {
            let one = 1.0 - 2.0 / std::f64::consts::PI * f64::atan(t);
            let two = 1.0 - t / f64::sqrt(2.0 + t * t);
            assert!((two_sided(t, 1).unwrap() - one).abs() < 1e-10, "{t}");
            assert!((two_sided(-t, 2).unwrap() - two).abs() < 1e-10, "{t}");
        }
        // Far out, where a difference from 1 has no digits left: t / √(2 + t²) ≈ 1 − 1/t².
        let far = two_sided(1e9, 2).unwrap();
        assert!((far / 1e-18 - 1.0).abs() < 1e-9, "{far}");
        assert_eq!(two_sided(f64::INFINITY, 3), Some(0.0));
        assert_eq!(two_sided(1.0, 0), None);
        assert_eq!(two_sided(f64::NAN, 3), None);
    }

    #[test]
    fn tails_and_quantiles_agree_with_the_table() {
        for degrees in [1, 2, 3, 5, 9, 29, 30, 31, 100, 1000, 1_000_000] {
            let t = student_975(degrees).unwrap();
            assert!((two_sided(t, degrees).unwrap() - 0.05).abs() < 1e-6);
            let quantile = student_quantile(0.975, degrees).unwrap();
            assert!(
                (quantile / t - 1.0).abs() < 1e-4,
                "{degrees}: {quantile} and {t}"
            );
        }
        assert!((student_quantile(0.8, 10).unwrap() - 0.879_058).abs() < 1e-5);
        assert_eq!(student_quantile(1.0, 10), None);
        assert_eq!(student_quantile(0.5, 0), None);
    }

    #[test]
    fn normal_quantiles() {
        assert!((normal_quantile(0.975).unwrap() - 1.959_963_985).abs() < 1e-8);
        assert!((normal_share(-1.0) - 0.158_655_254).abs() < 1e-8);
        assert_eq!(normal_quantile(0.0), None);
        assert_eq!(normal_quantile(f64::NAN), None);
    }

    #[test]
    fn a_p_value_is_below_five_percent_where_the_interval_leaves_nothing_out() {
        for shift in [0.0, 0.1, 0.2, 0.29, 0.3, 0.31, 0.4, 1.0] {
            let scores = [0.4, -0.1, 0.3, 0.2, -0.2, 0.0].map(|one| [one + shift]);
            let found = clustered_mean(scores).unwrap();
            let (low, high) = found.interval().unwrap();
            let p = p_value(&found).unwrap();
            assert_eq!(p < 0.05, low > 0.0 || high < 0.0, "{shift}: {p}");
        }
    }

    #[test]
    fn tasks_that_came_out_alike_prove_no_more_than_their_number_can() {
        let of =
            |scores: &[f64]| p_value(&clustered_mean(scores.iter().map(|one| [*one])).unwrap());
        assert_eq!(of(&[0.3]), None);
        assert_eq!(of(&[0.0, 0.0, 0.0]), Some(1.0));
        assert_eq!(of(&[0.5, 0.5, 0.5]), Some(0.25));
        assert_eq!(of(&[-0.1; 5]), Some(0.0625));
        assert!(of(&[0.1; 4000]).unwrap() >= 0.0);
        // Equal on average, but not in every task.
        assert_eq!(of(&[0.5, -0.5]), Some(1.0));
    }
}

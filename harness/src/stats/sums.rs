//! Sums, means and medians that are the same whatever the order of their terms.

/// The sum of `values`.
///
/// The terms are sorted before they are added, and what rounding loses is carried along (Neumaier 1974), so that the
/// result neither depends on their order nor drifts with their number. The sum of nothing is 0.
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    let mut total = 0.0_f64;
    let mut lost = 0.0_f64;
    for value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() {
            (total - next) + value
        } else {
            (value - next) + total
        };
        total = next;
    }
    total + lost
}

/// The arithmetic mean of `values`: `None` of nothing, and when the result would not be a finite number.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.into_iter().collect();
    let count = values.len();
    let mean = sum(values) / count as f64;
    (count > 0 && mean.is_finite()).then_some(mean)
}

/// The median of `values`, halfway between the two in the middle when their number is even: `None` of nothing, and
/// when the result would not be a finite number.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().saturating_sub(1) / 2)?;
    let middle = lower + (upper - lower) / 2.0;
    middle.is_finite().then_some(middle)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_rounding_loses_is_kept() {
        assert_eq!(sum([1e16, 1.0, 1.0, -1e16]), 2.0);
        assert_eq!(sum([0.1; 10]), 1.0);
        assert_eq!(sum([]), 0.0);
    }

    #[test]
    fn means_of_nothing_and_of_nonsense_are_none() {
        assert_eq!(mean([]), None);
        assert_eq!(mean([f64::NAN]), None);
        assert_eq!(mean([f64::MAX, f64::MAX]), None);
        assert_eq!(mean([1.0, 2.0, 6.0]), Some(3.0));
    }

    #[test]
    fn medians() {
        assert_eq!(median([]), None);
        assert_eq!(median([5.0]), Some(5.0));
        assert_eq!(median([9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 9.0]), Some(3.0));
        assert_eq!(median([f64::NAN]), None);
        assert_eq!(median([f64::INFINITY, f64::INFINITY]), None);
    }

    proptest! {
        #[test]
        fn order_does_not_matter(
            parts in prop::collection::vec((-1.0..1.0_f64, -30..30_i32), 0..40),
            turn in 0_usize..40,
        ) {
            // So far apart that even what is carried along gets lost, differently in every order, and cancelling, so
            // that it shows.
            let mut values: Vec<f64> = parts.into_iter().map(|(value, scale)| value * 10_f64.powi(scale)).collect();
            let opposite: Vec<f64> = values.iter().skip(1).map(|value| -value).collect();
            values.extend(opposite);
            let mut other = values.clone();
            other.reverse();
            other.rotate_left(turn.min(values.len()));
            prop_assert_eq!(sum(values.iter().copied()).to_bits(), sum(other.iter().copied()).to_bits());
            prop_assert_eq!(median(values), median(other));
        }
    }
}

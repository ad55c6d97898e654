//! Many comparisons at once: p-values corrected for how many there are.

/// p-values corrected so that the chance of any false alarm among them stays below the level at which they are read, by
/// the step-down method of Holm 1979: with the `m` values sorted, the adjusted one in place `i` (from 1) is
/// `max over j ≤ i of min(1, (m − j + 1) × p_j)`. It holds however the comparisons depend on each other.
///
/// In the order given. A value that is no number counts as 1.
pub fn holm(values: &[f64]) -> Vec<f64> {
    let order = ascending(values);
    let count = values.len();
    let mut adjusted = vec![1.0; count];
    let mut highest = 0.0_f64;
    for (place, index) in order.into_iter().enumerate() {
        highest = highest.max((read(values[index]) * (count - place) as f64).min(1.0));
        adjusted[index] = highest;
    }
    adjusted
}

/// p-values corrected so that, of the comparisons that are read as differences, the share of false alarms is on average
/// below the level at which they are read, by the step-up method of Benjamini and Hochberg 1995: the adjusted value in
/// place `i` is `min over j ≥ i of min(1, m / j × p_j)`. It holds for independent comparisons and for those that depend
/// on each other positively (Benjamini and Yekutieli 2001).
///
/// In the order given. A value that is no number counts as 1.
pub fn benjamini_hochberg(values: &[f64]) -> Vec<f64> {
    let order = ascending(values);
    let count = values.len() as f64;
    let mut adjusted = vec![1.0; values.len()];
    let mut lowest = 1.0_f64;
    for (place, index) in order.into_iter().enumerate().rev() {
        lowest = lowest.min(read(values[index]) * count / (place + 1) as f64);
        adjusted[index] = lowest;
    }
    adjusted
}

fn read(value: f64) -> f64 {
    if value.is_nan() {
        1.0
    } else {
        value.clamp(0.0, 1.0)
    }
}

fn ascending(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|left, right| read(values[*left]).total_cmp(&read(values[*right])));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: &[f64], right: &[f64]) -> bool {
        left.len() == right.len() && left.iter().zip(right).all(|(l, r)| (l - r).abs() < 1e-12)
    }

    #[test]
    fn hand_computed() {
        let values = [0.01, 0.04, 0.03, 0.005];
        // Sorted 0.005, 0.01, 0.03, 0.04: times 4, 3, 2, 1, and never below the one before.
        assert!(close(&holm(&values), &[0.03, 0.06, 0.06, 0.02]));
        // Times 4/1, 4/2, 4/3, 4/4, and never above the one after.
        assert!(close(
            &benjamini_hochberg(&values),
            &[0.02, 0.04, 0.04, 0.02]
        ));
    }

    #[test]
    fn nothing_exceeds_one_and_nonsense_proves_nothing() {
        assert!(close(&holm(&[0.9, 0.8]), &[1.0, 1.0]));
        assert!(close(&holm(&[f64::NAN, 0.01, -3.0]), &[1.0, 0.02, 0.0]));
        assert!(close(
            &benjamini_hochberg(&[f64::NAN, 0.01, 7.0]),
            &[1.0, 0.03, 1.0]
        ));
        assert!(holm(&[]).is_empty() && benjamini_hochberg(&[]).is_empty());
    }

    #[test]
    fn one_comparison_is_left_as_it_is() {
        assert!(close(&holm(&[0.2]), &[0.2]));
        assert!(close(&benjamini_hochberg(&[0.2]), &[0.2]));
    }
}

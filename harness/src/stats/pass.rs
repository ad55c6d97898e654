//! pass@k: the chance that at least one of k samples solves a task.

/// The unbiased estimate of pass@k for one task of which `n` samples were drawn and `c` solved it:
/// `1 − C(n−c, k) / C(n, k)` (Chen et al. 2021, arXiv 2107.03374, equation 1).
///
/// It is the share, among all choices of `k` of the `n` samples, of those that hold a solved one. The quotient of the
/// binomials is the product of `(n−c−i) / (n−i)` over `i` from 0 to `k−1`, and, since it is symmetric in `c` and `k`,
/// also of `(n−k−i) / (n−i)` over `i` from 0 to `c−1`; the shorter product is taken. Every factor lies in [0, 1], so
/// nothing overflows, whatever the numbers.
///
/// `None` when `k` is 0 or more than `n` (the estimate does not exist), or `c` is more than `n` (no such draw).
pub fn pass_at_k(n: u64, c: u64, k: u64) -> Option<f64> {
    if k == 0 || k > n || c > n {
        return None;
    }
    let (few, many) = if c < k { (c, k) } else { (k, c) };
    if n - many < few {
        return Some(1.0);
    }
    let none_solved: f64 = (0..few)
        .map(|i| (n - many - i) as f64 / (n - i) as f64)
        .product();
    Some(1.0 - none_solved)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // A test fails by panicking.
mod tests {
    use super::*;

    /// Counts the choices of `k` among `n` samples, of which the first `c` solved the task, that hold a solved one.
    fn by_counting(n: u32, c: u32, k: u32) -> f64 {
        let solved = (1_u32 << c) - 1;
        let choices: Vec<u32> = (0..1_u32 << n)
            .filter(|choice| choice.count_ones() == k)
            .collect();
        let good = choices
            .iter()
            .filter(|choice| **choice & solved != 0)
            .count();
        good as f64 / choices.len() as f64
    }

    #[test]
    fn agrees_with_counting_every_choice() {
        for n in 1..=10 {
            for c in 0..=n {
                for k in 1..=n {
                    let found = pass_at_k(n.into(), c.into(), k.into()).unwrap();
                    let counted = by_counting(n, c, k);
                    assert!(
                        (found - counted).abs() < 1e-12,
                        "n={n} c={c} k={k}: {found} against {counted}"
                    );
                }
            }
        }
    }

    #[test]
    fn known_values() {
        assert_eq!(pass_at_k(4, 1, 2), Some(0.5));
        assert_eq!(pass_at_k(5, 0, 5), Some(0.0));
        assert_eq!(pass_at_k(5, 5, 1), Some(1.0));
        assert_eq!(pass_at_k(5, 3, 3), Some(1.0));
    }

    #[test]
    fn impossible_draws_have_no_estimate() {
        assert_eq!(pass_at_k(4, 1, 0), None);
        assert_eq!(pass_at_k(4, 1, 5), None);
        assert_eq!(pass_at_k(4, 5, 1), None);
        assert_eq!(pass_at_k(0, 0, 1), None);
    }

    #[test]
    fn large_numbers_stay_finite() {
        let found = pass_at_k(1_000_000, 10, 100_000).unwrap();
        // Ten draws, each missed with chance 0.9, nearly independent.
        assert!((found - (1.0 - 0.9_f64.powi(10))).abs() < 1e-4, "{found}");
        assert!(pass_at_k(u64::MAX, 3, 2).unwrap() < 1e-15);
    }
}

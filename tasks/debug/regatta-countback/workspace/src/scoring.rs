//! From points to a net score.

/// How many of a boat's worst races do not count.
pub fn discards(races: usize) -> usize {
    match races {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The sum of the races that count.
pub fn net(points: &mut [u32]) -> u32 {
    points.sort_unstable();
    let counted = points.len() - discards(points.len());
    points[..counted].iter().sum()
}

/// The points that count, best first.
pub fn best_first(points: &[u32]) -> Vec<u32> {
    let mut best = points.to_vec();
    best.sort_unstable();
    best.truncate(points.len() - discards(points.len()));
    best
}

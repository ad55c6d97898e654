//! Seating a choir on one long riser that runs around the whole hall.

/// The numbers of the singers in a file who cannot see the conductor. `heights` goes from front to back.
pub fn hidden_singers(heights: &[u32]) -> Vec<usize> {
    (0..heights.len())
        .filter(|&number| heights[number] <= heights[..number].iter().copied().max().unwrap_or(0))
        .collect()
}

/// The free seat nearest to `from`, going clockwise.
pub fn next_free(taken: &[bool], from: usize) -> Option<usize> {
    let size = taken.len();
    (from..from + size)
        .map(|seat| seat % size)
        .find(|&seat| !taken[seat])
}

/// The first seat and the length of the longest row of free seats.
pub fn widest_gap(taken: &[bool]) -> Option<(usize, usize)> {
    let mut first = 0;
    let mut gaps = Vec::new();
    for gap in taken.split(|&seat| seat) {
        gaps.push((first, gap.len()));
        first += gap.len() + 1;
    }
    gaps.into_iter()
        .rev()
        .max_by_key(|&(_, length)| length)
        .filter(|&(_, length)| length > 0)
}

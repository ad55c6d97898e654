//! Seating a choir on one long riser that runs around the whole hall.

/// The numbers of the singers in a file who cannot see the conductor. `heights` goes from front to back.
pub fn hidden_singers(heights: &[u32]) -> Vec<usize> {
    let mut tallest = 0;
    let mut hidden = Vec::new();
    for (number, height) in heights.iter().enumerate() {
        if *height > tallest {
            tallest = *height;
        } else {
            hidden.push(number);
        }
    }
    hidden
}

/// The free seat nearest to `from`, going clockwise.
pub fn next_free(taken: &[bool], mut from: usize) -> Option<usize> {
    for step in 0..taken.len() {
        from = (from + step) % taken.len();
        if !taken[from] {
            return Some(from);
        }
    }
    None
}

/// The first seat and the length of the longest row of free seats.
pub fn widest_gap(taken: &[bool]) -> Option<(usize, usize)> {
    let mut widest = None;
    let start = 0;
    for seat in 0..=taken.len() {
        if seat == taken.len() || taken[seat] {
            let length = seat - start;
            if length > widest.map_or(0, |(_, longest)| longest) {
                widest = Some((start, length));
            }
            start = seat + 1;
        }
    }
    widest
}

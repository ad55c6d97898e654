//! What the water table of a well has done up to each day.

/// A day as seen from its evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The latest day of lowest water among the last ones, this day included.
    pub lowest: usize,
    /// The latest earlier day on which the water stood higher.
    pub higher: Option<usize>,
    /// The days without an interruption, up to this one, on which the water stood no higher than the day before.
    pub falling: usize,
}

/// Looks back from each day, for the lowest level over the last `window` days.
pub fn look_back(levels: &[i32], window: usize) -> Vec<Day> {
    let lowest = lowest_days(levels, window.clamp(1, levels.len().max(1)));
    let mut days: Vec<Day> = Vec::with_capacity(levels.len());
    for (day, &lowest) in lowest.iter().enumerate() {
        // From higher day to higher day.
        let mut higher = day.checked_sub(1);
        while let Some(other) = higher.filter(|&other| levels[other] <= levels[day]) {
            higher = days[other].higher;
        }
        let fell = day > 0 && levels[day] <= levels[day - 1];
        let falling = if fell { days[day - 1].falling + 1 } else { 0 };
        days.push(Day { lowest, higher, falling });
    }
    days
}

/// The record in blocks as long as the window: a window is the end of one block and the beginning of the next.
fn lowest_days(levels: &[i32], window: usize) -> Vec<usize> {
    let mut to_end: Vec<usize> = (0..levels.len()).collect();
    for day in (1..levels.len()).rev() {
        let next = to_end[day];
        if day % window != 0 && levels[next] <= levels[day - 1] {
            to_end[day - 1] = next;
        }
    }
    let mut from_start = 0;
    let mut lowest = Vec::with_capacity(levels.len());
    for day in 0..levels.len() {
        if day % window == 0 || levels[day] <= levels[from_start] {
            from_start = day;
        }
        let first = (day + 1).saturating_sub(window);
        let before = to_end[first];
        let one_block = first / window == day / window;
        lowest.push(if one_block || levels[from_start] <= levels[before] { from_start } else { before });
    }
    lowest
}

//! What the water table of a well has done up to each day.

use std::collections::VecDeque;

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
    // Days that can still be the lowest: each lower than those after it.
    let mut lows: VecDeque<usize> = VecDeque::new();
    // Days that can still be the latest higher one: each higher than those after it.
    let mut highs: Vec<usize> = Vec::new();
    let mut falling = 0;
    let mut days = Vec::new();
    for (day, &level) in levels.iter().enumerate() {
        while lows.back().is_some_and(|&other| levels[other] >= level) {
            lows.pop_back();
        }
        lows.push_back(day);
        while lows.front().is_some_and(|&other| day - other > window) {
            lows.pop_front();
        }
        while highs.last().is_some_and(|&other| levels[other] <= level) {
            highs.pop();
        }
        let higher = highs.last().copied();
        highs.push(day);
        falling = if day > 0 && level <= levels[day - 1] { falling + 1 } else { 0 };
        days.push(Day { lowest: lows[0], higher, falling });
    }
    days
}

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
    (0..levels.len())
        .map(|day| Day {
            lowest: lowest(levels, day, window),
            higher: higher(levels, day),
            falling: falling(levels, day),
        })
        .collect()
}

fn lowest(levels: &[i32], day: usize, window: usize) -> usize {
    let first = (day + 1).saturating_sub(window.max(1));
    let mut best = first;
    for other in first..=day {
        if levels[other] <= levels[best] {
            best = other;
        }
    }
    best
}

fn higher(levels: &[i32], day: usize) -> Option<usize> {
    (0..day).rev().find(|&other| levels[other] > levels[day])
}

fn falling(levels: &[i32], day: usize) -> usize {
    let mut days = 0;
    while days < day && levels[day - days] <= levels[day - days - 1] {
        days += 1;
    }
    days
}

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
    let mut days: Vec<Day> = Vec::new();
    for day in 0..levels.len() {
        let first = (day + 1).saturating_sub(window.max(1));
        // The lowest day of yesterday is good as long as it is in the window.
        let lowest = match days.last() {
            Some(last) if last.lowest >= first => {
                if levels[day] < levels[last.lowest] {
                    day
                } else {
                    last.lowest
                }
            }
            _ => (first..=day).rev().min_by_key(|&other| levels[other]).unwrap_or(day),
        };
        let mut higher = day.checked_sub(1);
        while let Some(other) = higher.filter(|&other| levels[other] <= levels[day]) {
            higher = days[other].higher;
        }
        let falling = match days.last() {
            Some(last) if levels[day] <= levels[day - 1] => last.falling + 1,
            _ => 0,
        };
        days.push(Day { lowest, higher, falling });
    }
    days
}

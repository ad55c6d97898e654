use well_levels::{look_back, Day};

fn lowest(levels: &[i32], window: usize) -> Vec<usize> {
    look_back(levels, window).iter().map(|day| day.lowest).collect()
}

fn higher(levels: &[i32]) -> Vec<Option<usize>> {
    look_back(levels, 2).iter().map(|day| day.higher).collect()
}

fn falling(levels: &[i32]) -> Vec<usize> {
    look_back(levels, 2).iter().map(|day| day.falling).collect()
}

/// "`lowest` is the day of the lowest level among the last `window` days, the day itself included"
#[test]
fn the_lowest_day_of_a_window() {
    let levels = [5, 3, 4, 6, 8, 7, 9, 1, 2];
    assert_eq!(lowest(&levels, 3), [0, 1, 1, 1, 2, 3, 5, 7, 7]);
    assert_eq!(lowest(&levels, 4), [0, 1, 1, 1, 1, 2, 3, 7, 7]);
    assert_eq!(lowest(&levels, 2), [0, 1, 1, 2, 3, 5, 5, 7, 7]);
    assert_eq!(lowest(&[1, 2, 3, 4, 5, 6], 4), [0, 0, 0, 0, 1, 2]);
}

/// "of several such days the latest."
#[test]
fn the_latest_of_equally_low_days() {
    assert_eq!(lowest(&[4, 4, 4, 5, 5, 4], 3), [0, 1, 2, 2, 2, 5]);
    assert_eq!(lowest(&[2, 7, 2, 9, 9, 9, 9], 4), [0, 0, 2, 2, 2, 2, 6]);
}

/// "a window of 0 is one of 1. It may be as large as a `usize` can be."
#[test]
fn windows_of_any_size() {
    let levels = [3, -1, 2, -1, 0, i32::MIN, i32::MAX];
    let each: Vec<usize> = (0..7).collect();
    assert_eq!((lowest(&levels, 0), lowest(&levels, 1)), (each.clone(), each));
    for window in [7, 8, usize::MAX] {
        assert_eq!(lowest(&levels, window), [0, 1, 1, 3, 3, 5, 5]);
    }
    assert_eq!(lowest(&levels, 6)[6], 5);
    assert!(look_back(&[], 0).is_empty() && look_back(&[], 9).is_empty());
}

/// "the latest earlier day, however long ago, on which the level was higher than on this day; equal is not higher."
#[test]
fn the_latest_day_of_higher_water() {
    assert_eq!(
        higher(&[9, 5, 5, 3, 4, 5, 8, 9, 2]),
        [None, Some(0), Some(0), Some(2), Some(2), Some(0), Some(0), None, Some(7),]
    );
    assert_eq!(higher(&[1, 1, 0, 1]), [None, None, Some(1), None]);
    assert_eq!(higher(&[i32::MAX, i32::MIN, i32::MIN]), [None, Some(0), Some(0)]);
}

/// "how many days in a row, up to and including this one, the level was not higher than the day before. It is 0 on day 0."
#[test]
fn days_without_a_rise() {
    assert_eq!(falling(&[5, 4, 4, 3, 6, 6, 7, 1]), [0, 1, 2, 3, 0, 1, 0, 1]);
    assert_eq!(falling(&[2, 2]), [0, 1]);
    assert_eq!(falling(&[2, 3, 4]), [0, 0, 0]);
}

/// "There is one `Day` for each level, in order, and days are counted from 0."
#[test]
fn long_records_agree_with_single_days() {
    let mut state = 41u32;
    for (len, span, window) in [(60, 3, 5), (90, 40, 7), (120, 9, 31), (64, 1, 8), (75, 5, 90)] {
        let levels: Vec<i32> = (0..len)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 10) as i32 % span
            })
            .collect();
        let days = look_back(&levels, window);
        assert_eq!(days.len(), levels.len());
        for (day, &Day { lowest, higher, falling }) in days.iter().enumerate() {
            let first = (day + 1).saturating_sub(window);
            let low = levels[first..=day].iter().min().copied();
            let want = (first..=day).rev().find(|&other| Some(levels[other]) == low);
            assert_eq!(Some(lowest), want, "day {day}, window {window}");
            assert_eq!(higher, levels[..day].iter().rposition(|&level| level > levels[day]), "day {day}");
            let rise = (1..=day).rev().find(|&other| levels[other] > levels[other - 1]);
            assert_eq!(falling, day - rise.unwrap_or(0), "day {day}");
        }
    }
}

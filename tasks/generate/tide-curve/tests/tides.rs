use tide_curve::{Curve, Ratio, TableError, Water};

fn waters(waters: &[(i64, i64)]) -> Vec<Water> {
    waters
        .iter()
        .map(|&(minute, height)| Water { minute, height })
        .collect()
}

fn curve(table: &[(i64, i64)]) -> Curve {
    Curve::new(waters(table)).unwrap()
}

fn wrong(table: &[(i64, i64)]) -> Option<TableError> {
    Curve::new(waters(table)).err()
}

fn ratio(numerator: i64, denominator: i64) -> Ratio {
    Ratio {
        numerator,
        denominator,
    }
}

/// "The first water that is wrong counts, and if it is both, it is `NotLater`."
#[test]
fn tide_tables() {
    assert_eq!(
        [wrong(&[]), wrong(&[(0, 1)])],
        [Some(TableError::TooShort); 2]
    );
    assert_eq!(
        [
            wrong(&[(0, 1), (1, 2)]),
            wrong(&[(0, 1), (1, -2), (2, 0), (3, -1)])
        ],
        [None; 2]
    );
    assert_eq!(wrong(&[(5, 1), (5, 2)]), Some(TableError::NotLater(1)));
    assert_eq!(
        wrong(&[(5, 1), (9, 2), (8, 3)]),
        Some(TableError::NotLater(2))
    );
    assert_eq!(wrong(&[(5, 1), (4, 1)]), Some(TableError::NotLater(1)));
    assert_eq!(wrong(&[(5, 1), (6, 1)]), Some(TableError::NotTurning(1)));
    assert_eq!(
        wrong(&[(5, 1), (6, 2), (7, 3), (6, 1)]),
        Some(TableError::NotTurning(2))
    );
    assert_eq!(
        wrong(&[(5, 1), (6, 2), (7, 0), (8, -3)]),
        Some(TableError::NotTurning(3))
    );
    assert_eq!(
        wrong(&[(5, 1), (6, 2), (7, 2)]),
        Some(TableError::NotTurning(2))
    );
    assert_eq!(
        wrong(&[(5, 1), (6, 2), (7, 1), (8, 1), (8, 1)]),
        Some(TableError::NotTurning(3))
    );
}

/// "In these parts the tide rises or falls by 1, 2, 3, 3, 2 and 1 twelfths of the difference of the two heights, and evenly within
/// each part."
#[test]
fn tide_heights() {
    let rising = curve(&[(600, 100), (960, 1300)]);
    let heights: Vec<i64> = (0..=12)
        .filter_map(|half| rising.height(600 + 30 * half))
        .collect();
    assert_eq!(
        heights,
        [100, 150, 200, 300, 400, 550, 700, 850, 1000, 1100, 1200, 1250, 1300]
    );
    let falling = curve(&[(-60, 120), (0, -120)]);
    let heights: Vec<i64> = (0..=6)
        .filter_map(|part| falling.height(-60 + 10 * part))
        .collect();
    assert_eq!(heights, [120, 100, 60, 0, -60, -100, -120]);
    assert_eq!(
        (falling.height(-55), falling.height(-31)),
        (Some(110), Some(6))
    );
}

/// "The time from one water to the next is divided into six equal parts, which need not be whole minutes."
#[test]
fn tide_parts_of_minutes() {
    let quick = curve(&[(0, 0), (1, 1200), (5, 0)]);
    assert_eq!(
        (0..=5)
            .map(|minute| quick.height(minute))
            .collect::<Vec<_>>(),
        [0, 1200, 1000, 600, 200, 0].map(Some)
    );
    let odd = curve(&[(0, 0), (7, 84)]);
    // 84 * (1 * 7 + 2 * 5) / 84, and so on.
    assert_eq!(
        (0..=7).map(|minute| odd.height(minute)).collect::<Vec<_>>(),
        [0, 6, 17, 33, 51, 67, 78, 84].map(Some)
    );
}

/// "rounded to the nearest centimetre; a half is rounded up, towards positive infinity, below zero too."
#[test]
fn tide_rounding() {
    let heights = |table: &[(i64, i64)]| {
        let curve = curve(table);
        [1, 2, 3, 4, 5].map(|minute| curve.height(minute).unwrap())
    };
    // By twelfths: 0.5, 1.5, 3, 4.5, 5.5, and the same below zero.
    assert_eq!(heights(&[(0, 0), (6, 6)]), [1, 2, 3, 5, 6]);
    assert_eq!(heights(&[(0, 0), (6, -6)]), [0, -1, -3, -4, -5]);
    // A third and two thirds.
    assert_eq!(heights(&[(0, 0), (6, 4)]), [0, 1, 2, 3, 4]);
    assert_eq!(heights(&[(0, 0), (6, -4)]), [0, -1, -2, -3, -4]);
    assert_eq!(heights(&[(0, -10), (6, -9)]), [-10, -10, -9, -9, -9]);
}

/// "Where one part ends and the next begins, the next one counts, that of the next water too; at the last water it is the last part."
#[test]
fn tide_speeds() {
    let tide = curve(&[(0, 0), (360, 120), (420, 60)]);
    let speeds = [0, 59, 60, 120, 180, 239, 240, 300, 359].map(|minute| tide.speed(minute));
    assert_eq!(
        speeds,
        [
            (10, 1),
            (10, 1),
            (20, 1),
            (30, 1),
            (30, 1),
            (30, 1),
            (20, 1),
            (10, 1),
            (10, 1)
        ]
        .map(|(a, b)| Some(ratio(a, b)))
    );
    assert_eq!(
        [360, 370, 380, 419, 420].map(|minute| tide.speed(minute)),
        [-30, -60, -90, -30, -30].map(|speed| Some(ratio(speed, 1)))
    );
    let slow = curve(&[(0, 5), (700, -2)]);
    assert_eq!(
        [slow.speed(0), slow.speed(117), slow.speed(234)],
        [Some(ratio(-3, 10)), Some(ratio(-3, 5)), Some(ratio(-9, 10))]
    );
    assert_eq!(curve(&[(0, 0), (7, 1)]).speed(3), Some(ratio(90, 7)));
}

/// "Both are `None` before the first and after the last water."
#[test]
fn tide_outside_of_the_table() {
    let tide = curve(&[(10, 0), (70, 60), (130, 0)]);
    assert_eq!(
        [tide.height(9), tide.height(131), tide.height(-500)],
        [None; 3]
    );
    assert_eq!([tide.speed(9), tide.speed(131)], [None; 2]);
    assert_eq!(
        (tide.height(10), tide.height(70), tide.height(130)),
        (Some(0), Some(60), Some(0))
    );
}

/// "in which the exact height is the given one or above it at every whole minute, in order and each as long as possible"
#[test]
fn tide_windows() {
    let tide = curve(&[(0, 0), (60, 120), (120, 0), (180, 60), (240, -60)]);
    assert_eq!(tide.windows(60), [(30, 90), (180, 180)]);
    assert_eq!(tide.windows(61), [(31, 89)]);
    assert_eq!(tide.windows(120), [(60, 60)]);
    assert_eq!(tide.windows(121), []);
    assert_eq!(tide.windows(0), [(0, 210)]);
    assert_eq!(tide.windows(1), [(1, 119), (122, 209)]);
    assert_eq!(tide.windows(-60), [(0, 240)]);
    assert_eq!(tide.windows(-59), [(0, 239)]);
    let falling = curve(&[(-3, 12), (3, 0)]);
    assert_eq!(
        (falling.windows(12), falling.windows(11), falling.windows(7)),
        (vec![(-3, -3)], vec![(-3, -2)], vec![(-3, -1)])
    );
}

/// "`minutes_afloat` counts the whole minutes that lie in these windows and are not before `from` and not after `to`."
#[test]
fn tide_minutes_afloat() {
    let tide = curve(&[(0, 0), (60, 120), (120, 0), (180, 60), (240, -60)]);
    let afloat = |from, to| tide.minutes_afloat(1, from, to);
    assert_eq!(afloat(-1000, 1000), 119 + 88);
    assert_eq!(
        [
            afloat(1, 119),
            afloat(0, 120),
            afloat(2, 118),
            afloat(1, 1),
            afloat(120, 121)
        ],
        [119, 119, 117, 1, 0]
    );
    assert_eq!(
        [
            afloat(119, 122),
            afloat(100, 130),
            afloat(209, 500),
            afloat(210, 500),
            afloat(50, 49),
            afloat(150, 20)
        ],
        [2, 29, 1, 0, 0, 0]
    );
}

/// "the area under the curve, divided by the time."
#[test]
fn tide_means() {
    assert_eq!(curve(&[(0, 0), (60, 120)]).mean(), ratio(60, 1));
    assert_eq!(curve(&[(0, 0), (60, 120), (90, 60)]).mean(), ratio(70, 1));
    assert_eq!(curve(&[(10, 3), (13, 0), (20, 4)]).mean(), ratio(37, 20));
    assert_eq!(curve(&[(0, -5), (10, 0)]).mean(), ratio(-5, 2));
    assert_eq!(curve(&[(-7, -5), (10, 5)]).mean(), ratio(0, 1));
    assert_eq!(
        curve(&[(100_000 - 9, 100_000), (100_000, -99_999)]).mean(),
        ratio(1, 2)
    );
}

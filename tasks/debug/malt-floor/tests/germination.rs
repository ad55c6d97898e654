use malt_floor::{Advice, Floor, Tenths, Unknown};

fn bed(wanted: i32, shown: &[i32]) -> Floor {
    let mut floor = Floor::new();
    floor.spread("north", Tenths(wanted));
    for &tenths in shown {
        floor.note("north", Tenths(tenths)).unwrap();
    }
    floor
}

/// The mean deviation in tenths of some deviations.
fn mean(deviations: &[i32]) -> i32 {
    let shown: Vec<i32> = deviations.iter().map(|tenths| 160 + tenths).collect();
    bed(160, &shown).deviation("north").unwrap().unwrap().0
}

/// "The advice should be `Pile`, but it is `Leave`."
#[test]
fn the_cool_north_bed_is_piled_up() {
    let floor = bed(160, &[150, 150, 151]);
    assert_eq!(floor.deviation("north"), Ok(Some(Tenths(-10))));
    assert_eq!(floor.advice("north"), Ok(Advice::Pile));
}

/// "The mean is rounded to the nearest tenth of a degree"
#[test]
fn means_go_to_the_nearest_tenth() {
    assert_eq!(mean(&[4, 4, 5]), 4);
    assert_eq!(mean(&[4, 5, 5]), 5);
    assert_eq!(mean(&[-4, -4, -5]), -4);
    assert_eq!(mean(&[-4, -5, -5]), -5);
    assert_eq!(mean(&[-1, -1, -1, -1, -1]), -1);
    assert_eq!(mean(&[-7]), -7);
    assert_eq!(mean(&[-20, 19, 0]), 0);
    assert_eq!(mean(&[-20, 18, 0]), -1);
    assert_eq!(mean(&[20, -18, 0]), 1);
}

/// "what lies just between two tenths is rounded away from zero"
#[test]
fn halves_go_away_from_zero() {
    assert_eq!(mean(&[4, 5]), 5);
    assert_eq!(mean(&[-4, -5]), -5);
    assert_eq!(mean(&[0, 1]), 1);
    assert_eq!(mean(&[0, -1]), -1);
    assert_eq!(mean(&[-1, -1, 0, 0]), -1);
    assert_eq!(mean(&[-1, 0, 0, 0]), 0);
    assert_eq!(mean(&[-2, -3, -3, -3, -2, -2]), -3);
    assert_eq!(mean(&[2, 3, 3, 3, 2, 2]), 3);
}

/// "each note taken as the difference from the temperature wanted (above it is positive)"
#[test]
fn frozen_barley_is_far_below() {
    let floor = bed(21, &[-3, -4]);
    assert_eq!(floor.deviation("north"), Ok(Some(Tenths(-25))));
    let floor = bed(-21, &[-3, -4]);
    assert_eq!(floor.deviation("north"), Ok(Some(Tenths(18))));
}

/// "at 1.0 degrees or more below the temperature wanted it is `Pile`; at 1.0 or more above it is `Turn`; at 3.0 or more
/// above it is `TurnAndAir`"
#[test]
fn advice_changes_at_full_degrees() {
    let advice = |tenths| bed(160, &[160 + tenths]).advice("north").unwrap();
    assert_eq!([-30, -11, -10].map(advice), [Advice::Pile; 3]);
    assert_eq!([-9, 0, 9].map(advice), [Advice::Leave; 3]);
    assert_eq!([10, 11, 29].map(advice), [Advice::Turn; 3]);
    assert_eq!([30, 31, 99].map(advice), [Advice::TurnAndAir; 3]);
}

/// "Without notes there is no deviation."
#[test]
fn a_new_bed_is_left_alone() {
    let mut floor = bed(160, &[]);
    assert_eq!(floor.deviation("north"), Ok(None));
    assert_eq!(floor.advice("north"), Ok(Advice::Leave));
    assert_eq!(floor.sheet(), [""; 0]);
    floor.note("north", Tenths(200)).unwrap();
    assert_eq!(floor.advice("north"), Ok(Advice::TurnAndAir));
    floor.spread("north", Tenths(150));
    assert_eq!(floor.deviation("north"), Ok(None));
}

/// "the mean of all that was noted since the bed was spread or last turned"
#[test]
fn turning_forgets_the_notes() {
    let mut floor = bed(160, &[190, 190]);
    assert_eq!(floor.turned("north"), Ok(()));
    assert_eq!(floor.deviation("north"), Ok(None));
    floor.note("north", Tenths(161)).unwrap();
    assert_eq!(floor.deviation("north"), Ok(Some(Tenths(1))));
}

/// "answer `Unknown` for a bed that was not spread"
#[test]
fn beds_that_were_not_spread() {
    let mut floor = bed(160, &[]);
    assert_eq!(floor.note("south", Tenths(160)), Err(Unknown));
    assert_eq!(floor.turned("south"), Err(Unknown));
    assert_eq!(floor.deviation("south"), Err(Unknown));
    assert_eq!(floor.advice("south"), Err(Unknown));
    assert_eq!(floor.note("north", Tenths(160)), Ok(()));
}

/// "A temperature is written with one digit after the point and with a minus sign when it is below zero"
#[test]
fn temperatures_are_written_with_a_point() {
    let texts = [160, 3, 0, -3, -125, -10, 9].map(|tenths| Tenths(tenths).to_string());
    assert_eq!(
        texts,
        ["16.0", "0.3", "0.0", "-0.3", "-12.5", "-1.0", "0.9"]
    );
}

/// "`sheet` has a line `<bed>: <deviation> from <temperature wanted>, <advice>` for each bed that has a deviation"
#[test]
fn the_sheet_lists_beds_with_notes() {
    let mut floor = bed(155, &[139, 139, 139]);
    floor.spread("east", Tenths(160));
    floor.spread("drum", Tenths(140));
    floor.spread("west", Tenths(-5));
    for (bed, tenths) in [("drum", 169), ("drum", 170), ("west", -6), ("west", -8)] {
        floor.note(bed, Tenths(tenths)).unwrap();
    }
    let lines = [
        "drum: 3.0 from 14.0, TurnAndAir",
        "north: -1.6 from 15.5, Pile",
        "west: -0.2 from -0.5, Leave",
    ];
    assert_eq!(floor.sheet(), lines);
}

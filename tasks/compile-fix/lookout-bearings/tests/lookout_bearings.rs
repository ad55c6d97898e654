use lookout_bearings::Bearing;

/// "`new` takes any number of degrees and brings it into one turn."
#[test]
fn bearings_are_within_one_turn() {
    let degrees = [0, 359, 360, 361, -1, -360, 725].map(|d| Bearing::new(d).degrees());
    assert_eq!(degrees, [0, 359, 0, 1, 359, 0, 5]);
}

/// "what the compass shows, plus the declination, which is negative where the needle points west of true north"
#[test]
fn the_needle_is_corrected() {
    assert_eq!(Bearing::from_compass(100, 12).degrees(), 112);
    assert_eq!(Bearing::from_compass(100, -12).degrees(), 88);
}

/// "A bearing is always from 0 to 359 degrees."
#[test]
fn the_corrected_needle_stays_in_one_turn() {
    assert_eq!(Bearing::from_compass(355, 12).degrees(), 7);
    assert_eq!(Bearing::from_compass(348, 12), Bearing::new(0));
    assert_eq!(Bearing::from_compass(3, -12), Bearing::new(351));
}

/// "`turned` is the bearing so many degrees further clockwise, or counter-clockwise where the number is negative."
#[test]
fn the_smoke_drifts_clockwise() {
    let by = [5, -5, 90, 150, 160, 400, -201, -561].map(|d| Bearing::new(200).turned(d).degrees());
    assert_eq!(by, [205, 195, 290, 350, 0, 240, 359, 359]);
}

/// "`angle` is the smaller angle between two bearings, from 0 to 180."
#[test]
fn angles_of_two_lookouts() {
    let angle = |a, b| Bearing::new(a).angle(Bearing::new(b));
    assert_eq!(
        [
            angle(10, 350),
            angle(350, 10),
            angle(0, 180),
            angle(20, 110)
        ],
        [20, 20, 180, 90]
    );
    assert_eq!(
        [angle(5, 5), angle(0, 181), angle(300, 90), angle(90, 300)],
        [0, 179, 150, 150]
    );
}

/// "`wind` is the nearest of the eight winds"
#[test]
fn winds_of_the_smoke() {
    let winds = [
        0, 22, 23, 67, 68, 135, 180, 202, 225, 292, 293, 337, 338, 359,
    ];
    assert_eq!(
        winds.map(|d| Bearing::new(d).wind()),
        ["N", "N", "NE", "NE", "E", "SE", "S", "S", "SW", "W", "NW", "NW", "N", "N"]
    );
}

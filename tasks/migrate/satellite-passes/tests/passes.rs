use satellite_passes::ephem::{Satellite, Sky};
use satellite_passes::schedule::{busiest, first_high, next_lines, plan};

fn satellite(name: &str, first: u32, period: u32, length: u32, peaks: &[u8]) -> Satellite {
    Satellite {
        name: name.to_string(),
        first,
        period,
        length,
        peaks: peaks.to_vec(),
        expires: u32::MAX,
    }
}

fn sky(satellites: Vec<Satellite>) -> Sky {
    let mut sky = Sky::default();
    for satellite in satellites {
        sky.add(satellite);
    }
    sky
}

/// Comet at 10, 110, 210…, Aster at 60, 110, 160…, Borea at 5, 505…
fn three() -> Sky {
    sky(vec![
        satellite("Comet", 10, 100, 8, &[40]),
        satellite("Aster", 60, 50, 5, &[20]),
        satellite("Borea", 5, 500, 6, &[80]),
    ])
}

/// "gives a line for each of the first `count` useful passes in the order of their starts"
#[test]
fn the_next_passes_are_listed_by_start() {
    assert_eq!(next_lines(&three(), 0, 300, 3), ["5 Borea", "10 Comet", "60 Aster"]);
    assert_eq!(
        next_lines(&three(), 200, 260, 9),
        ["210 Aster", "210 Comet", "260 Aster"]
    );
    assert!(next_lines(&three(), 0, 300, 0).is_empty());
}

/// "passes that start in the same minute are ordered by the name of the satellite."
#[test]
fn equal_starts_are_listed_by_name() {
    assert_eq!(
        next_lines(&three(), 61, 300, 3),
        ["110 Aster", "110 Comet", "160 Aster"]
    );
}

/// "so a pass that starts in the minute `until` counts."
#[test]
fn the_last_minute_counts() {
    assert_eq!(next_lines(&three(), 10, 10, 9), ["10 Comet"]);
    assert_eq!(next_lines(&three(), 5, 60, 9), ["5 Borea", "10 Comet", "60 Aster"]);
    assert_eq!(next_lines(&three(), 6, 59, 9), ["10 Comet"]);
    assert_eq!(first_high(&three(), 6, 505, 80), Some(505));
    assert_eq!(first_high(&three(), 6, 504, 80), None);
}

/// "A pass is useful if its peak is 10 degrees or higher."
#[test]
fn low_passes_are_not_useful() {
    let sky = sky(vec![satellite("Dart", 0, 10, 1, &[9, 10, 11, 0])]);
    assert_eq!(next_lines(&sky, 0, 60, 9), ["10 Dart", "20 Dart", "50 Dart", "60 Dart"]);
    assert_eq!(plan(&sky, 0, 30), [("Dart".to_string(), 10), ("Dart".to_string(), 20)]);
}

/// "A satellite whose elements have expired has no passes from then on; nothing is said about it, and the passes it had
/// before count as any other's."
#[test]
fn expired_elements_end_a_satellite() {
    let mut old = satellite("Ember", 0, 20, 4, &[50]);
    old.expires = 40;
    let sky = sky(vec![old, satellite("Flint", 30, 40, 4, &[50])]);
    assert_eq!(
        next_lines(&sky, 0, 120, 9),
        ["0 Ember", "20 Ember", "30 Flint", "40 Ember", "70 Flint", "110 Flint"]
    );
    assert_eq!(next_lines(&sky, 50, 80, 9), ["70 Flint"]);
    assert_eq!(first_high(&sky, 41, 120, 50), Some(70));
}

/// "takes each pass that starts after the end of the one taken last; both the start and the end minute of a pass belong to
/// it."
#[test]
fn the_antenna_follows_one_pass_at_a_time() {
    let sky = sky(vec![
        satellite("Gale", 0, 10, 10, &[50]),
        satellite("Haze", 4, 1000, 3, &[50]),
    ]);
    let taken: Vec<u32> = plan(&sky, 0, 30).into_iter().map(|(_, start)| start).collect();
    assert_eq!(taken, [0, 10, 20, 30]);
    let longer = self::sky(vec![
        satellite("Gale", 0, 10, 11, &[50]),
        satellite("Haze", 11, 1000, 1, &[50]),
    ]);
    assert_eq!(
        plan(&longer, 0, 40),
        [
            ("Gale".to_string(), 0),
            ("Haze".to_string(), 11),
            ("Gale".to_string(), 20),
            ("Gale".to_string(), 40)
        ]
    );
}

/// "it goes through them in that same order"
#[test]
fn the_plan_prefers_the_earlier_start() {
    let taken = plan(&three(), 0, 160);
    let taken: Vec<(&str, u32)> = taken.iter().map(|(name, start)| (name.as_str(), *start)).collect();
    assert_eq!(taken, [("Borea", 5), ("Aster", 60), ("Aster", 110), ("Aster", 160)]);
}

/// "gives the name of the satellite with the most useful passes, the first by name of several, or `None` when there is no
/// useful pass."
#[test]
fn the_busiest_satellite_is_named() {
    assert_eq!(busiest(&three(), 0, 300).as_deref(), Some("Aster"));
    assert_eq!(busiest(&three(), 0, 60).as_deref(), Some("Aster"));
    assert_eq!(busiest(&three(), 0, 59).as_deref(), Some("Borea"));
    assert_eq!(busiest(&three(), 0, 4), None);
    let late = sky(vec![
        satellite("Gale", 0, 40, 1, &[20]),
        satellite("Haze", 7, 20, 1, &[20]),
    ]);
    assert_eq!(busiest(&late, 0, 70).as_deref(), Some("Haze"));
    let low = sky(vec![
        satellite("Dart", 0, 10, 1, &[9]),
        satellite("Irid", 7, 40, 1, &[10]),
    ]);
    assert_eq!(busiest(&low, 0, 60).as_deref(), Some("Irid"));
}

/// "gives the start of the first pass whose peak is at least `peak`, useful or not, or `None`."
#[test]
fn the_first_high_pass_is_found() {
    let sky = sky(vec![
        satellite("Jolt", 50, 10, 1, &[3, 60]),
        satellite("Kite", 15, 30, 1, &[2, 4]),
    ]);
    assert_eq!(first_high(&sky, 0, 500, 0), Some(15));
    assert_eq!(first_high(&sky, 0, 500, 3), Some(45));
    assert_eq!(first_high(&sky, 0, 500, 5), Some(60));
    assert_eq!(first_high(&sky, 0, 500, 60), Some(60));
    assert_eq!(first_high(&sky, 0, 500, 61), None);
}

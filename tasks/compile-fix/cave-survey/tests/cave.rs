use cave_survey::{survey, Leg, Log, Map, Traverse};

fn leg(from: &str, to: &str, drop: i32) -> Leg {
    Leg::new(from, to, drop)
}

/// "When a party comes out, `<party> come out with <number> legs` is written"
#[test]
fn a_party_goes_in_and_comes_out() {
    let mut log = Log::default();
    let mut traverse = Traverse::go_in(&mut log, "Moles");
    traverse.measure(leg("mouth", "bend", 3));
    traverse.measure(leg("bend", "pool", 8));
    assert_eq!(
        traverse.legs(),
        [leg("mouth", "bend", 3), leg("bend", "pool", 8)]
    );
    traverse.remark("wet");
    let (legs, _) = traverse.come_out();
    assert_eq!(legs, [leg("mouth", "bend", 3), leg("bend", "pool", 8)]);
    assert_eq!(
        log.lines,
        ["Moles go in", "Moles: wet", "Moles come out with 2 legs"]
    );
    assert_eq!(log.underground, 0);
}

/// "at the latest when its traverse is dropped. It comes out exactly once."
#[test]
fn a_dropped_traverse_comes_out() {
    let mut log = Log::default();
    let mut traverse = Traverse::go_in(&mut log, "Bats");
    traverse.measure(leg("mouth", "bend", 3));
    drop(traverse);
    assert_eq!(log.lines, ["Bats go in", "Bats come out with 1 legs"]);
    assert_eq!(log.underground, 0);
    std::mem::forget(Traverse::go_in(&mut log, "Newts"));
    assert_eq!(log.underground, 1);
    assert_eq!(log.lines.len(), 3);
}

/// "the log with the line already written. The log that it returns is the one that the party was given"
#[test]
fn the_log_comes_out_with_the_party() {
    let mut log = Log::default();
    let back: &mut Log = {
        let party = String::from("Moles");
        Traverse::go_in(&mut log, &party).come_out().1
    };
    assert_eq!(back.underground, 0);
    assert_eq!(back.lines, ["Moles go in", "Moles come out with 0 legs"]);
    back.write("tea");
    assert_eq!(
        log.lines,
        ["Moles go in", "Moles come out with 0 legs", "tea"]
    );
}

/// "`relieve` lets the party come out first, and then the other party go in; the new party begins without legs."
#[test]
fn a_party_is_relieved() {
    let mut log = Log::default();
    let mut moles = Traverse::go_in(&mut log, "Moles");
    moles.measure(leg("mouth", "bend", 3));
    let mut bats = moles.relieve("Bats");
    assert!(bats.legs().is_empty());
    bats.remark("dark");
    drop(bats);
    assert_eq!(
        log.lines,
        [
            "Moles go in",
            "Moles come out with 1 legs",
            "Bats go in",
            "Bats: dark",
            "Bats come out with 0 legs"
        ]
    );
    assert_eq!(log.underground, 0);
}

fn depths(map: &Map) -> Vec<(&str, i32)> {
    map.stations
        .iter()
        .map(|s| (s.name.as_str(), s.depth))
        .collect()
}

/// "as deep as the station where the leg begins plus the drop of the leg"
#[test]
fn stations_are_drawn_leg_by_leg() {
    let mut map = Map::new("mouth");
    assert_eq!(
        map.draw(&leg("mouth", "bend", 12)).map(|s| s.depth),
        Some(12)
    );
    assert_eq!(
        map.draw(&leg("bend", "chimney", -20))
            .map(|s| s.name.as_str()),
        Some("bend")
    );
    assert_eq!(
        map.draw(&leg("chimney", "ledge", 5)).map(|s| s.depth),
        Some(-3)
    );
    assert_eq!(
        depths(&map),
        [("mouth", 0), ("bend", 12), ("chimney", -8), ("ledge", -3)]
    );
    assert_eq!(map.find("chimney").map(|s| s.depth), Some(-8));
}

/// "A station that is on the map already stays as it is."
#[test]
fn a_loop_does_not_move_a_station() {
    let mut map = Map::new("mouth");
    map.draw(&leg("mouth", "bend", 12));
    map.draw(&leg("bend", "pool", 4));
    let deeper = map.draw(&leg("mouth", "pool", 15)).unwrap();
    assert_eq!((deeper.name.as_str(), deeper.depth), ("pool", 16));
    assert_eq!(depths(&map), [("mouth", 0), ("bend", 12), ("pool", 16)]);
}

/// "of equally deep ends the one where the leg begins"
#[test]
fn a_level_leg_returns_its_beginning() {
    let mut map = Map::new("mouth");
    assert_eq!(
        map.draw(&leg("mouth", "porch", 0)).map(|s| s.name.as_str()),
        Some("mouth")
    );
    assert_eq!(
        map.draw(&leg("porch", "mouth", 7)).map(|s| s.name.as_str()),
        Some("porch")
    );
}

/// "If the station where the leg begins is not on the map, nothing is drawn and `draw` returns `None`."
#[test]
fn a_leg_from_nowhere_is_not_drawn() {
    let mut map = Map::new("mouth");
    assert!(map.draw(&leg("pool", "mouth", 3)).is_none());
    assert!(map.draw(&leg("pool", "hall", 3)).is_none());
    assert_eq!(depths(&map), [("mouth", 0)]);
    assert!(map.find("pool").is_none());
}

/// "At the end, but before it comes out, the party remarks `<depth> metres`"
#[test]
fn a_survey_ends_with_its_depth() {
    let (mut log, mut map) = (Log::default(), Map::new("mouth"));
    let legs = [
        leg("mouth", "bend", 12),
        leg("hall", "pool", 90),
        leg("bend", "chimney", -3),
    ];
    assert_eq!(survey(&mut log, &mut map, "Moles", &legs), 12);
    assert_eq!(
        log.lines,
        [
            "Moles go in",
            "Moles: lost at hall",
            "Moles: 12 metres",
            "Moles come out with 2 legs"
        ]
    );
    assert_eq!(log.underground, 0);
    assert_eq!(depths(&map), [("mouth", 0), ("bend", 12), ("chimney", 9)]);
}

/// "that of the deepest station that any `draw` of this survey returned, but at least 0"
#[test]
fn a_survey_of_the_hilltop_has_no_depth() {
    let (mut log, mut map) = (Log::default(), Map::new("mouth"));
    map.draw(&leg("mouth", "top", -30));
    assert_eq!(
        survey(&mut log, &mut map, "Bats", &[leg("top", "cairn", 5)]),
        0
    );
    assert_eq!(log.lines[1], "Bats: 0 metres");
}

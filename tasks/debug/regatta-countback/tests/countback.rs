use regatta_countback::{Finish, Race, Series};

fn place(race: Race, boat: &str, place: u32) -> Race {
    race.with(boat, Finish::Place(place))
}

/// A race in which the boats came in in this order.
fn sailed(boats: &str) -> Race {
    let mut race = Race::new();
    for (index, boat) in boats.split(' ').enumerate() {
        race = place(race, boat, index as u32 + 1);
    }
    race
}

fn series(boats: &str, races: &[&str]) -> Series {
    let mut series = Series::new();
    for boat in boats.split(' ') {
        assert!(series.enter(boat));
    }
    for race in races {
        series.hold(sailed(race));
    }
    series
}

fn table(series: &Series) -> Vec<(u32, String, u32)> {
    series
        .standings()
        .into_iter()
        .map(|row| (row.place, row.boat, row.net))
        .collect()
}

fn row(place: u32, boat: &str, net: u32) -> (u32, String, u32) {
    (place, boat.to_string(), net)
}

/// "The standings should be Brent in place 1 and Auk in place 2, both with a net score of 3."
#[test]
fn brent_beats_auk_in_the_last_race() {
    let series = series("Auk Brent", &["Auk Brent", "Brent Auk"]);
    assert_eq!(table(&series), [row(1, "Brent", 3), row(2, "Auk", 3)]);
}

/// "A boat that retired has one point more than the number of boats noted for that race."
#[test]
fn retired_boats_count_the_boats_noted() {
    let mut series = series("Auk Brent Coot Dunlin Eider", &[]);
    let race = sailed("Auk Brent").with("Coot", Finish::Retired);
    assert_eq!(race.points("Coot", 5), 4);
    series.hold(race.with("Dunlin", Finish::Disqualified));
    assert_eq!(
        table(&series),
        [
            row(1, "Auk", 1),
            row(2, "Brent", 2),
            row(3, "Coot", 5),
            row(4, "Dunlin", 6),
            row(4, "Eider", 6)
        ]
    );
}

/// "has as many points as its place"
#[test]
fn a_later_note_gives_the_points() {
    let race = sailed("Auk Brent").with("Auk", Finish::Place(7));
    assert_eq!(race.points("Auk", 9), 7);
    assert_eq!(race.points("Coot", 9), 10);
    let race = race
        .with("Brent", Finish::Disqualified)
        .with("Auk", Finish::Retired);
    assert_eq!((race.points("Brent", 9), race.points("Auk", 9)), (10, 3));
}

/// "a boat that has entered before changes nothing"
#[test]
fn boats_enter_once_and_strangers_do_not_stand() {
    let mut series = series("Auk Brent", &["Zebra Auk Brent"]);
    assert!(!series.enter("Auk"));
    assert_eq!(table(&series), [row(1, "Auk", 2), row(2, "Brent", 3)]);
    assert!(series.enter("Zebra"));
    assert_eq!(table(&series)[0], row(1, "Zebra", 1));
}

/// "From three races on, a boat's worst race does not count; from six races on, its two worst do not count."
#[test]
fn worst_races_are_left_out() {
    let mut races = vec!["Brent Auk", "Auk Brent"];
    assert_eq!(table(&series("Auk Brent", &races))[1], row(2, "Brent", 3));
    races.push("Auk Brent");
    assert_eq!(
        table(&series("Auk Brent", &races)),
        [row(1, "Auk", 2), row(2, "Brent", 3)]
    );
    races.extend(["Brent Auk", "Auk Brent"]);
    assert_eq!(
        table(&series("Auk Brent", &races)),
        [row(1, "Auk", 5), row(2, "Brent", 6)]
    );
    races.push("Auk Brent");
    assert_eq!(
        table(&series("Auk Brent", &races)),
        [row(1, "Auk", 4), row(2, "Brent", 6)]
    );
}

/// "the points of the races that count are compared, each boat's best race first, then the second best and so on"
#[test]
fn more_firsts_break_a_tie() {
    // Net scores of 4 each: 1 + 3 and 2 + 2.
    let races = [
        "Auk Brent Coot",
        "Coot Brent Auk",
        "Dunlin Coot Zebra Auk Brent",
    ];
    let series = series("Brent Auk Coot Dunlin", &races);
    assert_eq!(
        table(&series),
        [
            row(1, "Coot", 3),
            row(2, "Auk", 4),
            row(3, "Brent", 4),
            row(4, "Dunlin", 6)
        ]
    );
}

/// "compared, then those in the last but one and so on back to the first"
#[test]
fn the_last_race_but_one_decides() {
    let race = |auk, brent, coot| {
        let race = place(place(Race::new(), "Auk", auk), "Brent", brent);
        place(race, "Coot", coot)
    };
    let mut series = series("Auk Brent Coot", &[]);
    for (auk, brent, coot) in [(1, 2, 3), (3, 1, 2), (2, 3, 1), (4, 4, 4)] {
        series.hold(race(auk, brent, coot));
    }
    assert_eq!(
        table(&series),
        [row(1, "Coot", 6), row(2, "Auk", 6), row(3, "Brent", 6)]
    );
}

/// "here all races are looked at, also those that do not count"
#[test]
fn races_that_do_not_count_separate_boats() {
    let race = |auk, brent| place(place(Race::new(), "Auk", auk), "Brent", brent);
    let mut series = series("Auk Brent", &[]);
    for (auk, brent) in [(1, 1), (2, 6), (5, 2)] {
        series.hold(race(auk, brent));
    }
    assert_eq!(table(&series), [row(1, "Brent", 3), row(2, "Auk", 3)]);
}

/// "Boats that cannot be separated have the same place and stand in alphabetical order."
#[test]
fn equal_boats_share_a_place() {
    let race = |auk, brent, coot| {
        let race = place(place(Race::new(), "Auk", auk), "Brent", brent);
        place(race, "Coot", coot)
    };
    let mut series = series("Coot Auk Brent Dunlin", &[]);
    series.hold(race(2, 1, 1));
    series.hold(race(1, 1, 1));
    assert_eq!(
        table(&series),
        [
            row(1, "Brent", 2),
            row(1, "Coot", 2),
            row(3, "Auk", 3),
            row(4, "Dunlin", 10)
        ]
    );
    assert_eq!(Series::new().standings(), []);
}

//! Pins that rows and finishes are told apart, and the public signatures.

use regatta_countback::{Finish, Race, Row, Series};

const _: fn(Race, &'static str, Finish) -> Race = Race::with;
const _: fn(&Race, &'static str, u32) -> u32 = Race::points;
const _: fn(&mut Series, &'static str) -> bool = Series::enter;
const _: fn(&mut Series, Race) = Series::hold;
const _: fn(&Series) -> Vec<Row> = Series::standings;

fn row(place: u32, boat: &str, net: u32) -> Row {
    Row {
        place,
        boat: boat.to_string(),
        net,
    }
}

pub fn pins() {
    assert_eq!(row(1, "a", 2), row(1, "a", 2));
    assert_ne!(row(1, "a", 2), row(2, "a", 2));
    assert_ne!(row(1, "a", 2), row(1, "b", 2));
    assert_ne!(row(1, "a", 2), row(1, "a", 3));
    assert_ne!(Finish::Retired, Finish::Disqualified);
    assert_ne!(Finish::Place(1), Finish::Place(2));
}

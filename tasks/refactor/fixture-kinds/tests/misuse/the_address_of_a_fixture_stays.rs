//! "Name, address and kind of a fixture never change, only the data in the kind does."
//! fails: E0594 E0609 E0610 E0615 E0616
use fixture_kinds::{Fixture, Kind};

fn main() {
    let mut house = Fixture::new("house", 1, Kind::Dimmer);
    house.level = 3;
    house.address = 7;
}

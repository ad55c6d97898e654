//! "A fixture exists once: `Fixture` is not `Clone`."
//! fails: E0277
use fixture_kinds::{Fixture, Kind};

fn twice<T: Clone>(_one: T) {}

fn main() {
    twice(Fixture::new("house", 1, Kind::Dimmer));
}

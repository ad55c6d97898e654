//! "`Kind` has exactly the variants `Dimmer`, `Wash { colour: Colour }` and `Head { colour: Colour, aim: Aim }`"
//! fails: E0559
use fixture_kinds::{Colour, Fixture, Kind};

fn main() {
    let _ = Fixture::new("house", 1, Kind::Dimmer { colour: Colour::default() });
}

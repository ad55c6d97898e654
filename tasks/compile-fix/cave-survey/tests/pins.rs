//! Pins that different legs are told apart, and the public signatures.

use cave_survey::{Leg, Log, Map, Station, Traverse};

const _: for<'l> fn(&'l mut Log, &str) -> Traverse<'l> = |log, party| Traverse::go_in(log, party);
const _: for<'l> fn(Traverse<'l>) -> (Vec<Leg>, &'l mut Log) = |traverse| traverse.come_out();
const _: for<'l> fn(Traverse<'l>, &str) -> Traverse<'l> = |traverse, party| traverse.relieve(party);
const _: for<'m> fn(&'m mut Map, &Leg) -> Option<&'m Station> = Map::draw;
const _: fn(&mut Log, &mut Map, &str, &[Leg]) -> i32 = cave_survey::survey;

pub fn pins() {
    assert_ne!(Leg::new("a", "b", 1), Leg::new("c", "b", 1));
    assert_ne!(Leg::new("a", "b", 1), Leg::new("a", "c", 1));
    assert_ne!(Leg::new("a", "b", 1), Leg::new("a", "b", 2));
}

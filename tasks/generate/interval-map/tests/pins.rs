//! Pins the public signatures.

use interval_map::IntervalMap;
use std::ops::Range;

type Map = IntervalMap<i32, String>;
type Pieces<'m> = Vec<(Range<i32>, Option<&'m String>)>;

const _: fn() -> Map = Map::new;
const _: fn(&mut Map, Range<i32>, String) = Map::insert;
const _: fn(&mut Map, Range<i32>) = Map::remove;
const _: for<'m, 'k> fn(&'m Map, &'k i32) -> Option<&'m String> = Map::get;
const _: fn(&Map) -> usize = Map::len;
const _: fn(&Map) -> bool = Map::is_empty;
const _: for<'m> fn(&'m Map, Range<i32>) -> Pieces<'m> = Map::pieces;

pub fn pins() {}

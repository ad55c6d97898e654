use crate::{Leg, Log, Map, Traverse};

/// A party measures legs; those that can be drawn are drawn. Returns the greatest depth that was reached.
pub fn survey(log: &mut Log, map: &mut Map, party: &str, legs: &[Leg]) -> i32 {
    let mut traverse = Traverse::go_in(log, party);
    let mut deepest = 0;
    for leg in legs {
        match map.draw(leg) {
            Some(station) => {
                deepest = deepest.max(station.depth);
                traverse.measure(leg.clone());
            }
            None => traverse.remark(&format!("lost at {}", leg.from)),
        }
    }
    traverse.remark(&format!("{deepest} metres"));
    deepest
}

//! Putting catches in order.

use crate::Ring;
use std::collections::BTreeMap;

/// The catches in the order of a key.
pub fn ordered<K: Ord>(rings: &[Ring], key: impl Fn(&Ring) -> K) -> Vec<&Ring> {
    let mut ordered: Vec<&Ring> = rings.iter().collect();
    ordered.sort_by_key(|ring| key(ring));
    ordered
}

/// The catches that have the same key, for each key.
pub fn grouped<K: Ord>(rings: &[Ring], key: impl Fn(&Ring) -> K) -> BTreeMap<K, Vec<&Ring>> {
    let mut groups: BTreeMap<K, Vec<&Ring>> = BTreeMap::new();
    for ring in rings {
        groups.entry(key(ring)).or_default().push(ring);
    }
    groups
}

/// The catch with the highest score.
pub fn best<S: Ord>(rings: &[Ring], score: impl Fn(&Ring) -> Option<S>) -> Option<&Ring> {
    let scored = rings.iter().filter(|ring| score(ring).is_some());
    scored.max_by_key(|ring| score(ring))
}

//! Putting catches in order.

use crate::Ring;
use std::collections::BTreeMap;

/// The catches in the order of a key.
pub fn ordered<'r, K: Ord>(rings: &'r [Ring], mut key: impl FnMut(&'r Ring) -> K) -> Vec<&'r Ring> {
    let mut ordered: Vec<&Ring> = rings.iter().collect();
    ordered.sort_by_key(|ring| key(ring));
    ordered
}

/// The catches that have the same key, for each key.
pub fn grouped<'r, K: Ord>(
    rings: &'r [Ring],
    mut key: impl FnMut(&'r Ring) -> K,
) -> BTreeMap<K, Vec<&'r Ring>> {
    let mut groups: BTreeMap<K, Vec<&Ring>> = BTreeMap::new();
    for ring in rings {
        groups.entry(key(ring)).or_default().push(ring);
    }
    groups
}

/// The catch with the highest score.
pub fn best<'r, S: PartialOrd>(
    rings: &'r [Ring],
    mut score: impl FnMut(&'r Ring) -> Option<S>,
) -> Option<&'r Ring> {
    let mut best: Option<(S, &Ring)> = None;
    for ring in rings {
        let Some(score) = score(ring) else { continue };
        let beaten = match &best {
            Some((highest, _)) => score > *highest,
            None => score.partial_cmp(&score).is_some(),
        };
        if beaten {
            best = Some((score, ring));
        }
    }
    best.map(|(_, ring)| ring)
}

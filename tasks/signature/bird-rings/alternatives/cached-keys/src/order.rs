//! Putting catches in order.

use crate::Ring;
use std::collections::BTreeMap;

/// The catches in the order of a key.
pub fn ordered<'r, I, F, K>(rings: I, key: F) -> Vec<&'r Ring>
where
    I: IntoIterator<Item = &'r Ring>,
    F: FnMut(&'r Ring) -> K,
    K: Ord,
{
    grouped(rings, key).into_values().flatten().collect()
}

/// The catches that have the same key, for each key.
pub fn grouped<'r, I, F, K>(rings: I, mut key: F) -> BTreeMap<K, Vec<&'r Ring>>
where
    I: IntoIterator<Item = &'r Ring>,
    F: FnMut(&'r Ring) -> K,
    K: Ord,
{
    rings.into_iter().fold(BTreeMap::new(), |mut groups, ring| {
        groups.entry(key(ring)).or_insert_with(Vec::new).push(ring);
        groups
    })
}

/// The catch with the highest score.
pub fn best<'r, I, F, S>(rings: I, mut score: F) -> Option<&'r Ring>
where
    I: IntoIterator<Item = &'r Ring>,
    F: FnMut(&'r Ring) -> Option<S>,
    S: PartialOrd,
{
    let scored = rings
        .into_iter()
        .filter_map(|ring| Some((score(ring)?, ring)));
    let numbers = scored.filter(|(score, _)| score.partial_cmp(score).is_some());
    let best = numbers.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, ring)| ring)
}

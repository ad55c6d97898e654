//! Putting catches in order.

use crate::Ring;
use std::collections::BTreeMap;

/// The catches in the order of a key.
pub fn ordered<'r, K: Ord>(
    rings: impl IntoIterator<Item = &'r Ring>,
    mut key: impl FnMut(&Ring) -> K,
) -> Vec<&'r Ring> {
    let mut keyed: Vec<(K, &Ring)> = Vec::new();
    for ring in rings {
        keyed.push((key(ring), ring));
    }
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, ring)| ring).collect()
}

/// The catches that have the same key, for each key.
pub fn grouped<'r, K: Ord>(
    rings: impl IntoIterator<Item = &'r Ring>,
    mut key: impl FnMut(&Ring) -> K,
) -> BTreeMap<K, Vec<&'r Ring>> {
    let mut groups: BTreeMap<K, Vec<&Ring>> = BTreeMap::new();
    for ring in rings {
        groups.entry(key(ring)).or_default().push(ring);
    }
    groups
}

/// The catch with the highest score.
pub fn best<'r, S: PartialOrd>(
    rings: impl IntoIterator<Item = &'r Ring>,
    mut score: impl FnMut(&Ring) -> Option<S>,
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

//! A map that gives whole intervals of an ordered line one value each.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

/// A map from half-open, never overlapping intervals to values.
#[derive(Debug, Clone)]
pub struct IntervalMap<K, V> {
    /// From the start of each interval to its end and its value.
    entries: BTreeMap<K, (K, V)>,
}

impl<K: Ord + Clone, V: Eq + Clone> IntervalMap<K, V> {
    /// A map without any value.
    pub fn new() -> Self {
        IntervalMap {
            entries: BTreeMap::new(),
        }
    }

    /// Gives every point of `range` the value `value`.
    pub fn insert(&mut self, range: Range<K>, value: V) {
        if range.is_empty() {
            return;
        }
        self.remove(range.clone());
        let Range { mut start, end } = range;
        if let Some((left, (left_end, left_value))) = self.before(&start)
            && *left_end == start
            && *left_value == value
        {
            start = left.clone();
        }
        self.entries.insert(start, (end, value));
    }

    /// Takes the value away from every point of `range`.
    pub fn remove(&mut self, range: Range<K>) {
        if range.is_empty() {
            return;
        }
        self.split_at(&range.start);
        self.split_at(&range.end);
        let inside: Vec<K> = self
            .entries
            .range(range)
            .map(|(start, _)| start.clone())
            .collect();
        for start in inside {
            self.entries.remove(&start);
        }
    }

    /// The interval with the greatest start less than `key`.
    fn before(&self, key: &K) -> Option<(&K, &(K, V))> {
        self.entries
            .range((Bound::Unbounded, Bound::Excluded(key)))
            .next_back()
    }

    /// Makes `key` a border if it lies inside an interval.
    fn split_at(&mut self, key: &K) {
        let left = self
            .entries
            .range_mut((Bound::Unbounded, Bound::Excluded(key)))
            .next_back();
        if let Some((_, (end, value))) = left
            && *end > *key
        {
            let right_end = std::mem::replace(end, key.clone());
            let right_value = value.clone();
            self.entries.insert(key.clone(), (right_end, right_value));
        }
    }

    /// The value of the point `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        let (_, (end, value)) = self.entries.range(..=key).next_back()?;
        (key < end).then_some(value)
    }

    /// The intervals in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (Range<&K>, &V)> {
        self.entries
            .iter()
            .map(|(start, (end, value))| (start..end, value))
    }

    /// How many intervals there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no point has a value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The stretches of `range` with and without values, in ascending order.
    pub fn pieces(&self, range: Range<K>) -> Vec<(Range<K>, Option<&V>)> {
        let mut pieces = Vec::new();
        if range.is_empty() {
            return pieces;
        }
        let mut at = range.start.clone();
        let inside = self.entries.range(range.clone());
        for (start, (end, value)) in self.before(&range.start).into_iter().chain(inside) {
            if *end <= at {
                continue;
            }
            if *start > at {
                pieces.push((at..start.clone(), None));
                at = start.clone();
            }
            let stop = end.min(&range.end).clone();
            pieces.push((at..stop.clone(), Some(value)));
            at = stop;
        }
        if at < range.end {
            pieces.push((at..range.end, None));
        }
        pieces
    }

    /// Replaces the value of each piece of `range` by what `f` makes of it.
    pub fn update<F>(&mut self, range: Range<K>, mut f: F)
    where
        F: FnMut(Option<&V>) -> Option<V>,
    {
        let updated: Vec<(Range<K>, Option<V>)> = self
            .pieces(range)
            .into_iter()
            .map(|(piece, value)| (piece, f(value)))
            .collect();
        for (piece, value) in updated {
            match value {
                Some(value) => self.insert(piece, value),
                None => self.remove(piece),
            }
        }
    }
}

impl<K: Ord + Clone, V: Eq + Clone> Default for IntervalMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

//! A map that gives whole intervals of an ordered line one value each.

use std::ops::Range;

/// A map from half-open, never overlapping intervals to values.
#[derive(Debug, Clone)]
pub struct IntervalMap<K, V> {
    entries: Vec<(Range<K>, V)>,
}

impl<K: Ord + Clone, V: Eq + Clone> IntervalMap<K, V> {
    /// A map without any value.
    pub fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    /// Gives every point of `range` the value `value`.
    pub fn insert(&mut self, range: Range<K>, value: V) {
        self.remove(range.clone());
        let position = self
            .entries
            .partition_point(|(existing, _)| existing.start < range.start);
        self.entries.insert(position, (range, value));
        self.merge();
    }

    /// Takes the value away from every point of `range`.
    pub fn remove(&mut self, range: Range<K>) {
        let mut kept = Vec::with_capacity(self.entries.len() + 1);
        for (existing, value) in self.entries.drain(..) {
            if existing.end <= range.start || existing.start >= range.end {
                kept.push((existing, value));
            } else if existing.start < range.start {
                kept.push((existing.start..range.start.clone(), value));
            } else if existing.end > range.end {
                kept.push((range.end.clone()..existing.end, value));
            }
        }
        self.entries = kept;
    }

    fn merge(&mut self) {
        let mut merged: Vec<(Range<K>, V)> = Vec::with_capacity(self.entries.len());
        for (range, value) in self.entries.drain(..) {
            match merged.last_mut() {
                Some((last, last_value)) if last.end == range.start && *last_value == value => {
                    last.end = range.end;
                }
                _ => merged.push((range, value)),
            }
        }
        self.entries = merged;
    }

    /// The value of the point `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.entries
            .iter()
            .find(|(range, _)| range.contains(key))
            .map(|(_, value)| value)
    }

    /// The intervals in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (Range<&K>, &V)> {
        self.entries
            .iter()
            .map(|(range, value)| (&range.start..&range.end, value))
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
        let mut result = Vec::new();
        let mut cursor = range.start.clone();
        for (existing, value) in &self.entries {
            if existing.end <= range.start || existing.start >= range.end {
                continue;
            }
            let start = existing.start.clone().max(range.start.clone());
            let end = existing.end.clone().min(range.end.clone());
            if cursor < start {
                result.push((cursor..start.clone(), None));
            }
            cursor = end.clone();
            result.push((start..end, Some(value)));
        }
        if cursor < range.end {
            result.push((cursor..range.end, None));
        }
        result
    }

    /// Replaces the value of each piece of `range` by what `f` makes of it.
    pub fn update<F>(&mut self, range: Range<K>, mut f: F)
    where
        F: FnMut(Option<&V>) -> Option<V>,
    {
        let pieces: Vec<_> = self
            .pieces(range)
            .into_iter()
            .map(|(piece, value)| (piece, f(value)))
            .collect();
        for (piece, value) in pieces {
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

//! A map that gives whole intervals of an ordered line one value each.

use std::ops::Range;

/// A map from half-open, never overlapping intervals to values.
#[derive(Debug, Clone)]
pub struct IntervalMap<K, V> {
    // Replace this by what you need.
    entries: Vec<(Range<K>, V)>,
}

impl<K: Ord + Clone, V: Eq + Clone> IntervalMap<K, V> {
    /// A map without any value.
    pub fn new() -> Self {
        todo!()
    }

    /// Gives every point of `range` the value `value`.
    pub fn insert(&mut self, range: Range<K>, value: V) {
        todo!()
    }

    /// Takes the value away from every point of `range`.
    pub fn remove(&mut self, range: Range<K>) {
        todo!()
    }

    /// The value of the point `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        todo!()
    }

    /// The intervals in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (Range<&K>, &V)> {
        // So that the stub compiles.
        self.entries
            .iter()
            .map(|(range, value)| (&range.start..&range.end, value))
    }

    /// How many intervals there are.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether no point has a value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The stretches of `range` with and without values, in ascending order.
    pub fn pieces(&self, range: Range<K>) -> Vec<(Range<K>, Option<&V>)> {
        todo!()
    }

    /// Replaces the value of each piece of `range` by what `f` makes of it.
    pub fn update<F>(&mut self, range: Range<K>, f: F)
    where
        F: FnMut(Option<&V>) -> Option<V>,
    {
        todo!()
    }
}

impl<K: Ord + Clone, V: Eq + Clone> Default for IntervalMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

//! A map that gives whole intervals of an ordered line one value each.

use std::ops::Range;

/// A map from half-open, never overlapping intervals to values.
#[derive(Debug, Clone)]
pub struct IntervalMap<K, V> {
    /// In ascending order.
    entries: Vec<(Range<K>, V)>,
}

impl<K: Ord + Clone, V: Eq + Clone> IntervalMap<K, V> {
    /// A map without any value.
    pub fn new() -> Self {
        IntervalMap {
            entries: Vec::new(),
        }
    }

    /// Gives every point of `range` the value `value`.
    pub fn insert(&mut self, range: Range<K>, value: V) {
        self.replace(range.clone(), vec![(range, value)]);
    }

    /// Takes the value away from every point of `range`.
    pub fn remove(&mut self, range: Range<K>) {
        self.replace(range, Vec::new());
    }

    /// Puts `new` in the place of all that lies in `range`.
    fn replace(&mut self, range: Range<K>, new: Vec<(Range<K>, V)>) {
        if range.start >= range.end {
            return;
        }
        // With the neighbours that only touch the range, since they may have to be joined.
        let first = self.entries.partition_point(|(r, _)| r.end < range.start);
        let last = self.entries.partition_point(|(r, _)| r.start <= range.end);
        let old: Vec<_> = self.entries.drain(first..last).collect();
        let mut pieces = Vec::new();
        for (r, value) in &old {
            if r.start < range.start {
                let end = range.start.clone().min(r.end.clone());
                pieces.push((r.start.clone()..end, value.clone()));
            }
        }
        pieces.extend(new);
        for (r, value) in old {
            if range.end < r.end {
                let start = range.end.clone().max(r.start);
                pieces.push((start..r.end, value));
            }
        }
        pieces.dedup_by(|(right, right_value), (left, left_value)| {
            let same = left.end == right.start && left_value == right_value;
            if same {
                left.end = right.end.clone();
            }
            same
        });
        self.entries.splice(first..first, pieces);
    }

    /// The value of the point `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        let next = self.entries.partition_point(|(r, _)| r.end <= *key);
        let (range, value) = self.entries.get(next)?;
        range.contains(key).then_some(value)
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
        let mut pieces = Vec::new();
        let Range { start: mut at, end } = range;
        let first = self.entries.partition_point(|(r, _)| r.end <= at);
        for (r, value) in &self.entries[first..] {
            if r.start >= end || at >= end {
                break;
            }
            if at < r.start {
                pieces.push((at..r.start.clone(), None));
                at = r.start.clone();
            }
            let stop = r.end.clone().min(end.clone());
            pieces.push((at..stop.clone(), Some(value)));
            at = stop;
        }
        if at < end {
            pieces.push((at..end, None));
        }
        pieces
    }

    /// Replaces the value of each piece of `range` by what `f` makes of it.
    pub fn update<F>(&mut self, range: Range<K>, mut f: F)
    where
        F: FnMut(Option<&V>) -> Option<V>,
    {
        let mut new = Vec::new();
        for (piece, value) in self.pieces(range.clone()) {
            if let Some(value) = f(value) {
                new.push((piece, value));
            }
        }
        self.replace(range, new);
    }
}

impl<K: Ord + Clone, V: Eq + Clone> Default for IntervalMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

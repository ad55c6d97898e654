//! A list that is never empty.

use std::num::NonZeroUsize;

/// A `Vec` that was looked at when it came in, and never gets its last element taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonEmpty<T>(Vec<T>);

impl<T> NonEmpty<T> {
    pub fn new(first: T) -> Self {
        NonEmpty(vec![first])
    }

    pub fn from_vec(elements: Vec<T>) -> Option<Self> {
        (!elements.is_empty()).then(|| NonEmpty(elements))
    }

    pub fn push(&mut self, element: T) {
        self.0.push(element);
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.0.len() == 1 { None } else { self.0.pop() }
    }

    pub fn first(&self) -> &T {
        &self.0[0]
    }

    pub fn last(&self) -> &T {
        &self.0[self.0.len() - 1]
    }

    pub fn len(&self) -> NonZeroUsize {
        NonZeroUsize::new(self.0.len()).expect("not empty")
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub fn map<U>(self, f: impl FnMut(T) -> U) -> NonEmpty<U> {
        NonEmpty(self.0.into_iter().map(f).collect())
    }

    pub fn max(&self) -> &T
    where
        T: Ord,
    {
        // `Iterator::max` gives the last of equal elements.
        self.0.iter().rev().max().expect("not empty")
    }

    pub fn min(&self) -> &T
    where
        T: Ord,
    {
        self.0.iter().min().expect("not empty")
    }
}

impl<T> std::ops::Deref for NonEmpty<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> std::ops::DerefMut for NonEmpty<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<'a, T> IntoIterator for &'a NonEmpty<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> IntoIterator for NonEmpty<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

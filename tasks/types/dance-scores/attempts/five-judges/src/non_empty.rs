//! A list that is never empty.

use std::num::NonZeroUsize;

/// At least one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonEmpty<T> {
    first: T,
    rest: Vec<T>,
}

impl<T> NonEmpty<T> {
    pub fn new(first: T) -> Self {
        NonEmpty {
            first,
            rest: Vec::new(),
        }
    }

    pub fn from_vec(elements: Vec<T>) -> Option<Self> {
        let mut elements = elements.into_iter();
        let first = elements.next()?;
        Some(NonEmpty {
            first,
            rest: elements.collect(),
        })
    }

    pub fn push(&mut self, element: T) {
        self.rest.push(element);
    }

    /// Takes the last element off, unless it is the only one.
    pub fn pop(&mut self) -> Option<T> {
        self.rest.pop()
    }

    pub fn first(&self) -> &T {
        &self.first
    }

    pub fn last(&self) -> &T {
        self.rest.last().unwrap_or(&self.first)
    }

    pub fn len(&self) -> NonZeroUsize {
        NonZeroUsize::MIN.saturating_add(self.rest.len())
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.into_iter()
    }

    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> NonEmpty<U> {
        NonEmpty {
            first: f(self.first),
            rest: self.rest.into_iter().map(f).collect(),
        }
    }

    /// The largest element; of equal ones the first.
    pub fn max(&self) -> &T
    where
        T: Ord,
    {
        self.iter()
            .fold(&self.first, |best, element| if element > best { element } else { best })
    }

    /// The smallest element; of equal ones the first.
    pub fn min(&self) -> &T
    where
        T: Ord,
    {
        self.iter()
            .fold(&self.first, |best, element| if element < best { element } else { best })
    }
}

impl<'a, T> IntoIterator for &'a NonEmpty<T> {
    type Item = &'a T;
    type IntoIter = std::iter::Chain<std::iter::Once<&'a T>, std::slice::Iter<'a, T>>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

impl<T> IntoIterator for NonEmpty<T> {
    type Item = T;
    type IntoIter = std::iter::Chain<std::iter::Once<T>, std::vec::IntoIter<T>>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self.first).chain(self.rest)
    }
}

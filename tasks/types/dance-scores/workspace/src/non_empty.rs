//! A list that should not be empty.

/// A list; nothing keeps it from being empty yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonEmpty<T> {
    pub elements: Vec<T>,
}

impl<T> NonEmpty<T> {
    pub fn first(&self) -> Option<&T> {
        self.elements.first()
    }

    pub fn len(&self) -> usize {
        self.elements.len()
    }
}
